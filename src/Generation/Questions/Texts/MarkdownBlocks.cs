using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace InstructMix.Generation.Questions.Texts;

/// <summary>Takes the prose out of Markdown: headings, paragraphs, items. Code, tables and HTML are left out, and front matter gives its title.</summary>
internal static class MarkdownBlocks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables()
        .UsePreciseSourceLocation().Build();

    /// <summary>Reads a text.</summary>
    public static TextDocument Of(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        var blocks = new List<TextBlock>();
        string? title = null;
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is CodeBlock or HtmlBlock || block.Parent is TableCell || block.Inline is null) continue;
            string said = Said(block.Inline);
            if (said.Length == 0) continue;
            bool isHeading = block is HeadingBlock;
            if (isHeading) title ??= said;
            blocks.Add(new TextBlock(said, block.Line + 1, isHeading));
        }

        return new TextDocument(FrontTitle(document, text) ?? title, blocks);
    }

    private static string? FrontTitle(MarkdownDocument document, string text)
    {
        if (document.FirstOrDefault() is not Markdig.Extensions.Yaml.YamlFrontMatterBlock front) return null;
        foreach (string line in text.Substring(front.Span.Start, front.Span.Length).Split('\n'))
            if (line.StartsWith("title:", StringComparison.Ordinal) && line[6..].Trim().Trim('"', '\'') is { Length: > 0 } title) return title;
        return null;
    }

    private static string Said(ContainerInline inlines)
    {
        var said = new StringBuilder();
        Write(inlines, said);
        return string.Join(' ', said.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Write(ContainerInline inlines, StringBuilder said)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    said.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    said.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    said.Append(entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline:
                    said.Append(' ');
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Write(inner, said);
                    break;
            }
        }
    }
}
