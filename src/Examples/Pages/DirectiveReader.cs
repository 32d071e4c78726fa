using System.Text.RegularExpressions;
using InstructMix.Core.Files;

namespace InstructMix.Examples.Pages;

/// <summary>Reads directives, and says of what is nearly one which was meant.</summary>
internal static partial class DirectiveReader
{
    private const string Known = "skip, compile, new, raises, raises=ValueError, python>=3.12";
    private static readonly string[] Words = ["skip", "compile", "new", "raises", "python"];

    /// <summary>Reads what stands in a comment of ours: every word has to be a directive.</summary>
    public static (Directives Directives, InputProblem? Problem) Comment(string file, int line, string text) =>
        Read(file, line, text, strict: true);

    /// <summary>Reads what stands behind a fence's language: other tools say things there as well, so only what is nearly a directive is an error.</summary>
    public static (Directives Directives, InputProblem? Problem) Info(string file, int line, string text) =>
        Read(file, line, text, strict: false);

    /// <summary>Reads the comment <c># instructmix: …</c> with which a block, a cell or a file may begin.</summary>
    public static (Directives Directives, InputProblem? Problem) FirstLine(string file, int line, string source)
    {
        var quarto = Directives.None;
        // Quarto says the same in lines `#| eval: false`.
        foreach (Match option in Cell().Matches(source))
            quarto = quarto.And(Foreign(option.Groups["name"].Value, "=", option.Groups["value"].Value) ?? Directives.None);
        var match = Opening().Match(source);
        if (quarto != Directives.None && !match.Success) return (quarto, null);
        return match.Success ? Comment(file, line, match.Groups["words"].Value) : (Directives.None, null);
    }

    private static (Directives Directives, InputProblem? Problem) Read(string file, int line, string text, bool strict)
    {
        var directives = Directives.None;
        InputProblem? problem = null;
        foreach (Match match in Word().Matches(text))
        {
            var (name, sign, value) = (match.Groups["name"].Value, match.Groups["sign"].Value, match.Groups["value"].Value.Trim('"', '\''));
            var bound = name == "python" ? VersionBound.Read(sign + value) : null;
            directives = (name, sign) switch
            {
                ("skip", "") => directives with { Skip = true },
                ("compile", "") => directives with { Compile = true },
                ("new", "") => directives with { New = true },
                ("raises", "") => directives with { Raises = "" },
                ("raises", "=") when value.Length > 0 => directives with { Raises = value },
                ("python", _) when bound is not null => directives with { Python = [.. directives.Python, bound] },
                _ when !strict && Foreign(name, sign, value) is { } foreign => directives.And(foreign),
                _ => Unknown(match.Value, name),
            };
        }

        return (directives, problem);

        Directives Unknown(string word, string name)
        {
            var near = Words.Contains(name) ? name : Nearest(name);
            if (strict || near is not null)
                problem ??= new InputProblem(file, line, $"there is no directive '{word}'", near is null
                    ? $"there are {Known}" : $"did you mean '{Example(near)}'? there are {Known}");
            return directives;
        }
    }

    /// <summary>What other tools' users write behind a language; null for anything else.</summary>
    private static Directives? Foreign(string name, string sign, string value) => (name, sign, value) switch
    {
        ("notest" or "no-test" or "doctest-skip", "", _) => new Directives { Skip = true },
        ("pytest.skip", _, _) => new Directives { Skip = true },
        ("test", "=", "skip" or "false") => new Directives { Skip = true },
        ("eval", "=", "FALSE" or "F" or "false") => new Directives { Skip = true },
        ("error", "=", "TRUE" or "T" or "true") => new Directives { Raises = "" },
        ("requires", "=", _) when VersionBound.Read(">=" + value) is { } bound => new Directives { Python = [bound] },
        ("continuation", "", _) => new Directives { Continues = true },
        _ => null,
    };

    private static string Example(string word) => word == "python" ? "python>=3.12" : word;

    /// <summary>The directive that a word was meant for; null where it is too far from each.</summary>
    private static string? Nearest(string word)
    {
        var (near, distance) = Words.Select(w => (w, Distance(word.ToLowerInvariant(), w))).MinBy(p => p.Item2);
        return distance <= (near.Length < 5 ? 1 : 2) ? near : null;
    }

    /// <summary>How many letters have to be changed, added or left out; two that changed places are one.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }

    [GeneratedRegex("""(?<name>[^\s,{}=<>!"']+)(?:(?<sign>[<>=!]+)(?<value>"[^"]*"|'[^']*'|[^\s,{}]*))?""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A(?:#!.*\n)?\s*#\s*instructmix:(?<words>.*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^#\|[ \t]*(?<name>eval|error):[ \t]*(?<value>\w+)[ \t]*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cell();
}
