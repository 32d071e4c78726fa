using InstructMix.Cli.Tests.Given;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Pool;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Interruptions;

/// <summary>An engine that is killed, stays away, or freezes in the middle of a run.</summary>
public sealed class EngineFaultTests(ShortRun undisturbed, PrivateEngine engine) : IClassFixture<ShortRun>, IClassFixture<PrivateEngine>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TempFolder _folder = new();

    private string[] Arguments => ["verify", undisturbed.Input, "--output", _folder["kept.jsonl"], "--json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_engine_that_is_killed_and_started_again_costs_no_candidate_its_verdict(bool withItsShims)
    {
        using var program = await DisturbAsync(() => engine.KillAsync(withItsShims));
        await Task.Delay(TimeSpan.FromSeconds(3));
        await engine.StartAsync();
        await ShouldEndUndisturbedAsync(program);
    }

    [Fact]
    public async Task A_containerd_that_is_killed_costs_no_candidate_its_verdict()
    {
        using var program = await DisturbAsync(async () =>
        {
            var container = (await ContainersAsync()).First(c => c.State == "running").Id;
            await engine.KillContainerdAsync();
            using var client = Client();
            await client.RemoveAsync(container, CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await ShouldEndUndisturbedAsync(program);
    }

    [Fact]
    public async Task An_engine_that_freezes_for_a_while_costs_no_candidate_its_verdict()
    {
        using var program = await DisturbAsync(engine.FreezeAsync);
        await Task.Delay(TimeSpan.FromSeconds(5));
        await engine.ThawAsync();
        var ended = await program.EndAsync(Patience);
        ended.ExitCode.Should().Be(ExitCode.Done, ended.Error);
        await undisturbed.ShouldBeWrittenAsync(_folder);
    }

    [Fact]
    public async Task An_engine_that_is_killed_and_stays_away_ends_the_run_and_the_next_one_takes_it_up()
    {
        using var program = await DisturbAsync(() => engine.KillAsync(everything: false));
        var ended = await program.EndAsync(Patience);
        await engine.StartAsync();
        await ShouldHaveGivenUpAsync(ended, "cannot be reached");
    }

    [Fact]
    public async Task An_engine_that_freezes_for_good_ends_the_run_and_the_next_one_takes_it_up()
    {
        using var program = await DisturbAsync(engine.FreezeAsync, "--timeout", "1");
        var ended = await program.EndAsync(Patience);
        await engine.ThawAsync();
        await ShouldHaveGivenUpAsync(ended, "has not answered within 60 s", "--timeout", "1");
    }

    [Fact]
    public async Task A_full_disk_under_the_engine_ends_the_run_and_the_next_one_takes_it_up()
    {
        CliResult ended;
        try
        {
            using var program = await DisturbAsync(async () =>
            {
                // Sandboxes that run need no disk; the next ones do.
                using (var client = Client())
                    foreach (var container in await ContainersAsync()) await client.RemoveAsync(container.Id, CancellationToken.None);
                engine.Disk.Fill();
            });
            ended = await program.EndAsync(Patience);
        }
        finally
        {
            engine.Disk.MakeRoom();
        }

        await ShouldHaveGivenUpAsync(ended, "no space left on device");
    }

    private async Task<ProgramProcess> DisturbAsync(Func<Task> disturb, params string[] more)
    {
        var program = ProgramProcess.Start(engine.Address, [.. Arguments, .. more]);
        await UndisturbedRun.DisturbAsync(program, _folder, disturb);
        return program;
    }

    private async Task ShouldEndUndisturbedAsync(ProgramProcess program)
    {
        var ended = await program.EndAsync(Patience);
        ended.ExitCode.Should().Be(ExitCode.Done, ended.Error);
        ended.Json.GetProperty("sandbox_faults").GetInt64().Should().BePositive("the run was disturbed");
        await undisturbed.ShouldBeWrittenAsync(_folder);
        await ShouldHaveNoContainersAsync();
    }

    private async Task ShouldHaveGivenUpAsync(CliResult ended, string why, params string[] more)
    {
        ended.ExitCode.Should().Be(ExitCode.NoSandbox, ended.Error);
        ended.Line("instructmix: ").Should().Contain("engine").And.Contain(why);
        ended.Output.Should().BeEmpty();
        _folder.Names.Should().BeEquivalentTo("kept.jsonl.ledger");
        await undisturbed.ShouldBeResumedAsync(_folder, [.. Arguments, .. more], engine.Address);
        // What the first run could not remove, the second did; what it asked of an engine that did not answer may have been made since.
        var clean = await CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = engine.Address }, "sandbox", "clean");
        clean.ExitCode.Should().Be(ExitCode.Done, clean.Error);
        await ShouldHaveNoContainersAsync();
    }

    private async Task ShouldHaveNoContainersAsync()
    {
        // An engine that has just come up may still be about the removal of one, which it then calls dead.
        for (int i = 0; i < 300 && await ContainersAsync() is [{ State: "dead" or "removing" }, ..]; i++) await Task.Delay(100);
        (await ContainersAsync()).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<ContainerListed>> ContainersAsync()
    {
        using var client = Client();
        return await client.ListAsync(RunLabel.Name, CancellationToken.None);
    }

    private EngineClient Client() => new(new EngineAddress(new Uri(engine.Address), "the test"));
}
