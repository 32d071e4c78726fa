using InstructMix.Harness.Sessions;

namespace InstructMix.Cli.Checking;

/// <summary>The sandboxes of a check, opened when there is something to run: pages without Python need no engine.</summary>
/// <param name="open">Opens them.</param>
internal sealed class CheckSandboxes(Func<CancellationToken, Task<Session>> open) : IAsyncDisposable
{
    private Session? _session;

    /// <summary>Those of each Python; one call at a time.</summary>
    public async Task<IReadOnlyList<PythonSandboxes>> OpenAsync(CancellationToken cancellation) =>
        (_session ??= await open(cancellation)).Pythons;

    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? default;
}
