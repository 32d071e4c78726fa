using System.Text;
using InstructMix.Harness;

namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Puts programs together to one: their <c>from __future__</c> imports, which Python wants at the beginning, go there.
/// </summary>
internal static class FutureImports
{
    /// <summary>The programs as one, an empty line between them.</summary>
    /// <param name="programs">The programs, without line ends behind them.</param>
    public static string First(IReadOnlyList<string> programs)
    {
        var imports = new List<string>();
        var rest = new List<string> { programs[0] };
        foreach (var program in programs.Skip(1)) rest.Add(Without(program, imports));
        var joined = string.Join("\n\n", rest) + "\n";
        return imports.Count == 0 ? joined : string.Join('\n', imports) + "\n\n" + joined;
    }

    /// <summary>A program whose imports of this kind were taken out, the lines that they stood on being left empty.</summary>
    /// <param name="program">The program.</param>
    /// <param name="imports">Gets what was taken out, each once.</param>
    public static string Without(string program, List<string> imports)
    {
        if (!program.Contains("__future__", StringComparison.Ordinal)) return program;
        var rest = new StringBuilder(program);
        foreach (var line in StatementReader.Read(program))
        {
            var code = program[line.Start..line.End];
            if (line.Kind is StatementKind.Comment or StatementKind.Literal) continue;
            if (line.Kind is not StatementKind.Import || ImportStatement.Read(code) is not { Modules: ["__future__"] }) break;
            if (!imports.Contains(code)) imports.Add(code);
            for (var at = line.Start; at < line.End; at++)
            {
                if (program[at] is not ('\r' or '\n')) rest[at] = ' ';
            }
        }

        return rest.ToString();
    }
}
