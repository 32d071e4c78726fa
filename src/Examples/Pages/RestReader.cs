using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>
/// Reads reStructuredText by its lines: code directives, sessions in paragraphs and literal blocks, and comments with directives.
/// What other directives hold is looked into as well, unless it is not text (<c>raw</c>, <c>math</c>, another language's code).
/// </summary>
internal sealed partial class RestReader : IPageReader
{
    private static readonly HashSet<string> Code = ["code-block", "code", "sourcecode", "ipython", "code-cell"];
    private static readonly HashSet<string> NotText = ["raw", "math", "parsed-literal", "highlight",
        "include", "csv-table", "graphviz", "mermaid", "uml", "prompt", "productionlist"];

    public IReadOnlyList<string> Ends => [".rst", ".txt"];

    public void Read(PageBuilder page, string text)
    {
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
    }

    /// <summary>Reads a directive or a comment. Gives the line at which to go on.</summary>
    private int Markup(PageBuilder page, string[] lines, int at, Match match, ref bool isHighlighted)
    {
        var (name, argument) = (match.Groups["name"].Value, match.Groups["argument"].Value.Trim());
        int end = EndOfIndented(lines, at + 1, Margin.Of(lines[at]));
        if (match.Groups["comment"].Success) return Comment(page, lines, at, end, match.Groups["comment"].Value.Trim());
        if (name == "highlight") isHighlighted = BlockLanguage.Is(argument.Split(' ')[0]);
        var (options, start) = Options(lines, at + 1, end);
        if (name == "literalinclude")
        {
            Inclusion.Literal(page, at + 1, argument, options);
            return end;
        }

        if (ForeignReader.Doctestplus(name, argument) is { } foreign) return Doctestplus(page, lines, (at, start, end), name, foreign);
        bool isSphinx = SphinxDirective.Is(name);
        if (!isSphinx && !Code.Contains(name))
        {
            if (!NotText.Contains(name)) return at + 1;
            page.Other(at + 1, string.Join('\n', lines[(at + 1)..end]), isPlain: false);
            return end;
        }

        var language = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        bool isPython = isSphinx || name == "ipython" || BlockLanguage.Is(language) || (language.Length == 0 && isHighlighted);
        if (start >= end && (name is "testsetup" or "testcleanup")) return end;
        if (start >= end && name != "testoutput")
        {
            if (isPython)
                page.Problem(at + 1, $"the '{name}' that stands here has no content", "indent its code under it, after an empty line");
            return end;
        }

        var source = Margin.Remove(lines[start..end]);
        if (isSphinx) new SphinxDirective(name, at + 1, argument, options).Into(page, start + 1, source);
        else if (IpythonSession.Is(source))
            Ipython(page, start + 1, source, (at + 1, isPython ? argument[language.Length..] : ""), isCompared: name != "ipython");
        else if (isPython && name != "ipython")
            page.Block(start + 1, source, (at + 1, argument[language.Length..]), BlockLanguage.HasPrompt(source));
        else if (BlockLanguage.IsOpen(language) && BlockLanguage.HasPrompt(source))
            page.Block(start + 1, source, (at + 1, ""), isSession: true);
        else page.Other(at + 1, source, isPlain: false, start + 1);
        return end;
    }

    /// <summary>Takes a session of IPython's.</summary>
    /// <param name="page">The page.</param>
    /// <param name="line">Where it begins.</param>
    /// <param name="source">The session.</param>
    /// <param name="info">What its block says.</param>
    /// <param name="isCompared">Whether what it shows counts: what stands in an <c>ipython</c> directive is made anew by Sphinx.</param>
    internal static void Ipython(PageBuilder page, int line, string source, (int Line, string Text) info, bool isCompared)
    {
        var (session, unfit) = IpythonSession.Read(source);
        page.Block(line, session, info, isSession: true, e => e with { Unfit = unfit, Flags = isCompared ? [] : ["IGNORE_OUTPUT"] });
    }

    /// <summary>Reads what a directive of pytest-doctestplus holds, and says so of its sessions.</summary>
    private int Doctestplus(PageBuilder page, string[] lines, (int At, int Start, int End) at, string name, Directives directives)
    {
        if (name.EndsWith("-all", StringComparison.Ordinal))
        {
            page.All(directives);
            return at.End;
        }

        var inside = new PageBuilder(page.File, page.Options, page.Project) { Before = page.Before + at.Start };
        Read(inside, string.Join('\n', lines[at.Start..at.End]));
        foreach (var example in inside.Examples) page.Add(example with { Directives = example.Directives.And(directives) });
        return at.End;
    }

    private static int Comment(PageBuilder page, string[] lines, int at, int end, string text)
    {
        var match = Ours().Match(text);
        if (!match.Success)
        {
            if (ForeignReader.Read(text + "\n" + string.Join('\n', lines[(at + 1)..end])) is not { } foreign) return at + 1;
            page.Comment(at + 1, foreign);
            return end;
        }

        var rest = match.Groups["rest"].Value.Trim();
        if (!match.Groups["setup"].Success) page.Comment(at + 1, string.Join(' ', lines[(at + 1)..end].Prepend(rest)));
        else if (rest.Length > 0) page.SetUp(at + 1, rest + "\n" + Margin.Remove(lines[(at + 1)..end]).TrimEnd('\n') + "\n");
        else page.SetUp(at + 2, Margin.Remove(lines[(at + 1)..end]));
        return end;
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
        if (IpythonSession.Is(source)) Ipython(page, start + 1, source, (start + 1, ""), isCompared: true);
        else if (BlockLanguage.HasPrompt(source)) page.Block(start + 1, source, (start + 1, ""), isSession: true);
        return end;
    }

    /// <summary>The options under a directive, and the line on which its content begins.</summary>
    private static (List<DirectiveOption> Options, int Start) Options(string[] lines, int start, int end)
    {
        var options = new List<DirectiveOption>();
        for (; start < end && Option().Match(lines[start]) is { Success: true } match; start++)
            options.Add(new DirectiveOption(start + 1, match.Groups["name"].Value, match.Groups["value"].Value.Trim()));
        while (start < end && string.IsNullOrWhiteSpace(lines[start])) start++;
        return (options, start);
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

    [GeneratedRegex(@"^\s*\.\.[ \t]+(?:(?<name>[\w-]+)::(?:[ \t]+(?<argument>.*))?|(?<comment>(?:instructmix|skip|clear-namespace|invisible-code)\b.*))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Explicit();

    [GeneratedRegex(@"^\s*:(?<name>[\w-]+):(?<value>.*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"\Ainstructmix(?:(?<setup>-setup)\b:?|:)(?<rest>.*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
