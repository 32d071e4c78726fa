using InstructMix.Core.Text;

namespace InstructMix.Mixer.Text;

/// <summary>A digest of Python in which names and layout do not count.</summary>
public static class FoldedDigest
{
    /// <summary>The digest of some code. Two programs that differ in the names that they chose, in comments, docstrings, type hints and white space have the same.</summary>
    /// <param name="code">The code.</param>
    public static ulong Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Hash64.Of([.. FoldedPython.Of(code)
            .Select(t => t.IsOwnName ? t.Hash : Hash64.OfExact(code.AsSpan(t.Token.Start, t.Token.Length)))]);
    }
}
