namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Finds the runs of Python in text without fences. A run starts with a line that speaks for Python and goes on over indented
/// lines, blank lines and further Python; a sentence at its own level ends it. Lines that are neither Python nor a sentence
/// stay in when Python follows: a mistake in the code must not be cut away with half of the code.
/// </summary>
internal static class CodeRuns
{
    /// <summary>The runs of a text in their order.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<CodeRun> Find(string text)
    {
        var lines = new LogicalLines(text);
        if (lines.LookForeign) return [];
        var runs = new List<CodeRun>();
        for (var i = 0; i < lines.All.Count;)
        {
            if (!Starts(lines.All[i]))
            {
                i++;
                continue;
            }

            var run = Follow(text, lines.All, i, out var next);
            if (run is not null) runs.Add(run);
            i = next;
        }

        return runs;
    }

    private static bool Starts(LogicalLine line) => line.Indent == 0
        ? line.IsStrong || line.Kind is StatementKind.Comment or StatementKind.Literal
        : line.IsTelling || line.Kind is StatementKind.Comment;

    private static CodeRun? Follow(string text, IReadOnlyList<LogicalLine> lines, int first, out int next)
    {
        var baseIndent = lines[first].Indent;
        var last = first;
        var (strong, telling, broken) = (0, 0, 0);
        var endsInProse = false;
        for (next = first; next < lines.Count; next++)
        {
            var line = lines[next];
            var isNested = line.Indent > baseIndent;
            if (line.Indent < baseIndent || (line.Kind is StatementKind.Prose && (!isNested || line.AfterBlank)))
            {
                endsInProse = true;
                break;
            }

            if (!line.IsPython) broken++;
            if (line.IsStrong) strong++;
            if (line.IsTelling) telling++;
            if (isNested || line.IsStrong) last = next;
        }

        // Bare names, comments and mistakes at the end may be the start of the prose. At the text's end a comment is the
        // code's, and so is a line that broke off.
        if (!endsInProse && lines.Count - last <= 2 && lines[^1] is { AfterBlank: false } or { Kind: StatementKind.Comment }) last = lines.Count - 1;
        if (strong == 0 || broken > strong) return null;
        var isWhole = first == 0 && last == lines.Count - 1;
        if (!isWhole && telling == 0 && strong < 3) return null;
        return new CodeRun(lines[first].Start, lines[last].End, isWhole, strong, telling, broken);
    }
}
