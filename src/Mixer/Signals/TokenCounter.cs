using Microsoft.ML.Tokenizers;

namespace InstructMix.Mixer.Signals;

/// <summary>Counts tokens as the encoding o200k_base makes them.</summary>
public sealed class TokenCounter : ITextCounter
{
    // A word of megabytes would take the encoder minutes: its time grows with the square of a word's length.
    private const int LongestPiece = 400;
    private readonly Lazy<Encoding> _encoding = new(() => new Encoding());

    /// <inheritdoc/>
    public int Count(string text)
    {
        int tokens = 0;
        for (int from = 0; from < text.Length;)
        {
            int length = LengthOfPiece(text, from);
            tokens += _encoding.Value.Count(text.AsSpan(from, length));
            from += length;
        }

        return tokens;
    }

    /// <summary>Up to the last white space in the longest piece, as tokens do not go on behind a line's end or before a space; where there is none, all of it.</summary>
    private static int LengthOfPiece(string text, int from)
    {
        if (text.Length - from <= LongestPiece) return text.Length - from;
        var piece = text.AsSpan(from, LongestPiece);
        int space = piece.LastIndexOf(' ');
        return space > 0 ? space : char.IsHighSurrogate(piece[^1]) ? LongestPiece - 1 : LongestPiece;
    }

    /// <summary>What is loaded for the first text: a class of its own, so that nothing of it is before.</summary>
    private sealed class Encoding
    {
        private readonly TiktokenTokenizer _tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");

        public int Count(ReadOnlySpan<char> text) =>
            _tokenizer.CountTokens(text, considerPreTokenization: true, considerNormalization: false);
    }
}
