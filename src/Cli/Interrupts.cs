using System.Runtime.InteropServices;

namespace InstructMix.Cli;

/// <summary>Ctrl+C and SIGTERM end the program even where something hangs: the first asks it to stop, a second one, or half a minute and a little, ends it.</summary>
internal sealed class Interrupts : IDisposable
{
    // Longer than a run is given to stop by itself (App.cs).
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(35);

    private readonly List<PosixSignalRegistration> _registrations;
    private readonly Timer _timer;
    private readonly Action<int> _end;
    private int _code;
    private int _signals;

    /// <param name="end">Ends the process with a code.</param>
    public Interrupts(Action<int> end)
    {
        _end = end;
        _timer = new Timer(_ => _end(_code), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registrations = [.. new[] { (PosixSignal.SIGINT, 130), (PosixSignal.SIGTERM, 143) }.Select(s => PosixSignalRegistration.Create(s.Item1, context => Take(context, s.Item2)))];
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _timer.Dispose();
    }

    private void Take(PosixSignalContext context, int code)
    {
        context.Cancel = true;
        _code = code;
        if (Interlocked.Increment(ref _signals) > 1) _end(code);
        else _timer.Change(Patience, Timeout.InfiniteTimeSpan);
    }
}
