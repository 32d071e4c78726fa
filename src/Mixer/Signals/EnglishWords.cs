namespace InstructMix.Mixer.Signals;

/// <summary>
/// Knows English by its smallest words, a hundred times faster than statistics of all languages do. Only words that no other language written in these
/// letters has are counted, so that it says nothing of most texts that are not English, and those that it leaves open are looked at closely.
/// </summary>
internal static class EnglishWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "and", "that", "this", "these", "those", "with", "you", "your", "what", "which", "how", "who", "why", "when", "where", "from", "are", "would", "could",
        "should", "have", "they", "their", "there", "because", "about", "into", "between", "each", "every", "don't", "it's", "i'm", "you're", "i've", "isn't", "does",
    };

    /// <summary>Whether at least a sixth of the words, and two, are such words, and nearly all letters are English ones.</summary>
    public static bool AreFrequentIn(string text)
    {
        int words = 0, english = 0, others = 0;
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            int length = 0;
            while (length < rest.Length && (char.IsLetter(rest[length]) || rest[length] is '\'' or '’'))
            {
                if (rest[length] > 127 && rest[length] != '’') others++;
                length++;
            }

            if (length > 0)
            {
                words++;
                if (lookup.Contains(rest[..length])) english++;
            }

            rest = rest[Math.Min(rest.Length, length + 1)..];
        }

        return english >= 2 && english * 6 >= words && others * 20 <= text.Length;
    }
}
