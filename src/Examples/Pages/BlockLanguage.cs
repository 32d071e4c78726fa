using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>Tells from what stands behind a fence whether a block is Python, in the ways in which it is written: <c>python</c>, <c>{.python}</c>, <c>{code-block} python</c>, <c>python&gt;=3.12</c>.</summary>
internal static partial class BlockLanguage
{
    private static readonly HashSet<string> Python = new(StringComparer.OrdinalIgnoreCase)
    {
        "python", "py", "python3", "py3", "pycon", "pycon3", "python-console", "python-repl", "doctest", "ipython3", "ipython", "ipythonconsole",
    };

    /// <summary>What is said of blocks that may well be sessions: a prompt in them tells.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "text", "txt", "console", "shell-session", "none", "default", "plain", "plaintext", "output", "repl",
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

    /// <summary>Whether a block of this language is a session where it looks like one.</summary>
    public static bool IsOpen(string name) => Open.Contains(name);

    /// <summary>Whether a block is a session: its first line is typed at the interpreter's prompt.</summary>
    public static bool IsSession(string source) => First().IsMatch(source);

    /// <summary>Whether something in a block is typed at the interpreter's prompt, and not in a string of a program's.</summary>
    public static bool HasPrompt(string source)
    {
        if (IsSession(source)) return true;
        foreach (Match match in Prompt().Matches(source))
        {
            var before = source.AsSpan(0, match.Index);
            if (before.Count("\"\"\"") % 2 == 0 && before.Count("'''") % 2 == 0) return true;
        }

        return false;
    }

    [GeneratedRegex(@"\A\s*(?:\{(?:code-block|code-cell|code|sourcecode)\}\s*|\{?\s*\.?)(?<tag>[A-Za-z][\w-]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\A\s*>>>(?:\s|\z)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex First();

    [GeneratedRegex(@"^[ \t]*>>>(?:[ \t]|$)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prompt();
}
