using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>Tells from what stands behind a fence whether a block is Python, in the ways in which it is written: <c>python</c>, <c>{.python}</c>, <c>{code-block} python</c>, <c>python&gt;=3.12</c>.</summary>
internal static partial class BlockLanguage
{
    private static readonly HashSet<string> Python = new(StringComparer.OrdinalIgnoreCase)
    {
        "python", "py", "python3", "py3", "pycon", "python-console", "python-repl", "doctest", "ipython3",
    };

    /// <summary>What stands behind the language, for its directives; null where the block is not Python.</summary>
    public static string? Read(string info)
    {
        var match = Tag().Match(info);
        if (!match.Success || !Python.Contains(match.Groups["tag"].Value)) return null;
        var rest = info[match.Length..];
        // ```python>=3.12 says both.
        return rest is ['<' or '>' or '=' or '!', ..] ? "python" + rest : rest;
    }

    /// <summary>Whether a name is one of Python's.</summary>
    public static bool Is(string name) => Python.Contains(name);

    /// <summary>Whether a block is a session: its first line is typed at the interpreter's prompt.</summary>
    public static bool IsSession(string source) => Prompt().IsMatch(source);

    [GeneratedRegex(@"\A\s*(?:\{(?:code-block|code-cell|code|sourcecode)\}\s*|\{?\s*\.?)(?<tag>[A-Za-z][\w-]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\A\s*>>>(?:\s|\z)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prompt();
}
