namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Finds out whether a text is a whole, declarative sentence, or several of them, and no fragment.</summary>
public static class FullSentence
{
    private const int FewestWords = 4;

    /// <summary>What it is instead; null for whole sentences.</summary>
    /// <param name="text">The text.</param>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string bare = text.Trim();
        if (bare.Length == 0) return "nothing";
        if (TextPieces.WordsOf(bare).Count < FewestWords) return "a fragment";
        char last = bare.TrimEnd('"', '\'', '”', '’', ')', ']', '*', '_')[^1..].FirstOrDefault();
        if (last == '?') return "a question";
        if (last is not ('.' or '!' or '。' or '！')) return "not whole";
        char first = bare.TrimStart('"', '\'', '“', '‘', '(', '[', '*', '_')[..1].FirstOrDefault();
        if (!char.IsUpper(first) && !char.IsDigit(first) && char.IsLetter(first) && char.IsLower(first)) return "the end of a sentence";
        return null;
    }
}
