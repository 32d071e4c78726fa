using System.Buffers;

namespace InstructMix.Verifier.Extraction;

/// <summary>Reads the tag of a fence in the many ways it is written: <c>python</c>, <c>Py</c>, <c>{.python .numberLines}</c>, <c>python3 title="x"</c>.</summary>
internal static class LanguageTag
{
    private static readonly HashSet<string> Python = new(StringComparer.OrdinalIgnoreCase)
    {
        "python", "py", "python2", "python3", "py2", "py3", "pycon", "ipython", "ipython3", "pyi", "pytb", "sage", "gyp", "starlark",
        "language-python", "lang-python", "tool_code", "micropython",
    };

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t,:;{}()[]=\"'#");

    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+#-_");

    // Tags that say "code", and not in which language.
    private static readonly HashSet<string> Untold = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "code", "none", "snippet", "solution", "copy",
    };

    private static readonly HashSet<string> Markup = new(StringComparer.OrdinalIgnoreCase)
    {
        "markdown", "md", "text", "txt", "plaintext", "rst", "html", "mdx",
    };

    /// <summary>Whether the text inside may have fences of its own.</summary>
    public static bool IsMarkup(ReadOnlySpan<char> info) => Markup.Contains(info.Trim().ToString());

    /// <summary>Whether this is what a tag looks like: a word.</summary>
    public static bool IsWord(ReadOnlySpan<char> info) => info.Length is > 0 and < 20 && !info.ContainsAnyExcept(WordCharacters);

    /// <summary>The language of a tag.</summary>
    /// <param name="info">What stands behind the fence.</param>
    public static TagLanguage Read(ReadOnlySpan<char> info)
    {
        var tag = info.Trim().TrimStart("{.").ToString();
        var end = tag.AsSpan().IndexOfAny(Ends);
        if (end >= 0) tag = tag[..end];
        if (Untold.Contains(tag)) return TagLanguage.Untold;
        return Python.Contains(tag) || tag.StartsWith("python3.", StringComparison.OrdinalIgnoreCase)
            ? TagLanguage.Python : TagLanguage.Other;
    }
}
