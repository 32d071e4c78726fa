using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Judging;

/// <summary>
/// Tells which candidates may run where a module is warm: those that import it before they do anything else. Whatever stands before the
/// import (a setting in the environment, a filter for warnings) could have changed what it does, and whoever does not import it must not find it.
/// </summary>
/// <param name="modules">The modules that the user allows; a candidate that imports several of them goes by the first.</param>
public sealed class WarmModules(IReadOnlyList<string> modules)
{
    /// <summary>The module that may be warm for this code; null for none.</summary>
    /// <param name="code">The code.</param>
    public string? Of(string code)
    {
        // Most code does not so much as mention one, and need not be read.
        if (!modules.Any(m => code.Contains(m[(m.LastIndexOf('.') + 1)..], StringComparison.Ordinal))) return null;
        var imported = ImportsOf(code).ToHashSet(StringComparer.Ordinal);
        return modules.FirstOrDefault(m => imported.Any(i => i == m || (i.StartsWith(m, StringComparison.Ordinal) && i[m.Length] == '.')));
    }

    /// <summary>What the code imports before its first statement of another kind; of <c>from a import b</c> both <c>a</c> and <c>a.b</c>.</summary>
    private static IEnumerable<string> ImportsOf(string code)
    {
        foreach (var line in new LogicalLines(code).All)
        {
            if (line.Kind is StatementKind.Comment or StatementKind.Literal) continue;
            if (line.Kind is not StatementKind.Import || line.Indent > 0) yield break;
            var statement = Unfold(code[line.Start..line.End]);
            int end = statement.IndexOf(';');
            foreach (var name in NamesIn(end < 0 ? statement : statement[..end])) yield return name;
            // What comes after it may be a statement of any kind.
            if (end >= 0) yield break;
        }
    }

    private static IEnumerable<string> NamesIn(string statement)
    {
        var words = statement.Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length < 2) yield break;
        if (words[0] == "import")
        {
            foreach (var module in words[1].Split(',')) yield return First(module);
            yield break;
        }

        var parts = words[1].Split([" import ", " import(", "\timport "], 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2) yield break;
        yield return parts[0];
        foreach (var name in parts[1].Split(',')) yield return $"{parts[0]}.{First(name)}";
    }

    /// <summary>A statement on one line, without comments and brackets.</summary>
    private static string Unfold(string statement) =>
        string.Join(' ', statement.Split('\n').Select(l => l.Split('#')[0].Trim().TrimEnd('\\'))).Replace('(', ' ').Replace(')', ' ').Trim();

    private static string First(string text)
    {
        var trimmed = text.Trim();
        int end = trimmed.IndexOfAny([' ', '\t']);
        return end < 0 ? trimmed : trimmed[..end];
    }
}
