using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Interruptions;

/// <summary>Sandboxes that lose a process, or freeze, in the middle of a run.</summary>
public sealed class SandboxFaultTests(ShortRun undisturbed) : IClassFixture<ShortRun>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_first_process_that_is_killed_costs_no_candidate_its_verdict() =>
        RunAsync(async (engine, container) => await HostProcesses.SignalAsync("KILL", [await engine.ProcessAsync(container)]));

    [Fact]
    public Task A_judge_that_is_killed_costs_no_candidate_its_verdict() =>
        RunAsync(async (engine, container) => await HostProcesses.SignalAsync("KILL", [await JudgeAsync(engine, container)]));

    [Fact]
    public Task A_judge_that_is_stopped_costs_no_candidate_its_verdict() =>
        RunAsync(async (engine, container) => await HostProcesses.SignalAsync("STOP", [await JudgeAsync(engine, container)]));

    [Fact]
    public Task A_container_that_is_frozen_costs_no_candidate_its_verdict() =>
        RunAsync((engine, container) => engine.PauseAsync(container));

    private static async Task<int> JudgeAsync(EngineApi engine, string container) =>
        // Candidates have users of their own; the judge is root, as the keeper is that forked it.
        HostProcesses.ChildrenOf(await engine.ProcessAsync(container)).First(p => HostProcesses.UserOf(p) == 0);

    private async Task RunAsync(Func<EngineApi, string, Task> disturb)
    {
        // A short time limit, for what is frozen is found out by it.
        using var program = ProgramProcess.Start(null, "verify", undisturbed.Input, "--output", _folder["kept.jsonl"], "--timeout", "2", "--json");
        using var engine = new EngineApi();
        await UndisturbedRun.DisturbAsync(program, _folder, async () => await disturb(engine, await Containers.AnyAsync(program.Id)));
        var ended = await program.EndAsync(Patience);
        ended.ExitCode.Should().Be(ExitCode.Done, ended.Error);
        ended.Json.GetProperty("sandbox_faults").GetInt64().Should().Be(1, ended.Error);
        await undisturbed.ShouldBeWrittenAsync(_folder);
        (await Containers.CountAsync(program.Id, any: false, TimeSpan.Zero)).Should().Be(0);
    }
}
