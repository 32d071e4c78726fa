namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Chooses among the blocks of a response. The rule:
/// <list type="number">
/// <item>Blocks in other languages, shell commands and output are no candidates; a session of the interpreter is one only where there is nothing else.</item>
/// <item>The main block is the first that defines the entry point; without one, the first that defines anything and is no test.</item>
/// <item>Blocks of nothing but imports go before it. So do earlier blocks of imports and assignments only.</item>
/// <item>Other blocks join it, in their order, where they define functions or classes that no chosen block defines: helpers.
/// A block that defines one of them again is an alternative or a repetition, and is left out; so are tests, and blocks that only use what is defined.</item>
/// <item>Where no block defines anything, the blocks are the steps of one script, and all are taken.</item>
/// </list>
/// </summary>
internal static class BlockChooser
{
    /// <summary>Chooses; null where no block is Python.</summary>
    /// <param name="blocks">The blocks in their order.</param>
    /// <param name="entryPoint">The name under test, where it is known.</param>
    public static BlockChoice? Choose(IReadOnlyList<CodeBlock> blocks, string? entryPoint)
    {
        var all = blocks.Where(b => b.Language is not TagLanguage.Other && !string.IsNullOrWhiteSpace(b.Text)).ToList();
        var python = all.Where(IsPython).Select(b => new PythonBlock(Trimmed(b))).ToList();
        if (python.Count == 0) python = [.. all.Where(b => InteractiveSession.Is(b.Text)).Select(b => new PythonBlock(InteractiveSession.Typed(b.Text)))];
        if (python.Count == 0) return null;

        var chosen = Chosen(python, entryPoint);
        var code = chosen.Count == 1 ? chosen[0].Text : string.Join("\n\n", chosen.Select(b => b.Text.TrimEnd('\r', '\n'))) + "\n";
        return new BlockChoice(code, chosen.Count, python.Count - chosen.Count);
    }

    private static List<PythonBlock> Chosen(List<PythonBlock> blocks, string? entryPoint)
    {
        if (blocks.Count == 1) return blocks;
        var main = (entryPoint is null ? null : blocks.Find(b => b.Defines(entryPoint)))
            ?? blocks.Find(b => b.Definitions.Count > 0 && !b.IsTests)
            ?? blocks.Find(b => b.Definitions.Count > 0);
        if (main is null) return blocks;

        var defined = new HashSet<string>(main.Definitions, StringComparer.Ordinal);
        var isBefore = true;
        List<PythonBlock> imports = [];
        List<PythonBlock> rest = [];
        foreach (var block in blocks)
        {
            if (block == main)
            {
                isBefore = false;
                rest.Add(block);
            }
            else if (block.IsImports)
            {
                imports.Add(block);
            }
            else if ((isBefore && block.IsSettings) || (block.Definitions.Count > 0 && !block.IsTests && !block.Definitions.Any(defined.Contains)))
            {
                defined.UnionWith(block.Definitions);
                rest.Add(block);
            }
        }

        return [.. imports, .. rest];
    }

    private static bool IsPython(CodeBlock block)
    {
        if (InteractiveSession.Is(block.Text)) return false;
        if (block.Language is TagLanguage.Python) return !IsShell(block.Text);
        var text = Indentation.Remove(block.Text);
        return block.IsClosed ? CodeRuns.Find(text) is [{ IsWhole: true }] || HasDefinition(text) : CodeRuns.Find(text).Count > 0;
    }

    // Untagged Python with a mistake in it is Python still: the sandbox says what is wrong with it.
    private static bool HasDefinition(string text) => new LogicalLines(text) is { LookForeign: false } lines
        && lines.All.Any(l => l.Kind is StatementKind.Def or StatementKind.Class) && lines.All.Count(l => !l.IsPython) * 3 <= lines.All.Count;

    private static bool IsShell(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            var isCommand = trimmed.StartsWith("$ ") || trimmed.StartsWith("!") || trimmed.StartsWith("pip ") || trimmed.StartsWith("pip3 ") || trimmed.StartsWith("conda ") || trimmed.StartsWith("python ") || trimmed.StartsWith("python3 ") || trimmed.StartsWith("#");
            if (!trimmed.IsEmpty && !isCommand) return false;
        }

        return true;
    }

    // A fence that was never closed may run on into prose.
    private static string Trimmed(CodeBlock block)
    {
        var text = Indentation.Remove(block.Text);
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
            if (line.Kind is StatementKind.Prose && text.AsSpan(line.Start, line.End - line.Start).Trim().StartsWith("```")) return text[..line.Start];
        }

        return text;
    }
}
