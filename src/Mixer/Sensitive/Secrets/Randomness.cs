namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>Tells what a machine made up from what a person wrote in its place.</summary>
internal static class Randomness
{
    private static readonly string[] Invented =
    [
        "example", "sample", "placeholder", "changeme", "change_me", "change-me", "redacted", "dummy", "insert", "replace", "xxxx", "****",
            "....", "____", "0000000", "1234567", "abcdef", "yourkey", "your_", "your-", "notreal",
    ];

    /// <summary>Whether the characters look drawn at random: many different ones, of at least two of lower case, upper case and digits.</summary>
    /// <param name="text">What may be a key.</param>
    public static bool Has(ReadOnlySpan<char> text) => text.Length >= 8 && Classes(text) >= 2 && IsVaried(text);

    /// <summary>Whether many different characters are in it, no long row of neighbours of the alphabet, and no word that stands for something else.</summary>
    public static bool IsVaried(ReadOnlySpan<char> text) =>
        Entropy(text) >= 0.7 * Math.Log2(Math.Min(text.Length, IsHexadecimal(text) ? 16 : 64)) && Rows(text) < 0.4 && !IsInvented(text);

    /// <summary>Whether it holds a word that people write in a secret's place.</summary>
    public static bool IsInvented(ReadOnlySpan<char> text)
    {
        foreach (string word in Invented)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Shannon's entropy of the characters, in bits for each.</summary>
    public static double Entropy(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        foreach (char c in text) counts[Math.Min((int)c, 127)]++;
        double sum = 0;
        foreach (int count in counts)
            if (count > 0) sum -= (double)count / text.Length * Math.Log2((double)count / text.Length);
        return sum;
    }

    /// <summary>How many of lower case, upper case and digits are there, each twice at least.</summary>
    public static int Classes(ReadOnlySpan<char> text)
    {
        int lower = 0, upper = 0, digits = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiLetterLower(c)) lower++;
            else if (char.IsAsciiLetterUpper(c)) upper++;
            else if (char.IsAsciiDigit(c)) digits++;
        }

        return (lower > 1 ? 1 : 0) + (upper > 1 ? 1 : 0) + (digits > 1 ? 1 : 0);
    }

    /// <summary>How often a letter stands beside a digit: a name with a number behind has one such place.</summary>
    public static int Seams(ReadOnlySpan<char> text)
    {
        int seams = 0;
        for (int i = 1; i < text.Length; i++)
            if ((char.IsAsciiDigit(text[i]) && char.IsAsciiLetter(text[i - 1]))
                || (char.IsAsciiDigit(text[i - 1]) && char.IsAsciiLetter(text[i]))) seams++;
        return seams;
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }

    // The share of characters that repeat the one before or follow it in the alphabet.
    private static double Rows(ReadOnlySpan<char> text)
    {
        int rows = 0;
        for (int i = 1; i < text.Length; i++)
            if (text[i] - text[i - 1] is 0 or 1 or -1) rows++;
        return (double)rows / text.Length;
    }
}
