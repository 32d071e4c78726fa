using System.Buffers;
using System.Text.Encodings.Web;

namespace InstructMix.Core.Files;

/// <summary>
/// Escapes what JSON says must be escaped, and what cannot be seen. The framework's most relaxed encoder
/// still writes every emoji as a pair of <c>\u</c> escapes, which doubles such texts and hides them from search.
/// </summary>
public sealed class PlainJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create(
            [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => UnsafeRelaxedJsonEscaping.WillEncode(c) is false)]);

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
    public override OperationStatus Encode(
        ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        (charsConsumed, charsWritten) = (0, 0);
        // Code has a line end every few words. After the first one the framework goes on letter by letter, which took most of the time of writing.
        while (charsConsumed < source.Length)
        {
            var rest = source[charsConsumed..];
            int plain = rest.IndexOfAnyExcept(Plain);
            if (plain < 0) plain = rest.Length;
            char mark = plain == rest.Length ? '\0' : Mark(rest[plain]);
            if (plain + 2 > destination.Length - charsWritten || (mark == '\0' && plain < rest.Length))
            {
                var status = base.Encode(rest, destination[charsWritten..], out int consumed, out int written, isFinalBlock);
                charsConsumed += consumed;
                charsWritten += written;
                return status;
            }

            rest[..plain].CopyTo(destination[charsWritten..]);
            charsConsumed += plain;
            charsWritten += plain;
            if (mark == '\0') break;
            destination[charsWritten++] = '\\';
            destination[charsWritten++] = mark;
            charsConsumed++;
        }

        return OperationStatus.Done;
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    /// <summary>What follows the backslash of a short escape; NUL where the character has none.</summary>
    private static char Mark(char c) => c switch
    {
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '"' or '\\' => c,
        _ => '\0',
    };
}
