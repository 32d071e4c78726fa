using System.Diagnostics;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Interruptions;

/// <summary>Runs that do not come to their end, and the run after them.</summary>
public sealed class InterruptionTests(ShortRun undisturbed) : IClassFixture<ShortRun>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();

    private string[] Arguments => ["verify", undisturbed.Input, "--output", _folder["kept.jsonl"], "--json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_run_ends_promptly_and_is_taken_up_where_it_was(string signal)
    {
        using var program = ProgramProcess.Start(null, Arguments);
        await UndisturbedRun.DisturbAsync(program, _folder, async () =>
        {
            (await Containers.CountAsync(program.Id, any: true, Patience)).Should().BePositive();
            await program.SignalAsync(signal);
        });
        var start = Stopwatch.GetTimestamp();
        var interrupted = await program.EndAsync(Patience);
        Stopwatch.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(10));
        interrupted.ExitCode.Should().Be(ExitCode.Interrupted);
        interrupted.Error.Should().Contain("interrupted; the same command takes up where this one stopped");
        interrupted.Output.Should().BeEmpty();
        // A busy engine is still removing them when the program has ended, which waits 0.7 s for that.
        (await Containers.CountAsync(program.Id, any: false, TimeSpan.FromSeconds(20))).Should().Be(0);
        _folder.Names.Should().BeEquivalentTo("kept.jsonl.ledger");

        await undisturbed.ShouldBeResumedAsync(_folder, Arguments);
    }

    [Fact]
    public async Task An_engine_that_stops_midway_ends_the_run_and_the_next_one_takes_it_up()
    {
        await using var engine = new EngineProxy(_folder["engine.sock"]);
        using var program = ProgramProcess.Start(engine.Address, Arguments);
        await UndisturbedRun.DisturbAsync(program, _folder, () =>
        {
            engine.Cut();
            return Task.CompletedTask;
        });
        var ended = await program.EndAsync(Patience);
        ended.ExitCode.Should().Be(ExitCode.NoSandbox, ended.Error);
        ended.Line("instructmix: ").Should().Contain("engine").And.Contain("cannot be reached").And.Contain("start the engine there");
        ended.Output.Should().BeEmpty();
        _folder.Names.Should().NotContain(n => n.Contains("partial", StringComparison.Ordinal)).And.NotContain("kept.jsonl").And.NotContain("kept.rejects.jsonl");
        (await Containers.CountAsync(program.Id, any: false, Patience)).Should().Be(0);

        await undisturbed.ShouldBeResumedAsync(_folder, Arguments);
    }
}
