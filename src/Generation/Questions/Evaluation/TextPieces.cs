using System.Text.RegularExpressions;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Cuts a text into words, numbers and marks.</summary>
internal static partial class TextPieces
{
    /// <summary>The pieces in their order.</summary>
    public static List<TextPiece> Of(string text)
    {
        var pieces = new List<TextPiece>();
        foreach (Match match in Piece().Matches(text))
        {
            var kind = match.Groups["word"].Success ? PieceKind.Word : match.Groups["number"].Success ? PieceKind.Number : PieceKind.Mark;
            pieces.Add(new TextPiece(kind, match.Value, match.Index));
        }

        return pieces;
    }

    /// <summary>The words alone, in lower case.</summary>
    public static List<string> WordsOf(string text) => [.. Of(text).Where(p => p.Kind == PieceKind.Word).Select(p => p.Folded)];

    /// <summary>A word in lower case, with a straight apostrophe and without a possessive ending.</summary>
    public static string Fold(string word)
    {
        string folded = word.ToLowerInvariant().Replace('’', '\'');
        return folded.EndsWith("'s", StringComparison.Ordinal) && folded.Length > 2 ? folded[..^2] : folded.TrimEnd('\'');
    }

    // Thousands with commas, or with spaces where the groups are whole; then plain digits with decimals.
    [GeneratedRegex(
        @"(?<word>[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)|(?<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|(?<![0-9.,])[0-9]{1,3}(?:[ \u00A0\u202F\u2009][0-9]{3})+(?![0-9,])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)|\S",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Piece();
}
