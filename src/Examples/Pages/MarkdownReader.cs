using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Syntax;

namespace InstructMix.Examples.Pages;

/// <summary>Reads Markdown: fenced blocks and indented sessions, in lists, quotes and admonitions too, and comments with directives.</summary>
internal sealed partial class MarkdownReader : IPageReader
{
    private static readonly HashSet<string> Blocks = ["code-block", "code-cell", "code", "sourcecode", "python", "py", "python3", "ipython3"];
    private static readonly HashSet<string> NotText = ["raw", "math", "parsed-literal", "include", "csv-table", "graphviz", "mermaid", "bash", "sh",
        "r", "julia", "sql", "js", "ojs", "dot", "toctree", "image", "figure"];

    private readonly MarkdownPipeline _pipeline;
    private readonly RestReader _rest = new();

    /// <summary>Sets up the parser, which can be used any number of times and from any thread.</summary>
    public MarkdownReader()
    {
        var builder = new MarkdownPipelineBuilder().UseYamlFrontMatter();
        builder.InlineParsers.Clear();
        _pipeline = builder.Build();
    }

    public IReadOnlyList<string> Ends => [".md", ".markdown", ".mdx", ".qmd", ".rmd"];

    public void Read(PageBuilder page, string text)
    {
        // MDX and MyST have comments of their own.
        if (page.File.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase)) text = MdxComment().Replace(text, "<!--${text}-->");
        text = MystComment().Replace(text, "<!-- ${text} -->");
        MarkdownDocument document;
        try
        {
            // An admonition or a tab of MkDocs (`!!! note`) holds what is indented under it, as an item of a list does.
            document = Markdown.Parse(Admonition().Replace(text, "${indent}-   "), _pipeline);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            page.Problem(1, "the page cannot be read as Markdown (its lists or quotes are nested too deep)", "flatten them");
            return;
        }

