namespace InstructMix.Mixer.Signals;

/// <summary>Counts something in a text, such as addresses of e-mail: what becomes a signal by <see cref="Signal.Count.InBoth"/>.</summary>
public interface ITextCounter
{
    /// <summary>How many there are.</summary>
    /// <param name="text">The text.</param>
    int Count(string text);
}
