using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>A notebook's cell without what only IPython knows, line by line: what can run of it does.</summary>
internal static partial class NotebookMagics
{
    // What only changes how results are shown; the rest of the cell can run without.
    private static readonly HashSet<string> Harmless = ["matplotlib", "config", "load_ext", "reload_ext", "autoreload", "xmode",
        "precision", "pprint"];

    // What is behind them is Python and is run, once.
    private static readonly HashSet<string> Timers = ["time", "timeit", "prun", "memit"];
    private static readonly HashSet<string> Frames = ["time", "timeit", "capture", "prun", "memit"];

    /// <summary>The cell as Python; where it cannot be, the reason.</summary>
    /// <param name="source">The cell.</param>
    public static (string Source, string? Unfit) Python(string source)
    {
        string? unfit = null;
        var text = Magic().Replace(source, match =>
        {
            var (indent, all, name) = (match.Groups["indent"].Value, match.Groups["all"].Value, match.Groups["name"].Value);
            bool isCell = all.StartsWith("%%", StringComparison.Ordinal);
            if (name.Length > 0 && Harmless.Contains(name)) return $"{indent}pass #{all}";
            if (isCell && Frames.Contains(name) && source[..match.Index].Trim().Length == 0)
            {
                // `%%timeit code` has its set-up on its own line.
                var code = name == "timeit" || name == "capture" ? "" : Options().Replace(all[(2 + name.Length)..], "").Trim();
                return $"{indent}{(code.Length > 0 ? code : "pass")} #{all}";
            }

            if (!isCell && Timers.Contains(name))
            {
                var code = Options().Replace(all[(1 + name.Length)..], "").Trim();
                // Only `%time` shows the value as well.
                return $"{indent}{(code.Length > 0 ? code : "pass")}{(name == "time" ? "" : ";")}";
            }

            unfit ??= $"it uses IPython's {all.Trim()}, which Python does not know";
            return match.Value;
        });
        return IsPython(source) ? (source, null) : (text, unfit);
    }

    // A line of a string may begin with a percent sign. Where the quotes before it are open it is no magic.
    private static bool IsPython(string source)
    {
        foreach (Match match in Magic().Matches(source))
        {
            var before = source.AsSpan(0, match.Index);
            if (before.Count("\"\"\"") % 2 == 0 && before.Count("'''") % 2 == 0 && !before.TrimEnd().EndsWith("\\")
                && !Operand().IsMatch(before))
                return false;
        }

        return true;
    }

    [GeneratedRegex(@"^(?<indent>[ \t]*)(?<all>%%?(?<name>[A-Za-z]\w*).*|!.+|\?{1,2}\w.*|\w[\w.]*\?{1,2}[ \t]*|[A-Za-z_][\w., \t]*=[ \t]*(?:!|%[A-Za-z]).*)$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Magic();

    // `total` at a line's end inside brackets: what begins the next line is an operator then.
    [GeneratedRegex(@"[(\[{][^()\[\]{}]*\z", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Operand();

    [GeneratedRegex(@"\A[ \t]*(?:-[a-zA-Z]+(?:[ \t]*\d+)?[ \t]+)*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Options();
}
