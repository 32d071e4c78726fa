using System.Buffers;

namespace InstructMix.Mixer.Sensitive;

/// <summary>What stands around a place in a text.</summary>
internal static class Surroundings
{
    /// <summary>Whether a character ends or begins a word of letters, digits and underlines.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>The character before a place; NUL at the text's begin.</summary>
    public static char Before(string text, int at) => at > 0 ? text[at - 1] : '\0';

    /// <summary>The character at a place; NUL at the text's end.</summary>
    public static char At(string text, int at) => at < text.Length ? text[at] : '\0';

    /// <summary>Whether one of some words stands shortly before a place, on the same line or the one before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="reach">How many characters before it.</param>
    /// <param name="words">The words; they may also be parts of longer ones.</param>
    public static bool Names(string text, int at, int reach, SearchValues<string> words) =>
        text.AsSpan(Math.Max(0, at - reach), Math.Min(reach, at)).ContainsAny(words);

    /// <summary>A piece of the text that begins at a place, so that looking at it takes no longer where the text is long.</summary>
    public static ReadOnlySpan<char> Piece(string text, int at, int length) => text.AsSpan(at, Math.Min(length, text.Length - at));
}
