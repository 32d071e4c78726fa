using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Extraction;

/// <summary>Takes the tests out of what a model wrote when it was asked for assertions.</summary>
public static class TestStatements
{
    private static readonly PythonExtractor Extractor = new();

    /// <summary>The assertions of an answer that stand at the outermost level and mention a name, each with the imports and assignments that stand before it.</summary>
    /// <param name="answer">What the model said.</param>
    /// <param name="name">The name of what is tested; an answer that defines it itself is not believed, and has no tests.</param>
    /// <returns>Each a few statements of Python of its own, each text once, in their order.</returns>
    public static IReadOnlyList<string> In(string answer, string name)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Extractor.Extract(new Candidate { Id = "", Instruction = "", Response = answer }).Code is not { } code) return [];
        var lines = new LogicalLines(code);
        if (lines.Definitions.Contains(name, StringComparer.Ordinal)) return [];
        var before = new List<string>();
        var tests = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var line in lines.TopLevel)
        {
            string text = code[line.Start..line.End].Trim();
            if (line.Kind is StatementKind.Import or StatementKind.Assignment) before.Add(text);
            else if (text.StartsWith("assert", StringComparison.Ordinal) && Mentions(text, name))
                tests.TryAdd(string.Join('\n', [.. before, text]), true);
        }

        return [.. tests.Keys];
    }

    private static bool Mentions(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            bool begins = at == 0 || !IsWord(text[at - 1]), ends = at + name.Length == text.Length || !IsWord(text[at + name.Length]);
            if (begins && ends) return true;
        }

        return false;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
