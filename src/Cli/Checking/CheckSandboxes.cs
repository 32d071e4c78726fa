using InstructMix.Harness.Sessions;

namespace InstructMix.Cli.Checking;

/// <summary>The sandboxes of a check, opened when there is something to run: pages without Python need no engine.</summary>
/// <param name="open">Opens them for so many trials at most; null for any number.</param>
internal sealed class CheckSandboxes(Func<int?, CancellationToken, Task<Session>> open) : IAsyncDisposable
{
    private Session? _session;

    /// <summary>Those of each Python; one call at a time.</summary>
    /// <param name="trials">How many trials there are, where that is known: the first call's number counts.</param>
    /// <param name="cancellation">Stops the opening.</param>
    public async Task<IReadOnlyList<PythonSandboxes>> OpenAsync(int? trials, CancellationToken cancellation) =>
        (_session ??= await open(trials, cancellation)).Pythons;

    /// <summary>Begins to end them: nothing more is run.</summary>
    public void StartEnding() => _session?.StartEnding();

    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? default;
}
