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
        if (lines.LookForeign || lines.NamesOtherInterpreter) return [];
        var runs = new List<CodeRun>();
        for (var i = 0; i < lines.All.Count;)
        {
            if (!Starts(lines, i))
            {
                i++;
                continue;
            }

            var run = Follow(lines, i, out var next);
            if (run is not null) runs.Add(run);
            i = next;
        }

        // Imports alone are what Python shares with other languages.
        return runs.TrueForAll(r => r.IsImports && !r.IsWhole) ? [] : runs;
    }

    private static bool Starts(LogicalLines lines, int index)
    {
        var line = lines.All[index];
        if (line.Indent == 0)
            return line.IsStrong || line.Kind is StatementKind.Comment or StatementKind.Literal || (index == 0 && lines.IsAttempt(line));
        return (line.IsTelling || line.Kind is StatementKind.Comment)
            && (index == 0 || line.AfterBlank || lines.All[index - 1].Kind is StatementKind.Prose);
    }

    private static CodeRun? Follow(LogicalLines text, int first, out int next)
    {
        var lines = text.All;
        var baseIndent = lines[first].Indent;
        var last = first;
        var (strong, telling, imports, broken) = (0, 0, 0, 0);
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
            if (line.Kind is StatementKind.Import) imports++;
            if (isNested || line.IsStrong || line.Kind is StatementKind.Inner || text.IsAttempt(line)) last = next;
        }

        // Bare names, comments and mistakes at the end may be the start of the prose. At the text's end, comments are the
        // code's, and so is a line that broke off.
        if (!endsInProse)
        {
            if (lines.Skip(last + 1).All(l => l.Kind is StatementKind.Comment)) last = lines.Count - 1;
            else if (last == lines.Count - 2 && !lines[^1].AfterBlank) last = lines.Count - 1;
        }

        if (strong == 0 || broken > strong) return null;
        var isWhole = first == 0 && last == lines.Count - 1;
        if (!isWhole && telling == 0 && strong < 2) return null;
        return new CodeRun(lines[first].Start, lines[last].End, isWhole, strong == imports, broken);
    }
}
