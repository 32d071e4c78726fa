namespace InstructMix.Verifier.Extraction;

/// <summary>A first line that is not the program's: the tag of a fence that stayed in the prompt, or was lost in a copy.</summary>
internal static class FirstLine
{
    /// <summary>Whether the first line is nothing but the tag of a block of Python.</summary>
    public static bool IsTag(ReadOnlySpan<char> text) => Length(text) > 0;

    /// <summary>The response with a fence in front of such a tag.</summary>
    public static string WithFence(string response) => IsTag(response) ? $"```python\n{Without(response)}" : response;

    /// <summary>The text without the line.</summary>
    public static string Without(string text) => text[Length(text)..];

    private static int Length(ReadOnlySpan<char> text)
    {
        var start = text[..^text.TrimStart("\r\n\t ").Length].Length;
        var end = text[start..].IndexOf('\n');
        if (end is < 2 or > 16 || !IsPython(text.Slice(start, end).Trim())) return 0;
        var length = start + end + 1;

        // The button of a page that the answer was copied from.
        var next = text[length..];
        var second = next.IndexOf('\n');
        return second is > 0 and < 16 && next[..second].Trim() is "Copy code" or "Copy" ? length + second + 1 : length;
    }

    private static bool IsPython(ReadOnlySpan<char> line) =>
        line.Equals("python", StringComparison.OrdinalIgnoreCase) || line.Equals("python3", StringComparison.OrdinalIgnoreCase)
            || line.Equals("py", StringComparison.OrdinalIgnoreCase);
}
