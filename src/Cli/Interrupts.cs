using System.Runtime.InteropServices;

namespace InstructMix.Cli;

/// <summary>Ctrl+C (SIGINT) and SIGTERM: the first one stops what runs, which writes down what is done; the second one ends the program at once, whatever hangs.</summary>
internal sealed class Interrupts : IDisposable
{
    /// <summary>How long a program that was asked to stop may take for it.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly Timer _end = new(_ => Environment.Exit(ExitCode.Interrupted));
    private int _count;

    /// <summary>Takes the signals over from the runtime, until it is disposed of.</summary>
    public Interrupts() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take)];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _end.Dispose();
        _stop.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1) Environment.Exit(ExitCode.Interrupted);
        // A call into the kernel that never comes back (a FIFO without a writer, a file system that is gone) hears of no token.
        _end.Change(Farewell, Timeout.InfiniteTimeSpan);
        _ = _stop.CancelAsync();
    }
}
