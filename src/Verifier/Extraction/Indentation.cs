using System.Text;

namespace InstructMix.Verifier.Extraction;

/// <summary>Moves code sideways.</summary>
internal static class Indentation
{
    /// <summary>Removes the indentation that all lines share, as a block in a list or after a copy has it.</summary>
    /// <param name="code">The code; it comes back as it was where nothing is shared.</param>
    public static string Remove(string code)
    {
        string? shared = null;
        foreach (var line in code.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace()) continue;
            var indent = line[..^line.TrimStart(" \t").Length];
            if (shared is null) shared = indent.ToString();
            else shared = shared[..indent.CommonPrefixLength(shared)];
            if (shared.Length == 0) return code;
        }

        return shared is null
            ? code
            : Map(code, line => line.StartsWith(shared, StringComparison.Ordinal) ? line[shared.Length..] : line.TrimStart(' ', '\t'));
    }

    /// <summary>Puts the same indentation before all lines but empty ones.</summary>
    public static string Add(string code, string indent) => Map(code, line => string.IsNullOrWhiteSpace(line) ? line : indent + line);

    private static string Map(string code, Func<string, string> change)
    {
        var result = new StringBuilder(code.Length);
        for (var at = 0; at < code.Length;)
        {
            var end = code.IndexOf('\n', at);
            var next = end < 0 ? code.Length : end + 1;
            result.Append(change(code[at..next]));
            at = next;
        }

        return result.ToString();
    }
}
