using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Interruptions;

public sealed class KillTests(LongRun undisturbed) : IClassFixture<LongRun>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_run_is_taken_up_where_it_was()
    {
        string[] arguments = ["verify", undisturbed.Input, "--output", _folder["kept.jsonl"], "--json"];
        using var program = ProgramProcess.Start(null, arguments);
        await UndisturbedRun.DisturbAsync(program, _folder, program.KillAsync, goesOn: false);
        (await program.EndAsync(Patience)).ExitCode.Should().Be(128 + 9);
        _folder.Names.Should().NotContain("kept.jsonl").And.NotContain("kept.rejects.jsonl");
        // The engine closes their input, and that ends them.
        (await Containers.CountAsync(program.Id, any: false, Patience)).Should().Be(0);

        await undisturbed.ShouldBeResumedAsync(_folder, arguments);
    }
}
