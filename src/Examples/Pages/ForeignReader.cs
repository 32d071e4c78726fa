using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>Reads the comments of other tools. docs/checking.md has the table of what is understood.</summary>
internal static partial class ForeignReader
{
    private static readonly Foreign Nothing = new(ForeignKind.Nothing, Directives.None);

    /// <summary>Reads a comment; null where it is none of another tool's.</summary>
    /// <param name="comment">Its text, without the marks of a comment.</param>
    public static Foreign? Read(string comment)
    {
        var text = comment.Trim().Trim('-').Trim();
        if (Sybil().Match(text) is { Success: true } sybil) return OfSybil(sybil.Groups["word"].Value, sybil.Groups["rest"].Value.Trim());
        if (text == "clear-namespace") return new Foreign(ForeignKind.Next, new Directives { New = true });
        if (Invisible().Match(text) is { Success: true } code)
            return new Foreign(ForeignKind.Code, Directives.None) { Text = code.Groups["code"].Value };
        if (Mark().Match(text) is { Success: true } mark)
            return OfPytest(mark.Groups["word"].Value, mark.Groups["arguments"].Value.Trim(), text);
        return Phmdoctest().Match(text) is { Success: true } ph ? OfPhmdoctest(ph.Groups["word"].Value, text) : null;
    }

    /// <summary>Reads a directive of pytest-doctestplus in reStructuredText; null for any other.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="argument">What stands behind it.</param>
    public static Directives? Doctestplus(string name, string argument) => name switch
    {
        "doctest-skip" or "doctest-skip-all" or "doctest-remote-data" or "doctest-remote-data-all" => new Directives { Skip = true },
        "doctest-requires" or "doctest-requires-all" => new Directives { Requires = Modules(argument) },
        _ => null,
    };

    /// <summary>Names of modules in a list, without the versions that are asked for.</summary>
    private static IReadOnlyList<string> Modules(string list) =>
        [.. list.Split([',', ' ', '"', '\''], StringSplitOptions.RemoveEmptyEntries).Select(m => Version().Replace(m, "")).Where(m => m.Length > 0)];

    private static Foreign OfSybil(string word, string rest)
    {
        var directives = new Directives { Skip = true };
        if (rest.StartsWith("if", StringComparison.Ordinal))
        {
            if (Condition(rest[2..].Trim()) is not { } condition)
                return Wrong($"'skip: {word} {rest}' has no condition that can be read", "write skip: next if(CONDITION, reason=\"…\")");
            directives = new Directives { SkipIf = condition };
        }

        return word switch
        {
            "next" => new Foreign(ForeignKind.Next, directives),
            "start" => new Foreign(ForeignKind.SkipFrom, directives),
            "end" => new Foreign(ForeignKind.SkipTo, Directives.None),
            _ => Wrong($"there is no 'skip: {word}'", "there are skip: next, skip: start, skip: end"),
        };
    }

    private static Foreign OfPytest(string word, string arguments, string text) => word switch
    {
        "skip" or "xfail" => Next(new Directives { Skip = true }),
        "skipif" => Condition($"({arguments})") is { } condition
            ? Next(new Directives { SkipIf = condition })
            : Wrong($"'{text}' has no condition", "write it into brackets: skipif(CONDITION)"),
        "importorskip" => arguments.Length > 0
            ? Next(new Directives { Requires = Modules(arguments) })
            : Wrong($"'{text}' names no module", "write importorskip(MODULE)"),
        "cont" => Next(new Directives { Continues = true }),
        "expect-exception" or "expect-error" => Next(new Directives { Raises = "" }),
        "expected-output" or "expected-output-ignore-whitespace" => Next(new Directives { HasOutput = true }),
        _ when text.StartsWith("pytest.mark.", StringComparison.Ordinal) => Nothing,
        _ => Wrong($"there is no 'pytest-codeblocks:{word}'",
            "there are skip, skipif, xfail, importorskip, cont, expect-exception, expected-output"),
    };

    private static Foreign OfPhmdoctest(string word, string text) => word switch
    {
        "skip" or "mark.skip" => new Foreign(ForeignKind.Next, new Directives { Skip = true }),
        "setup" => Next(new Directives { Role = ExampleRole.SetUp }),
        "teardown" => Next(new Directives { Role = ExampleRole.CleanUp }),
        "mark.skipif" => Less().Match(text) is { Success: true } bound
            && VersionBound.Read("<" + bound.Groups["version"].Value) is not null
            ? Next(new Directives { Python = [VersionBound.Read(">=" + bound.Groups["version"].Value)!] })
            : Wrong($"'{text}' names no Python", "write phmdoctest-mark.skipif<3.8>"),
        "clear-names" => Next(new Directives { New = true }),
        _ when word.StartsWith("mark.", StringComparison.Ordinal) || word is "label" or "share-names" =>
            new Foreign(ForeignKind.Outputs, Directives.None),
        _ => Wrong($"there is no 'phmdoctest-{word}'",
            "there are skip, label, setup, teardown, share-names, clear-names, mark.skip, mark.skipif<3.N>"),
    };

    private static Foreign Next(Directives directives) => new(ForeignKind.Next, directives);

    private static Foreign Wrong(string what, string remedy) => new(ForeignKind.Wrong, Directives.None) { Text = what, Remedy = remedy };

    /// <summary>The first argument of a call: all up to its bracket, or to <c>reason=</c>.</summary>
    private static string? Condition(string call)
    {
        if (!call.StartsWith('(') || !call.EndsWith(')')) return null;
        var inner = Reason().Replace(call[1..^1], "").Trim();
        return inner.Length == 0 ? null : inner;
    }

    [GeneratedRegex(@"\Askip(?:[ \t]+doccmd\[[^\]]*\])?:[ \t]*(?<word>\S+)(?<rest>.*)\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sybil();

    [GeneratedRegex(@"\Ainvisible-code(?:-block)?:[ \t]*(?:python3?|py)[ \t]*\n(?<code>.*)\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\A(?:pytest-codeblocks:|pytest\.mark\.)[ \t]*(?<word>[\w-]+)(?:\((?<arguments>.*)\))?", RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\Aphmdoctest-(?<word>[a-z.-]+[a-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phmdoctest();

    [GeneratedRegex(@"<(?<version>[\d.]+)>?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Less();

    [GeneratedRegex(@"[<>=!~].*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();

    [GeneratedRegex("""\s*,\s*(?:reason\s*=\s*)?(?:"[^"]*"|'[^']*')\s*\z""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reason();
}
