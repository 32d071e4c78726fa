using System.Buffers;
using System.Text.Encodings.Web;

namespace InstructMix.Verifier.Files;

/// <summary>
/// Escapes what JSON says must be escaped, and what cannot be seen. The framework's most relaxed encoder
/// still writes every emoji as a pair of <c>\u</c> escapes, which doubles such texts and hides them from search.
/// </summary>
public sealed class PlainJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => UnsafeRelaxedJsonEscaping.WillEncode(c) is false)]);

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => UnsafeRelaxedJsonEscaping.MaxOutputCharactersPerInputCharacter;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar <= char.MaxValue && UnsafeRelaxedJsonEscaping.WillEncode(unicodeScalar);

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        // Nearly all text is of this kind, and is passed over many letters at a time.
        int plain = new ReadOnlySpan<char>(text, textLength).IndexOfAnyExcept(Plain);
        if (plain < 0) return -1;
        for (int i = plain; i < textLength; i++)
        {
            if (i + 1 < textLength && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            // Half a pair is no scalar; the writer puts U+FFFD in its place.
            else if (char.IsSurrogate(text[i]) || WillEncode(text[i])) return i;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
