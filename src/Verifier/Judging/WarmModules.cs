using InstructMix.Harness;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Judging;

/// <summary>
/// Says which candidates may run where a module is warm: those that import it before they do anything else. What stands before an
/// import (a setting in the environment, a filter for warnings) may change what the import does. And a candidate that does not import the module must not find it.
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

    /// <summary>What the code imports before its first other statement. <c>from a import b</c> gives both <c>a</c> and <c>a.b</c>.</summary>
    private static IEnumerable<string> ImportsOf(string code)
    {
        foreach (var line in new LogicalLines(code).All)
        {
            if (line.Kind is StatementKind.Comment or StatementKind.Literal) continue;
            if (line.Kind is not StatementKind.Import || line.Indent > 0) yield break;
            if (ImportStatement.Read(code.AsSpan(line.Start, line.End - line.Start)) is not { } statement) yield break;
            foreach (var module in statement.Modules) yield return module;
            foreach (var member in statement.Members) yield return $"{statement.Modules[0]}.{member}";
            // What comes after it may be a statement of any kind.
            if (!statement.EndsLine) yield break;
        }
    }
}
