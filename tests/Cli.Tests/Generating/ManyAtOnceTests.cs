using InstructMix.Cli.Tests.Generating.Worlds;
using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Generating;

public sealed class ManyAtOnceTests : IDisposable
{
    /// <summary>What the program's heap may take, in bytes. All answers of the run together take more, be they kept as bytes (beside what 500 under way take) or as texts.</summary>
    private const long HeapLimit = 192L << 20;

    private readonly WorldFolder _folder = new(given: 250);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Five_hundred_requests_at_a_time_need_no_memory_for_the_answers_that_have_been_written()
    {
        const int Count = 8000, Length = 20_000;
        await using var world = await RecordedWorld.StartAsync(faults: 0);
        world.Delay = TimeSpan.FromMilliseconds(300);
        world.Together = 500;
        world.Remark = string.Concat(Enumerable.Repeat("It does what you ask for. ", Length / 26));
        // How much of the machine's memory a collector takes differs from run to run; with a limit, what is kept either fits or the program ends.
        string[] run = [$"DOTNET_GCHeapHardLimit=0x{HeapLimit:x}", "dotnet", ProgramProcess.Program, .. _folder.Arguments("pairs.jsonl", world, "--count", $"{Count}", "--jobs", "500")];
        using var process = ProgramProcess.Start("env", dockerHost: null, run);
        var ended = await process.EndAsync(TimeSpan.FromMinutes(4));

        ended.ExitCode.Should().Be(ExitCode.Done, ended.Error);
        world.MostInFlight.Should().Be(500);
        _folder.Records("pairs.jsonl").Should().HaveCountGreaterThan(Count * 95 / 100);
    }
}
