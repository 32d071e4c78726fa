using System.Text;

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
        if (name is not null && lines.Definitions.Contains(name)) return Preamble(prompt, code, lines, name) + code;
        // A method of the prompt's class, answered as a function of its own.
        var method = new LogicalLines(prompt).All.LastOrDefault(l => l.Kind is StatementKind.Def);
        if (method.Indent > 0 && lines.Definitions.Contains(method.Name))
        {
            var head = prompt.AsSpan(method.Start);
            return prompt[..method.Start] + Indentation.Add(code, head[..^head.TrimStart(" \t").Length].ToString());
        }

        var indentation = prompt[(prompt.LastIndexOf('\n') + 1)..];
        if (indentation.Length > 0 && string.IsNullOrWhiteSpace(indentation))
        {
            // The prompt ends amid a line, and the answer goes on there: its first line is indented already.
            var first = code.IndexOf('\n') + 1;
            var isFlat = first > 0 && lines.All.Count(l => l.Indent == 0) > 1;
            return isFlat ? prompt + code[..first] + Indentation.Add(code[first..], indentation) : prompt + code.TrimStart(' ', '\t');
        }

        var isBody = lines.All.Count > 0 && lines.All[0].Indent == 0
            && (!lines.Definitions.Any() || lines.TopLevel.Any(l => l.Kind is StatementKind.Inner));
        var isCut = isBody && lines.All[0].Kind is not StatementKind.Compound && lines.All.Count > 1 && lines.All.Skip(1).All(l => l.Indent > 0);
        if (isCut) return $"{prompt.TrimEnd()}\n{BodyIndentation(prompt)}{code}"; // the first line lost its indentation, as it does in copies
        var end = prompt.EndsWith('\n') ? "" : "\n";
        return prompt + end + (isBody ? Indentation.Add(code, BodyIndentation(prompt)) : code);
    }

    // That of the docstring which ends the prompt, or one step more than the head.
    private static string BodyIndentation(string prompt)
    {
        var last = new LogicalLines(prompt).All is [.., var line] ? line : default;
        var start = prompt.AsSpan(last.Start);
        var own = start[..^start.TrimStart(" \t").Length].ToString();
        return last.Kind is StatementKind.Def or StatementKind.Class || own.Length == 0 ? own + "    " : own;
    }

    // What stands before the head in the prompt, imports and helpers, as far as the solution does not bring it itself.
    private static string Preamble(string prompt, string code, LogicalLines solution, string name)
    {
        var asked = new LogicalLines(prompt).TopLevel.ToList();
        var head = asked.FindLastIndex(l => l.Name == name && l.Kind is StatementKind.Def or StatementKind.Class);
        while (head > 0 && asked[head - 1].Kind is StatementKind.Decorator) head--;
        if (head <= 0) return "";
        var brought = solution.Definitions.Concat(solution.All.Where(l => l.Kind is StatementKind.Import).Select(l => code[l.Start..l.End].Trim())).ToHashSet(StringComparer.Ordinal);
        var kept = new StringBuilder();
        for (var i = 0; i < head; i++)
        {
            var statement = prompt[asked[i].Start..asked[i + 1].Start];
            if (!brought.Contains(asked[i].Name ?? statement.Trim())) kept.Append(statement);
        }

        return kept.ToString();
    }
}
