using System.Text;

namespace InstructMix.Verifier.Extraction;

/// <summary>Puts a prompt and the answer of a chat model together, be the answer a continuation or a whole solution.</summary>
internal static class CompletionJoiner
{
    /// <summary>The name that a prompt asks for: the last function that it begins.</summary>
    public static string? AskedName(string prompt) =>
        new LogicalLines(prompt).TopLevel.LastOrDefault(l => l.Kind is StatementKind.Def or StatementKind.Class).Name;

    /// <summary>Whether code is a whole solution, which needs no head of the prompt's.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="code">Code out of a response.</param>
    /// <param name="name">The name under test.</param>
    public static bool Solves(string prompt, string code, string? name) => SolvedName(prompt, new LogicalLines(code), name) is not null;

    /// <summary>Whether a response begins anew with the head of a prompt that ends before there is a body, and so cannot be put behind it.</summary>
    public static bool Repeats(string prompt, string response)
    {
        var asked = new LogicalLines(prompt).All;
        var last = asked.LastOrDefault(l => l.Kind is not StatementKind.Comment);
        var isOpen = last.Kind is StatementKind.Def or StatementKind.Class or StatementKind.Decorator
            || (asked.Count > 0 && LastLine(prompt).Length > 0);
        if (!isOpen) return false;
        var first = StatementReader.Read(Indentation.Remove(response)).FirstOrDefault(
            l => l.Kind is StatementKind.Def or StatementKind.Class);
        return first is { Indent: 0, Name: { } name }
            && asked.Any(l => l.Name == name && l.Kind is StatementKind.Def or StatementKind.Class);
    }

    /// <summary>Whether a text goes on where the prompt ends: in its body, or in the midst of its last line.</summary>
    public static bool GoesOn(string prompt, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        var line = LastLine(prompt);
        if (!string.IsNullOrWhiteSpace(line)) return StatementReader.Read((line + text).AsSpan()) is [{ IsPython: true }, ..];
        return StatementReader.Read(text) is [{ Indent: > 0, IsPython: true }, ..];
    }

    /// <summary>Prompt and code together.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="code">Code out of a response: the body to the prompt's head, or a solution that repeats the head.</param>
    /// <param name="name">The name under test.</param>
    public static string Join(string prompt, string code, string? name)
    {
        var lines = new LogicalLines(code);
        if (SolvedName(prompt, lines, name) is { } solved) return Preamble(prompt, code, lines, solved) + code;
        // A method of the prompt's class, answered as a function of its own.
        var method = new LogicalLines(prompt).All.LastOrDefault(l => l.Kind is StatementKind.Def);
        if (method.Indent > 0 && lines.Definitions.Contains(method.Name))
        {
            var head = prompt.AsSpan(method.Start);
            return prompt[..method.Start] + Indentation.Add(code, head[..^head.TrimStart(" \t").Length].ToString());
        }

        var indentation = LastLine(prompt);
        if (indentation.Length > 0 && string.IsNullOrWhiteSpace(indentation))
        {
            // The prompt ends amid a line, and the answer goes on there: its first line is indented already.
            var first = code.IndexOf('\n') + 1;
            var isFlat = first > 0 && lines.All.Count(l => l.Indent == 0) > 1;
            return isFlat ? prompt + code[..first] + Indentation.Add(code[first..], indentation) : prompt + code.TrimStart(' ', '\t');
        }

        if (IsAmid(prompt, indentation))
        {
            // So it does in the midst of a statement, be it that the answer repeats the statement's beginning.
            var begun = indentation.Trim();
            return code.TrimStart().StartsWith(begun, StringComparison.Ordinal)
                ? prompt[..^indentation.Length] + Indentation.Add(code, indentation[..^indentation.TrimStart().Length])
                : prompt + code.TrimStart(' ', '\t');
        }

        var isBody = lines.All.Count > 0 && lines.All[0].Indent == 0
            && (!lines.Definitions.Any() || lines.TopLevel.Any(l => l.Kind is StatementKind.Inner));
        var isCut = isBody && lines.All[0].Kind is not StatementKind.Compound && lines.All.Count > 1
            && lines.All.Skip(1).All(l => l.Indent > 0);
        if (isCut) return $"{prompt.TrimEnd()}\n{BodyIndentation(prompt)}{code}"; // the first line lost its indentation, as it does in copies
        var end = prompt.EndsWith('\n') ? "" : "\n";
        return prompt + end + (isBody ? Indentation.Add(code, BodyIndentation(prompt)) : code);
    }

    // What stands behind the prompt's last line end.
    private static string LastLine(string prompt) => prompt[(prompt.LastIndexOf('\n') + 1)..];

    // A statement that ends as none does, or with a space behind it.
    private static bool IsAmid(string prompt, string line)
    {
        if (string.IsNullOrWhiteSpace(line) || new LogicalLines(prompt).All is not [.., var last] || last.End < prompt.Length) return false;
        if (last.Kind is StatementKind.Def or StatementKind.Class or StatementKind.Compound && last.Last == ':') return false;
        return !last.IsPython || last.Kind is StatementKind.Inner || line[^1] is ' ' or '\t'
            || last.Last is '(' or '[' or '{' or '=' or ',';
    }

    // The name under test, or that of the head which the prompt ends in, if the code defines it.
    private static string? SolvedName(string prompt, LogicalLines code, string? name)
    {
        if (name is not null && code.Definitions.Contains(name)) return name;
        return AskedName(prompt) is { } asked && code.Definitions.Contains(asked) ? asked : null;
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
        // Where it has no such head all of it stands before, but for a head without a body.
        var isOpen = asked.Count > 0 && asked[^1].Kind is StatementKind.Def or StatementKind.Class
            && new LogicalLines(prompt).All[^1] == asked[^1];
        if (head < 0) head = asked.Count - (isOpen ? 1 : 0);
        while (head > 0 && asked[head - 1].Kind is StatementKind.Decorator) head--;
        if (head == 0) return "";
        var brought = solution.Definitions.Concat(solution.All.Where(l => l.Kind is StatementKind.Import)
            .Select(l => code[l.Start..l.End].Trim())).ToHashSet(StringComparer.Ordinal);
        var kept = new StringBuilder();
        for (var i = 0; i < head; i++)
        {
            var statement = prompt[asked[i].Start..(i + 1 < asked.Count ? asked[i + 1].Start : prompt.Length)];
            if (!brought.Contains(asked[i].Name ?? statement.Trim())) kept.Append(statement);
        }

        return kept.ToString();
    }
}
