using InstructMix.Harness;
using InstructMix.Harness.Pool;

namespace InstructMix.Bench.Ways;

/// <summary>Every way that is measured, with the sandboxes that some of them share.</summary>
internal sealed class AllWays : IAsyncDisposable
{
    private readonly Lazy<SandboxPool>[] _pools;

    /// <summary>The ways of a session; sandboxes start when they are first measured.</summary>
    public AllWays(BenchSession session)
    {
        var warm = new Lazy<SandboxPool>(() => new SandboxPool(session.Engine, session.Sandboxes));
        var fresh = new Lazy<SandboxPool>(() => new SandboxPool(session.Engine, session.Sandboxes with { Fresh = true }));
        var container = new Lazy<SandboxPool>(() => new SandboxPool(session.Engine, session.Sandboxes with { TrialsPerSandbox = 1, InFlight = 1 }));
        _pools = [warm, fresh, container];
        Ways =
        [
            new DockerRun(session, 1),
            new DockerRun(session, session.Settings.Jobs),
            new DockerExec(session),
            new Verify("container", "--isolation container", "the engine, as for docker run; containers start ahead", 10, session, container, Judge.Auto),
            new Verify("fresh", "--isolation fresh", "the start of an interpreter each", 50, session, fresh, Judge.Auto),
            new Verify("outside", "--isolation fork, judged outside", "fork and page faults, then calls over the wall", 300, session, warm, Judge.Auto),
            new Verify("inside", "--isolation fork, judged inside", "fork and page faults of a confined child", 300, session, warm, Judge.Inside),
            session.Settings.Harness is { } harness
                ? new InContainer(session, "unsandboxed", "the unsandboxed harness of a HumanEval checkout", "a new process and a manager process each", 60, harness)
                : new InContainer(session, "unsandboxed_stand_in", "our stand-in for the unsandboxed harness: what it does, not its code", "a new process and a manager process each", 60),
            new InContainer(session, "fresh_interpreter", "bound: fork + exec of python3 -I each, no isolation", "the start of an interpreter each", 60),
            new InContainer(session, "bare_fork", "bound: fork of a warm interpreter each, no isolation", "fork, page faults, exit", 500),
            new InContainer(session, "bare_fork_preloaded", "bound: the same with the modules imported that our sandboxes have loaded ahead", "fork, page faults, exit", 500),
            new InContainer(session, "one_process", "bound: exec in one process", "compiling and running the programs", 1500),
        ];
    }

    /// <summary>The ways, those that isolate least last.</summary>
    public IReadOnlyList<IWay> Ways { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var way in Ways) await way.DisposeAsync();
        foreach (var pool in _pools.Where(p => p.IsValueCreated)) await pool.Value.DisposeAsync();
    }
}
