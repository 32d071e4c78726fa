using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>
/// Reads reStructuredText by its lines: code directives, sessions in paragraphs and literal blocks, and comments with directives.
/// What other directives hold is looked into as well, unless it is not text (<c>raw</c>, <c>math</c>, another language's code).
/// </summary>
internal sealed partial class RestReader : IPageReader
{
    private static readonly HashSet<string> Code = ["code-block", "code", "sourcecode", "testcode", "testsetup", "testcleanup", "doctest",
        "ipython"];
    private static readonly HashSet<string> NotText = ["raw", "math", "parsed-literal", "literalinclude", "testoutput", "highlight",
        "include", "csv-table", "graphviz", "mermaid", "uml", "prompt", "productionlist"];

    public IReadOnlyList<string> Ends => [".rst"];

    public Page Read(string file, string text)
    {
        var page = new PageBuilder(file);
        var lines = text.Split('\n');
        bool isHighlighted = false;
        for (int i = 0; i < lines.Length;)
        {
            var line = lines[i];
            if (Explicit().Match(line) is { Success: true } match)
            {
                i = Markup(page, lines, i, match, ref isHighlighted);
            }
            else if (BlockLanguage.IsSession(line))
            {
                int end = EndOfParagraph(lines, i);
                page.Block(i + 1, Margin.Remove(lines[i..end]), (i + 1, ""), isSession: true);
                i = end;
            }
            else if (line.AsSpan().TrimEnd().EndsWith("::"))
            {
                i = Literal(page, lines, i);
            }
            else
            {
                i++;
            }
        }

        return page.Build();
    }

    /// <summary>Reads a directive or a comment. Gives the line at which to go on.</summary>
    private static int Markup(PageBuilder page, string[] lines, int at, Match match, ref bool isHighlighted)
    {
        var (name, argument) = (match.Groups["name"].Value, match.Groups["argument"].Value.Trim());
        int end = EndOfIndented(lines, at + 1, Margin.Of(lines[at]));
        if (match.Groups["comment"].Success)
        {
            Comment(page, lines, at, end, match.Groups["comment"].Value.Trim());
            return end;
        }

        if (name == "highlight") isHighlighted = BlockLanguage.Is(argument.Split(' ')[0]);
        if (!Code.Contains(name)) return NotText.Contains(name) ? end : at + 1;
        var language = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        bool isOwn = name is "testcode" or "testsetup" or "testcleanup" or "doctest" or "ipython";
        bool isPython = isOwn || BlockLanguage.Is(language) || (language.Length == 0 && isHighlighted);
        int start = at + 1;
        while (start < end && Option().IsMatch(lines[start])) start++;
        while (start < end && string.IsNullOrWhiteSpace(lines[start])) start++;
        if (start >= end)
        {
            if (isPython)
                page.Problem(at + 1, $"the '{name}' that stands here has no content", "indent its code under it, after an empty line");
            return end;
        }

        var source = Margin.Remove(lines[start..end]);
        bool isSession = BlockLanguage.IsSession(source);
        // `code::` without a language may hold anything; a prompt tells what it is.
        if (name == "ipython" || (!isPython && !(language.Length == 0 && isSession))) return end;
        if (name is "testsetup" or "testcleanup") page.SetUp(start + 1, source);
        else page.Block(start + 1, source, (at + 1, isOwn ? "" : argument[language.Length..]), isSession);
        return end;
    }

    private static void Comment(PageBuilder page, string[] lines, int at, int end, string text)
    {
        var match = Ours().Match(text);
        if (!match.Success) return;
        var rest = match.Groups["rest"].Value.Trim();
        if (!match.Groups["setup"].Success) page.Comment(at + 1, string.Join(' ', lines[(at + 1)..end].Prepend(rest)));
        else if (rest.Length > 0) page.SetUp(at + 1, rest + "\n" + Margin.Remove(lines[(at + 1)..end]).TrimEnd('\n') + "\n");
        else page.SetUp(at + 2, Margin.Remove(lines[(at + 1)..end]));
    }

    /// <summary>Reads the literal block after <c>::</c>. Gives the line at which to go on.</summary>
    private static int Literal(PageBuilder page, string[] lines, int at)
    {
        int start = at + 1;
        while (start < lines.Length && string.IsNullOrWhiteSpace(lines[start])) start++;
        int indent = Margin.Of(lines[at]);
        if (start == at + 1 || start >= lines.Length || Margin.Of(lines[start]) <= indent) return at + 1;
        int end = EndOfIndented(lines, start, indent);
        var source = Margin.Remove(lines[start..end]);
        if (BlockLanguage.IsSession(source)) page.Block(start + 1, source, (start + 1, ""), isSession: true);
        return end;
    }

    private static int EndOfParagraph(string[] lines, int at)
    {
        while (at < lines.Length && !string.IsNullOrWhiteSpace(lines[at])) at++;
        return at;
    }

    /// <summary>The line after the last one that is indented deeper, empty lines at the end left out.</summary>
    private static int EndOfIndented(string[] lines, int at, int indent)
    {
        int end = at;
        for (int i = at; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            if (Margin.Of(lines[i]) <= indent) break;
            end = i + 1;
        }

        return end;
    }

    [GeneratedRegex(@"^\s*\.\.[ \t]+(?:(?<name>[\w-]+)::(?:[ \t]+(?<argument>.*))?|(?<comment>instructmix\b.*))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Explicit();

    [GeneratedRegex(@"^\s*:[\w-]+:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"\Ainstructmix(?:(?<setup>-setup)\b:?|:)(?<rest>.*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
