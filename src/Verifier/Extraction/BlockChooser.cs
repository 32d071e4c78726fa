namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Chooses among the blocks of a response. The rule:
/// <list type="number">
/// <item>Blocks in other languages, shell commands and output are no candidates; a session of the interpreter is one only where there is nothing else.</item>
/// <item>Of several blocks that define the same name the last counts: a model that writes it again corrects itself. A block that is marked as what not to do,
/// was cut off, leaves something out, or has but a skeleton of what another one has, counts only where there is no other.</item>
/// <item>Blocks that define functions or classes join in their order. One of which another one took the place joins, in front, only where something else that it defines is used.
/// Tests are left out, and so are blocks that only use what is defined.</item>
/// <item>Blocks of nothing but imports go before them, as blocks of imports and assignments do that stand before the first definition.</item>
/// <item>Where no block defines anything, the blocks are the steps of one script, and all are taken.</item>
/// </list>
/// </summary>
internal static class BlockChooser
{
    /// <summary>Chooses; null where no block is Python.</summary>
    /// <param name="response">The text that the blocks are places of.</param>
    /// <param name="blocks">The blocks in their order.</param>
    /// <param name="entryPoint">The name under test, where it is known.</param>
    public static BlockChoice? Choose(string response, IReadOnlyList<CodeBlock> blocks, string? entryPoint)
    {
        var all = blocks.Where(b => b.Language is not TagLanguage.Other && !string.IsNullOrWhiteSpace(b.Text)).ToList();
        var found = all.Where(IsPython).ToList();
        List<PythonBlock> python = [.. found.Select(b =>
            new PythonBlock(Trimmed(b), b.IsClosed, found.Count > 1 ? () => BlockMarks.IsWrong(response, b) : null))];
        if (python.Count == 0)
            python = [.. all.Where(b => InteractiveSession.Is(b.Text)).Select(b => new PythonBlock(InteractiveSession.Typed(b.Text)))];
        if (python.Count == 0) return null;

        var chosen = python.Count == 1 ? python : new BlockSet(python, entryPoint).Chosen();
        var code = chosen.Count == 1 ? chosen[0].Text : FutureImports.First([.. chosen.Select(b => b.Text.TrimEnd('\r', '\n'))]);
        return new BlockChoice(code, chosen.Count, python.Count - chosen.Count);
    }

    private static bool IsPython(CodeBlock block)
    {
        if (InteractiveSession.Is(block.Text)) return false;
        if (block.Language is TagLanguage.Python) return !IsShell(block.Text);
        var text = Indentation.Remove(FirstLine.Without(block.Text));
        return block.IsClosed ? CodeRuns.Find(text) is [{ IsWhole: true }] || HasDefinition(text) : CodeRuns.Find(text).Count > 0;
    }

    // Untagged Python with a mistake in it is Python still: the sandbox says what is wrong with it.
    private static bool HasDefinition(string text) => new LogicalLines(text) is { LookForeign: false } lines
        && lines.All.Any(l => l.Kind is StatementKind.Def or StatementKind.Class)
        && lines.All.Count(l => !l.IsPython) * 3 <= lines.All.Count;

    private static bool IsShell(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            var isCommand = trimmed.StartsWith("$ ") || trimmed.StartsWith("!") || trimmed.StartsWith("pip ") || trimmed.StartsWith("pip3 ")
                || trimmed.StartsWith("conda ") || trimmed.StartsWith("python ") || trimmed.StartsWith("python3 ")
                || trimmed.StartsWith("#");
            if (!trimmed.IsEmpty && !isCommand) return false;
        }

        return true;
    }

    // A fence that was never closed may run on into prose.
    private static string Trimmed(CodeBlock block)
    {
        var text = Indentation.Remove(FirstLine.Without(block.Text));
        if (block.IsClosed) return text;
        text = WithoutStrayFence(text);
        var runs = CodeRuns.Find(text);
        var isFollowed = runs.Count > 0 && text.AsSpan(0, runs[0].Start).IsWhiteSpace() && !text.AsSpan(runs[0].End).IsWhiteSpace();
        return isFollowed ? text[..runs[0].End] : text;
    }

    // A closing fence that is indented too far is none in Markdown; in Python it is never right.
    private static string WithoutStrayFence(string text)
    {
        var lines = new LogicalLines(text);
        foreach (var line in lines.All)
        {
            if (line.Kind is StatementKind.Prose && text.AsSpan(line.Start, line.End - line.Start).Trim().StartsWith("```"))
                return text[..line.Start];
        }

        return text;
    }
}
