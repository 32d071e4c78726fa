namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Tells the names of a text from its other words, by their capitals.</summary>
internal static class NameReader
{
    // A text of so many words that begins with a capital may be nothing but a name.
    private const int MostOfName = 4;

    private static readonly HashSet<string> Titles = new(["dr", "mr", "mrs", "ms", "prof", "st", "sir"], StringComparer.Ordinal);

    /// <summary>The names, what may be a name or only begins a sentence, and all words that say something (names among them); in lower case.</summary>
    /// <param name="text">The text, without its times and numbers.</param>
    public static (List<string> Names, List<string> Weak, List<string> Words) Read(string text)
    {
        var pieces = TextPieces.Of(text);
        var (names, weak, words) = (new List<string>(), new List<string>(), new List<string>());
        bool isShort = pieces.Count(p => p.Kind == PieceKind.Word) <= MostOfName;
        bool begins = true;
        for (int i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Kind != PieceKind.Word)
            {
                // A stop behind a title or an initial ends nothing.
                begins |= piece.Text is "." or "!" or "?" or ":" or "\n"
                    && !(piece.Text == "." && i > 0 && (pieces[i - 1].Text.Length == 1 || Titles.Contains(pieces[i - 1].Folded)));
                if (piece.Text == "\u0001") begins = false;
                continue;
            }

            string folded = piece.Folded;
            bool isSign = piece.Text.Count(char.IsUpper) > 1 && piece.Text.Length > 1;
            if (isSign || (piece.IsCapital && !begins && !IsSmall(folded, piece))) names.Add(folded);
            else if (piece.IsCapital && begins && !StopWords.Has(folded)) (IsName(pieces, i, isShort) ? names : weak).Add(folded);
            if (isSign || !StopWords.Has(folded)) words.Add(folded);
            begins = false;
        }

        return (names, weak, words);
    }

    // "I", and words of titles such as "The" in "The Long Quay".
    private static bool IsSmall(string folded, TextPiece piece) =>
        StopWords.Has(folded) && (piece.Text.Length == 1 || folded is "the" or "a" or "an" or "of" or "and" or "in" or "mr" or "mrs" or "ms" or "dr" or "sir");

    private static bool IsName(List<TextPiece> pieces, int at, bool isShort)
    {
        var next = at + 1 < pieces.Count ? pieces[at + 1] : default;
        return isShort || (next.Text is not null && next.IsCapital && !StopWords.Has(next.Folded));
    }
}
