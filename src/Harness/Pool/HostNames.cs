using System.Collections.Frozen;

namespace InstructMix.Harness.Pool;

/// <summary>
/// Tells whether a trial could ask for the address of a name such as <c>localhost</c>. One that could needs a container whose networking the engine has set
/// up, for the sake of its <c>/etc/hosts</c>; any other is as well off in one where it has not, which starts in half the time. Where in doubt it could.
/// A trial that hides from this what it imports finds no name there, and nothing else.
/// </summary>
internal static class HostNames
{
    /// <summary>Modules that ask for no name, start no program, and import nothing by a name that they are given.</summary>
    private static readonly FrozenSet<string> Unconcerned = FrozenSet.Create(
        StringComparer.Ordinal,
        "__future__", "abc", "array", "ast", "base64", "binascii", "bisect", "calendar", "cmath", "collections", "colorsys", "contextlib", "copy", "csv", "dataclasses",
        "datetime", "decimal", "difflib", "enum", "fractions", "functools", "gc", "graphlib", "hashlib", "heapq", "hmac", "html", "inspect", "io", "itertools", "json",
        "keyword", "math", "numbers", "operator", "pprint", "queue", "random", "re", "secrets", "statistics", "string", "struct", "sys", "textwrap", "threading", "time",
        "timeit", "token", "tokenize", "traceback", "types", "typing", "unicodedata", "unittest", "warnings", "weakref", "zlib");

    private const string Blanks = " \t";

    /// <summary>A statement that is longer, in characters, is not looked into.</summary>
    private const int Longest = 300;

    /// <summary>Whether a trial could.</summary>
    public static bool MayBeAskedBy(Trial trial) => MayBeAskedIn(trial.Code) || MayBeAskedIn(trial.Stub.Source);

    private static bool MayBeAskedIn(ReadOnlySpan<char> source)
    {
        // What a string could reach: through unittest.mock, or as a file.
        if (source.Contains("socket", StringComparison.Ordinal) || source.Contains("localhost", StringComparison.Ordinal) || source.Contains("/etc", StringComparison.Ordinal)) return true;
        int from = 0;
        while (source[from..].IndexOf("import", StringComparison.Ordinal) is >= 0 and var at)
        {
            int start = from + at, end = start;
            while (start > from && IsOfWord(source[start - 1])) start--;
            while (end < source.Length && IsOfWord(source[end])) end++;
            from = end;
            var word = source[start..end];
            if (word.SequenceEqual("import") ? !IsUnconcerned(source[..start], source[end..]) : !IsProse(word)) return true;
        }

        return false;
    }

    /// <summary>Whether <c>import</c>, between this and that, imports nothing but what is known: <c>import a, b.c as d</c> or <c>from a.b import …</c>.</summary>
    private static bool IsUnconcerned(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        before = before[^Math.Min(before.Length, Longest)..].TrimEnd(Blanks);
        int start = before.Length;
        while (start > 0 && (IsOfWord(before[start - 1]) || before[start - 1] == '.')) start--;
        if (before[..start].TrimEnd(Blanks).EndsWith("from", StringComparison.Ordinal)) return IsKnown(before[start..]);

        int end = behind.IndexOfAny('\n', ';', '#');
        if (end < 0) end = behind.Length;
        if (end > Longest) return false;
        foreach (var part in behind[..end].Split(','))
        {
            var module = behind[part].Trim();
            int blank = module.IndexOfAny(Blanks);
            if (blank >= 0 && !module[blank..].TrimStart().StartsWith("as ", StringComparison.Ordinal)) return false;
            if (!IsKnown(blank < 0 ? module : module[..blank])) return false;
        }

        return true;
    }

    private static bool IsKnown(ReadOnlySpan<char> module)
    {
        int dot = module.IndexOf('.');
        return Unconcerned.Contains((dot < 0 ? module : module[..dot]).ToString());
    }

    /// <summary>Imported, important, importance; not <c>__import__</c> or <c>importlib</c>.</summary>
    private static bool IsProse(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('a', 'z') && !word.SequenceEqual("importlib");

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
