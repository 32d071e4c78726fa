using System.Text;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace InstructMix.Verifier.Extraction;

/// <summary>
/// The fenced blocks of a response, in lists and quotes too. Markdown is read with the parsers that a fence can meet and no
/// others: HTML would swallow a fence behind a tag such as <c>&lt;output&gt;</c>, and inline text is of no interest.
/// </summary>
internal sealed class FencedBlocks
{
    private readonly MarkdownPipeline _pipeline;

    /// <summary>Sets up the Markdown reader, which can be used any number of times and from any thread.</summary>
    public FencedBlocks()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange(
            [new ListBlockParser(), new QuoteBlockParser(), new FencedCodeBlockParser(), new ParagraphBlockParser()]);
        builder.InlineParsers.Clear();
        _pipeline = builder.Build();
    }

    /// <summary>The blocks in their order, with the text that they are places of: the response, or what it was repaired to.</summary>
    /// <param name="response">The response.</param>
    public (string Text, IReadOnlyList<CodeBlock> Blocks) Find(string response)
    {
        if (!HasFence(response)) return (response, []);
        if (PlainFences.Find(response) is { } plain) return (response, plain);
        var repaired = FenceRepair.Of(response);
        return (repaired, PlainFences.Find(repaired) ?? Parse(repaired));
    }

    /// <summary>Whether a line begins or ends with a fence, whatever stands around it.</summary>
    public static bool HasFence(ReadOnlySpan<char> response)
    {
        if (!response.ContainsAny('`', '~')) return false;
        foreach (var line in response.EnumerateLines())
        {
            var trimmed = line.TrimStart(" \t>-*+.)0123456789");
            if (trimmed.StartsWith("```") || trimmed.StartsWith("~~~")) return true;
            var ticks = trimmed.LastIndexOf("```");
            if (ticks > 0 && (trimmed[(ticks + 3)..] is var tag) && (tag.IsWhiteSpace() || LanguageTag.IsWord(tag.Trim()))
                && !trimmed[..ticks].Contains("```", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private IReadOnlyList<CodeBlock> Parse(string response)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(response, _pipeline);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            // Markdig gives up on quotes and lists nested past its limit. A model that writes such an answer has lost the
            // thread, and no candidate may stop a run: it is read without regard to quotes and lists.
            return FenceLines.Find(response);
        }

        return [.. document.Descendants<FencedCodeBlock>().Select(block => Read(response, block))];
    }

    private static CodeBlock Read(string response, FencedCodeBlock block)
    {
        var info = $"{block.Info} {block.Arguments}".Trim();
        var text = new StringBuilder();
        var language = LanguageTag.Read(info);
        if (language is TagLanguage.Other && IsCode(info))
        {
            // ```def f(x): — the first line of the code stands where the tag should.
            language = TagLanguage.Untold;
            text.Append(info).Append('\n');
        }

        var isClosed = block.ClosingFencedCharCount > 0;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var slice = block.Lines.Lines[i].Slice;
            // From the response, for where it has a NUL Markdig has U+FFFD, with which Python would go on.
            text.Append(slice.Text?.Length == response.Length
                && !slice.IsEmpty ? response.AsSpan(slice.Start, slice.Length) : slice.AsSpan());
            var rest = response.AsSpan(Math.Min(slice.End + 1, response.Length));
            if (isClosed || !rest.IsEmpty) text.Append(rest.StartsWith("\r\n") ? "\r\n" : "\n");
        }

        return new CodeBlock(
            language, text.ToString(), Math.Clamp(block.Span.Start, 0, response.Length), Math.Clamp(block.Span.End + 1, 0, response.Length),
            isClosed);
    }

    private static bool IsCode(string info) => StatementReader.Read(info) is [{ IsTelling: true }];
}
