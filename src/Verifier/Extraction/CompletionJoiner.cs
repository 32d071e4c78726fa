namespace InstructMix.Verifier.Extraction;

/// <summary>Puts a prompt and the answer of a chat model together, be the answer a continuation or a whole solution.</summary>
internal static class CompletionJoiner
{
    /// <summary>The name that a prompt asks for: the last function that it begins.</summary>
    public static string? AskedName(string prompt) => new LogicalLines(prompt).TopLevel.LastOrDefault(l => l.Kind is StatementKind.Def or StatementKind.Class).Name;

    /// <summary>Prompt and code together.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="code">Code out of a response: the body to the prompt's head, or a solution that repeats the head.</param>
    /// <param name="name">The name under test.</param>
    public static string Join(string prompt, string code, string? name)
    {
        var lines = new LogicalLines(code);
        if (name is not null && lines.Definitions.Contains(name)) return Preamble(prompt, lines, name) + code;
        var isBody = lines.All.Count > 0 && lines.All[0].Indent == 0
            && (!lines.Definitions.Any() || lines.TopLevel.Any(l => l.Kind is StatementKind.Inner));
        var end = prompt.EndsWith('\n') ? "" : "\n";
        return prompt + end + (isBody ? Indentation.Add(code, "    ") : code);
    }

    // What stands before the head in the prompt, imports and helpers, as far as the solution does not bring it itself.
    private static string Preamble(string prompt, LogicalLines solution, string name)
    {
        var asked = new LogicalLines(prompt).TopLevel.ToList();
        var head = asked.FindLastIndex(l => l.Name == name && l.Kind is StatementKind.Def or StatementKind.Class);
        while (head > 0 && asked[head - 1].Kind is StatementKind.Decorator) head--;
        if (head <= 0) return "";
        var brought = solution.Definitions.ToHashSet(StringComparer.Ordinal);
        var bringsImports = solution.All.Any(l => l.Kind is StatementKind.Import && l.Indent == 0);
        var kept = "";
        for (var i = 0; i < head; i++)
        {
            var isNeeded = asked[i].Kind is StatementKind.Import ? !bringsImports || asked[i].Name is null : asked[i].Name is not { } defined || !brought.Contains(defined);
            if (isNeeded) kept += prompt[asked[i].Start..asked[i + 1].Start];
        }

        return kept;
    }
}
