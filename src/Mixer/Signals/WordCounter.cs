namespace InstructMix.Mixer.Signals;

/// <summary>Counts words.</summary>
internal static class WordCounter
{
    /// <summary>How many runs of characters there are that are not white space.</summary>
    public static int Count(string text)
    {
        int words = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool blank = char.IsWhiteSpace(c);
            if (!blank && !inside) words++;
            inside = !blank;
        }

        return words;
    }
}
