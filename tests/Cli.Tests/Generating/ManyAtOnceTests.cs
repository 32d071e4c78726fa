using System.Globalization;
using InstructMix.Cli.Tests.Generating.Worlds;
using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Generating;

public sealed class ManyAtOnceTests : IDisposable
{
    private readonly WorldFolder _folder = new(given: 250);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Five_hundred_requests_at_a_time_take_no_more_memory_for_many_answers_than_for_few()
    {
        await using var world = await RecordedWorld.StartAsync(faults: 0);
        world.Delay = TimeSpan.FromMilliseconds(300);
        world.Together = 500;

        long few = await PeakAsync(world, "few.jsonl", 2000), many = await PeakAsync(world, "many.jsonl", 8000);

        Console.WriteLine($"peak of resident memory: {few >> 20} MiB for 2,000 answers, {many >> 20} MiB for 8,000; {world.MostInFlight} at a time");
        world.MostInFlight.Should().Be(500);
        (many - few).Should().BeLessThan(48L << 20);
    }

    private async Task<long> PeakAsync(RecordedWorld world, string output, int count)
    {
        using var run = ProgramProcess.Start(dockerHost: null, _folder.Arguments(output, world, "--count", $"{count}", "--jobs", "500"));
        long peak = 0;
        while (!run.HasExited)
        {
            peak = Math.Max(peak, Peak(run.Id));
            await Task.Delay(20);
        }

        (await run.EndAsync(TimeSpan.FromMinutes(2))).ExitCode.Should().Be(ExitCode.Done);
        _folder.Records(output).Should().HaveCountGreaterThan(count * 95 / 100);
        return peak;
    }

    /// <summary>The most memory that a process had so far, in bytes; 0 where it is gone.</summary>
    private static long Peak(int process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) ?? "";
            return line.Length == 0 ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
