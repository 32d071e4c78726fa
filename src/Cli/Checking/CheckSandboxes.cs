using InstructMix.Cli.Sandboxing;
using InstructMix.Harness.Images;
using InstructMix.Examples.Running;

namespace InstructMix.Cli.Checking;

/// <summary>The sandboxes of each Python, opened when there is something to run: pages without Python need no engine.</summary>
/// <param name="pythons">The Pythons.</param>
/// <param name="open">Opens the sandboxes of one.</param>
internal sealed class CheckSandboxes(IReadOnlyList<PythonVersion> pythons, Func<PythonVersion, CancellationToken, Task<SandboxSession>> open) : IAsyncDisposable
{
    private readonly List<SandboxSession> _sessions = [];

    /// <summary>The sandboxes.</summary>
    public async Task<IReadOnlyList<CheckPool>> OpenAsync(CancellationToken cancellation)
    {
        for (int i = _sessions.Count; i < pythons.Count; i++) _sessions.Add(await open(pythons[i], cancellation));
        return [.. _sessions.Select((s, i) => new CheckPool(pythons[i], s.Pool))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions) await session.DisposeAsync();
    }
}