        foreach (var block in document.Descendants())
        {
            if (block is FencedCodeBlock fence) Fence(page, fence);
            else if (block is HtmlBlock { Type: HtmlBlockType.Comment } comment) Comment(page, comment);
            else if (block is CodeBlock indented and not FencedCodeBlock) Indented(page, indented);
        }
    }

    private void Fence(PageBuilder page, FencedCodeBlock fence)
    {
        int line = fence.Line + 1;
        if (fence.ClosingFencedCharCount == 0)
        {
            page.Problem(line, "the fence that begins here is not closed, so what comes after it was not read", $"close it with {new string(fence.FencedChar, fence.OpeningFencedCharCount)} on a line of its own, as far indented as this one");
            return;
        }

        var (info, text) = ($"{fence.Info} {fence.Arguments}".Trim(), Text(fence.Lines));
        if (MystDirective().Match(info) is { Success: true } myst && Myst(page, line, myst, text)) return;
        if (BlockLanguage.Read(info) is { } rest)
        {
            // MyST's options are lines of the block, and say of a cell what a notebook's tags say.
            var (source, start, options) = fence.Info?.StartsWith('{') == true ? WithoutOptions(text, line + 1) : (text, line + 1, []);
            Python(page, start, source, (line, rest + Tags(options)));
        }
        else if (BlockLanguage.IsOpen(info.Split(' ')[0]) && (BlockLanguage.HasPrompt(text) || IpythonSession.Is(text)))
        {
            Python(page, line + 1, text, (line, ""));
        }
        else
        {
            page.Other(line, text, isPlain: info.Length == 0);
        }
    }

    private static void Python(PageBuilder page, int line, string source, (int Line, string Text) info)
    {
        if (IpythonSession.Is(source)) RestReader.Ipython(page, line, source, info, isCompared: true);
        else if (Inclusion.Snippets(page, line, source) is var (text, lines))
            page.Block(line, text, info, BlockLanguage.HasPrompt(text), e => e with { CellLines = lines });
        else page.Block(line, source, info, BlockLanguage.HasPrompt(source));
    }

    /// <summary>Reads a directive of MyST. Gives false where it is a block like any other.</summary>
    private bool Myst(PageBuilder page, int line, Match directive, string text)
    {
        var (name, argument) = (directive.Groups["name"].Value, directive.Groups["argument"].Value.Trim());
        if (Blocks.Contains(name)) return name == "code-cell" && argument.Length == 0 && Cell(page, line, text);
        var (source, start, options) = WithoutOptions(text, line + 1);
        if (SphinxDirective.Is(name))
        {
            if (string.IsNullOrWhiteSpace(source) && name != "testoutput")
                page.Problem(line, $"the '{name}' that stands here has no content", "write its code between the fences");
            else new SphinxDirective(name, line, argument, options).Into(page, start, source);
        }
        else if (name == "literalinclude")
        {
            Inclusion.Literal(page, line, argument, options);
        }
        else if (NotText.Contains(name))
        {
            page.Other(line, text, isPlain: false);
        }
        else
        {
            // A note holds a text of its own, with its own fences.
            page.Before += start - 1;
            IPageReader reader = name == "eval-rst" ? _rest : this;
            reader.Read(page, source);
            page.Before -= start - 1;
        }

        return true;
    }

    private static bool Cell(PageBuilder page, int line, string text)
    {
        var (source, start, options) = WithoutOptions(text, line + 1);
        Python(page, start, source, (line, Tags(options)));
        return true;
    }

    /// <summary>The tags of a cell as directives of ours.</summary>
    private static string Tags(IReadOnlyList<DirectiveOption> options)
    {
        var tags = string.Join(' ', options.Where(o => o.Name == "tags").Select(o => o.Value));
        return (tags.Contains("raises-exception", StringComparison.Ordinal) ? " raises" : "")
            + (tags.Contains("skip-execution", StringComparison.Ordinal) ? " skip" : "");
    }

    private static void Indented(PageBuilder page, CodeBlock block)
    {
        var source = Text(block.Lines);
        int empty = source.Length - source.TrimStart('\n').Length;
        source = source[empty..];
        int line = block.Line + 1 + empty;
        if (BlockLanguage.HasPrompt(source) || IpythonSession.Is(source)) Python(page, line, source, (line, ""));
    }

    private static void Comment(PageBuilder page, HtmlBlock block)
    {
        var text = Text(block.Lines);
        int line = block.Line + 1;
        var match = Directive().Match(text);
        if (!match.Success)
        {
            foreach (Match comment in AnyComment().Matches(text))
                if (ForeignReader.Read(comment.Groups["body"].Value) is { } foreign)
                    page.Comment(line + text.AsSpan(0, comment.Index).Count('\n'), foreign);
            return;
        }

        var body = match.Groups["body"];
        if (!match.Groups["end"].Success)
            page.Problem(line, "the comment that begins here is not closed, so what comes after it was not read", "close it with -->");
        else if (match.Groups["setup"].Success) SetUp(page, line + text.AsSpan(0, body.Index).Count('\n'), body.Value);
        else page.Comment(line, body.Value);
    }

    private static void SetUp(PageBuilder page, int line, string code)
    {
        // A fence in the comment is for editors, which colour what is in it.
        var lines = code.Split('\n').ToList();
        while (lines.Count > 0 && (lines[0].Trim().Length == 0 || lines[0].TrimStart().StartsWith("```", StringComparison.Ordinal)))
        {
            lines.RemoveAt(0);
            line++;
        }

        if (lines.FindLastIndex(l => l.TrimStart().StartsWith("```", StringComparison.Ordinal)) is >= 0 and var end)
            lines.RemoveRange(end, lines.Count - end);
        page.SetUp(line, Margin.Remove(lines));
    }

    /// <summary>A block without the options that MyST puts on its first lines, as <c>:name: value</c> or as YAML.</summary>
    private static (string Source, int Line, IReadOnlyList<DirectiveOption> Options) WithoutOptions(string source, int line)
    {
        var head = Options().Match(source);
        var options = new List<DirectiveOption>();
        foreach (var (text, i) in head.Value.Split('\n').Select((t, i) => (t, i)))
            if (Option().Match(text) is { Success: true } option)
                options.Add(new DirectiveOption(line + i, option.Groups["name"].Value, option.Groups["value"].Value.Trim()));
        return (source[head.Length..], line + head.ValueSpan.Count('\n'), options);
    }

    private static string Text(StringLineGroup lines) =>
        string.Concat(Enumerable.Range(0, lines.Count).Select(i => lines.Lines[i].Slice.ToString() + "\n"));

    [GeneratedRegex("""^(?<indent>[ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+(?=\w)|===[!+]?[ \t]+(?="))""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Admonition();

    [GeneratedRegex(@"\A\s*<!--\s*instructmix(?:(?<setup>-setup)\b:?|:)(?<body>.*?)(?:(?<end>-->)|\z)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\A(?:---\n(?:.*\n)*?---\n|(?::[\w-]+:.*\n)*)\n*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Options();

    [GeneratedRegex(@"\A\{(?<name>[A-Za-z][\w-]*)\}(?:[ \t]+(?<argument>.*))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MystDirective();

    [GeneratedRegex(@"^[ \t]*:?(?<name>[\w-]+):[ \t]*(?<value>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"\{/\*(?<text>.*?)\*/\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MdxComment();

    [GeneratedRegex(@"^%[ \t]+(?<text>(?:skip(?:[ \t]+doccmd\[[^\]]*\])?:|clear-namespace|instructmix:).*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MystComment();

    [GeneratedRegex(@"<!--(?<body>.*?)-->", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AnyComment();
}
