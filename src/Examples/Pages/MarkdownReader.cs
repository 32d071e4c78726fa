using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Syntax;

namespace InstructMix.Examples.Pages;

/// <summary>Reads Markdown: fenced blocks and indented sessions, in lists, quotes and admonitions too, and comments with directives.</summary>
internal sealed partial class MarkdownReader : IPageReader
{
    private readonly MarkdownPipeline _pipeline;

    /// <summary>Sets up the parser, which can be used any number of times and from any thread.</summary>
    public MarkdownReader()
    {
        var builder = new MarkdownPipelineBuilder().UseYamlFrontMatter();
        builder.InlineParsers.Clear();
        _pipeline = builder.Build();
    }

    public IReadOnlyList<string> Ends => [".md", ".markdown"];

    public Page Read(string file, string text)
    {
        var page = new PageBuilder(file);
        MarkdownDocument document;
        try
        {
            // An admonition or a tab of MkDocs (`!!! note`) holds what is indented under it, as an item of a list does.
            document = Markdown.Parse(Admonition().Replace(text, "${indent}-   "), _pipeline);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            page.Problem(1, "the page cannot be read as Markdown (its lists or quotes are nested too deep)", "flatten them");
            return page.Build();
        }

        foreach (var block in document.Descendants())
        {
            if (block is FencedCodeBlock fence) Fence(page, fence);
            else if (block is HtmlBlock { Type: HtmlBlockType.Comment } comment) Comment(page, comment);
            else if (block is CodeBlock indented and not FencedCodeBlock) Indented(page, indented);
        }

        return page.Build();
    }

    private static void Fence(PageBuilder page, FencedCodeBlock fence)
    {
        int line = fence.Line + 1;
        if (fence.ClosingFencedCharCount == 0)
        {
            page.Problem(line, "the fence that begins here is not closed, so what comes after it was not read", $"close it with {new string(fence.FencedChar, fence.OpeningFencedCharCount)} on a line of its own, as far indented as this one");
            return;
        }

        if (BlockLanguage.Read($"{fence.Info} {fence.Arguments}".Trim()) is not { } rest) return;
        var (source, start) = WithoutOptions(fence, Text(fence.Lines), line + 1);
        page.Block(start, source, (line, rest), BlockLanguage.IsSession(source));
    }

    private static void Indented(PageBuilder page, CodeBlock block)
    {
        var source = Text(block.Lines);
        int empty = source.Length - source.TrimStart('\n').Length;
        source = source[empty..];
        int line = block.Line + 1 + empty;
        if (BlockLanguage.IsSession(source)) page.Block(line, source, (line, ""), isSession: true);
    }

    private static void Comment(PageBuilder page, HtmlBlock block)
    {
        var text = Text(block.Lines);
        var match = Directive().Match(text);
        if (!match.Success) return;
        int line = block.Line + 1;
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

    /// <summary>A block without the options that MyST puts on its first lines.</summary>
    private static (string Source, int Line) WithoutOptions(FencedCodeBlock fence, string source, int line)
    {
        if (fence.Info?.StartsWith('{') != true || fence.Arguments is null) return (source, line);
        var options = Options().Match(source);
        return (source[options.Length..], line + options.ValueSpan.Count('\n'));
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
}
