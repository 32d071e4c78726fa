namespace InstructMix.Generation.Questions.Texts;

/// <summary>Cuts English prose into sentences. A stop behind a title, an initial or another abbreviation ends none, nor does one within a number.</summary>
public static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(
        """
        mr mrs ms dr prof st sr jr vs etc e.g i.e cf al approx no nos vol fig figs ed eds dept est gen col capt lt sgt gov rev hon mt ft inc ltd co corp jan feb mar apr jun jul
        aug sep sept oct nov dec ca c pp p u.s u.k u.n a.m p.m ph.d b.c a.d
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences of a paragraph, each without white space around it.</summary>
    /// <param name="text">The paragraph.</param>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<string>();
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsEnd(text, i, out int end)) continue;
            Add(text[from..end]);
            from = end;
            i = end - 1;
        }

        Add(text[from..]);
        return sentences;

        void Add(string sentence)
        {
            if (sentence.Trim() is { Length: > 0 } said) sentences.Add(said);
        }
    }

    private static bool IsEnd(string text, int at, out int end)
    {
        end = at + 1;
        char c = text[at];
        if (c is '。' or '！' or '？') return true;
        if (c is not ('.' or '!' or '?' or '…')) return false;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '…') end++;
        // Quotes and brackets that close behind it belong to it.
        while (end < text.Length && text[end] is '"' or '\'' or '”' or '’' or ')' or ']' or '»') end++;
        if (end >= text.Length) return true;
        if (!char.IsWhiteSpace(text[end])) return false;
        int next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        if (next >= text.Length) return true;
        char begins = text[next] is '"' or '\'' or '“' or '‘' or '(' or '[' or '«' && next + 1 < text.Length ? text[next + 1] : text[next];
        if (char.IsLower(begins)) return false;
        return c != '.' || !IsAbbreviation(text, at, begins);
    }

    private static bool IsAbbreviation(string text, int stop, char begins)
    {
        int from = stop;
        while (from > 0 && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '[' or '"' or '“')) from--;
        string word = text[from..stop];
        // An initial: "J. Renn"; but "vitamin C. It" ends there, which nobody can tell from it, and one sentence more or less does no harm.
        if (word.Length == 1 && char.IsUpper(word[0])) return true;
        if (!Abbreviations.Contains(word)) return false;
        // "at 6 a.m. The" begins a sentence, "No. 5" does not; months and titles go on.
        return word.ToLowerInvariant() is not ("a.m" or "p.m" or "etc" or "al" or "b.c" or "a.d") || !char.IsUpper(begins);
    }
}
