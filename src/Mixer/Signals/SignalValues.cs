namespace InstructMix.Mixer.Signals;

/// <summary>The signals of one pair at a time: each is computed when it is first asked for, and then remembered until the next pair. One thread at a time.</summary>
/// <param name="signals">The signals.</param>
/// <param name="clock">Measures how long they take.</param>
public sealed class SignalValues(IReadOnlyList<Signal> signals, TimeProvider clock)
{
    private readonly long[] _seen = new long[signals.Count]; // by signal: the pair, by number, that its value is of
    private readonly int[] _numbers = new int[signals.Count];
    private readonly string[] _words = new string[signals.Count];
    private Pair? _pair;
    private long _number;

    /// <summary>How long the computing of signals has taken so far.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>Goes on to a pair.</summary>
    /// <param name="pair">The pair.</param>
    public void Move(Pair pair)
    {
        _pair = pair;
        _number++;
    }

    /// <summary>The value of a <see cref="Signal.Count"/>.</summary>
    /// <param name="signal">Its number in the list.</param>
    public int Count(int signal)
    {
        if (_seen[signal] != _number) _numbers[signal] = Computed(signal, ((Signal.Count)signals[signal]).Of);
        return _numbers[signal];
    }

    /// <summary>The value of a <see cref="Signal.Flag"/>.</summary>
    /// <param name="signal">Its number in the list.</param>
    public bool Flag(int signal)
    {
        if (_seen[signal] != _number) _numbers[signal] = Computed(signal, ((Signal.Flag)signals[signal]).Of) ? 1 : 0;
        return _numbers[signal] != 0;
    }

    /// <summary>The value of a <see cref="Signal.Word"/>.</summary>
    /// <param name="signal">Its number in the list.</param>
    public string Word(int signal)
    {
        if (_seen[signal] != _number) _words[signal] = Computed(signal, ((Signal.Word)signals[signal]).Of);
        return _words[signal];
    }

    private T Computed<T>(int signal, Func<Pair, T> of)
    {
        long began = clock.GetTimestamp();
        var value = of(_pair!);
        Spent += clock.GetElapsedTime(began);
        _seen[signal] = _number;
        return value;
    }
}
