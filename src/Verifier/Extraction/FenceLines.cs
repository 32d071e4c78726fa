namespace InstructMix.Verifier.Extraction;

/// <summary>The fenced blocks of a response that no Markdown reader takes: lines that begin with a fence open and close blocks in turn.</summary>
internal static class FenceLines
{
    /// <summary>The blocks in their order.</summary>
    /// <param name="response">The response.</param>
    public static IReadOnlyList<CodeBlock> Find(string response)
    {
        var blocks = new List<CodeBlock>();
        (int Fence, int Content, string Info)? open = null;
        for (var at = 0; at < response.Length;)
        {
            var end = response.IndexOf('\n', at);
            var next = end < 0 ? response.Length : end + 1;
            var line = response.AsSpan(at..next).Trim();
            if (line.StartsWith("```") || line.StartsWith("~~~"))
            {
                if (open is { } block)
                    blocks.Add(new CodeBlock(LanguageTag.Read(block.Info), response[block.Content..at], block.Fence, next, IsClosed: true));
                open = open is null ? (at, next, line.TrimStart("`~").ToString()) : null;
            }

            at = next;
        }

        if (open is { } last)
            blocks.Add(new CodeBlock(LanguageTag.Read(last.Info), response[last.Content..], last.Fence, response.Length, IsClosed: false));
        return blocks;
    }
}
