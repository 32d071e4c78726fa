using System.Text;
using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Signals;

/// <summary>Tells the code in a text from what people read: lines between fences are code, and so are lines that look like Python.</summary>
internal static partial class Prose
{
    // A line of code is never longer; a paragraph may be.
    private const int LongestLine = 1000;

    /// <summary>The text without its code.</summary>
    public static string Of(string text)
    {
        var prose = new StringBuilder(text.Length);
        foreach (var (line, isCode) in Marked(text))
            if (!isCode) prose.Append(line).Append('\n');
        return prose.ToString();
    }

    /// <summary>How many lines are not blank.</summary>
    public static int Lines(string text)
    {
        int lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            if (!line.IsWhiteSpace()) lines++;
        return lines;
    }

    /// <summary>How many lines are code.</summary>
    public static int CodeLines(string text) => Marked(text).Count(l => l.IsCode);

    /// <summary>The lines that are neither blank nor fences.</summary>
    private static IEnumerable<(string Line, bool IsCode)> Marked(string text)
    {
        string? fence = null;
        bool isAfterCode = false;
        foreach (string line in text.Split('\n'))
        {
            string inner = line.Trim();
            if (inner.Length == 0) continue;
            if (Fence(inner) is { } mark && (fence is null || inner == fence))
            {
                fence = fence is null ? mark : null;
                continue;
            }

            // What is indented under code belongs to it, whatever it is: a docstring, data, a call that goes on.
            bool isCode = fence is not null || LooksLikePython().IsMatch(line.Length <= LongestLine ? line : line[..LongestLine])
                || (isAfterCode && char.IsWhiteSpace(line[0]));
            isAfterCode = isCode;
            yield return (inner, isCode);
        }
    }

    private static string? Fence(string line) =>
        line.StartsWith("```", StringComparison.Ordinal) ? "```" : line.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;

    [GeneratedRegex(
        """
        ^\s*(
          (def|class)\s+\w+.*:\s*(\#.*)?$ | (async\s+)?(for|with)\s+\S.*:\s*(\#.*)?$ | (if|elif|while|except)\b.*:\s*(\#.*)?$ | (else|try|finally)\s*:\s*(\#.*)?$ |
          import\s+[\w., ]+$ | import\s+\w+(\.\w+)*\s+as\s+\w+$ | from\s+[\w.]+\s+import\s+.* | return\b(\s*$|\s+[\w.]+\s*$|.*[\(\)\[\]{}=+*/%<>"'].*) | (raise|yield|assert)\s+\w.*[\(\)\[\]=<>].* |
          (pass|break|continue)\s*$ | @\w+(\.\w+)*(\(.*\))?\s*$ | \#!.* | >>>\s.* |
          [\w.]+(\[[^\]]*\])*(\s*,\s*[\w.]+)*\s*([+\-*/%|&]|//|\*\*)?=\s*[^=\s].* | [A-Za-z_][\w.]*(\[[^\]]*\])*\(.*\)(\.\w+(\(.*\))?|\[.*\])*\s*;?\s*(\#.*)?$ |
          \[.*\bfor\b.*\bin\b.*\]\s*$
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex LooksLikePython();
}
