using System.Collections.Frozen;

namespace InstructMix.Harness.Pool;

/// <summary>
/// Says whether a trial may ask for the address of a name such as <c>localhost</c>. Such a trial needs an <c>/etc/hosts</c>, and so a container whose network
/// the engine sets up. Any other trial gets a container without, which starts in half the time. In doubt the answer is yes.
/// A trial that hides its imports from this finds no names; nothing else differs.
/// </summary>
internal static class HostNames
{
    /// <summary>Modules that ask for no name, start no program, and import nothing by a name that they are given.</summary>
    private static readonly FrozenSet<string> Unconcerned = FrozenSet.Create(
        StringComparer.Ordinal,
        "__future__", "abc", "array", "ast", "base64", "binascii", "bisect", "calendar", "cmath", "collections", "colorsys", "contextlib",
        "copy", "csv", "dataclasses",
        "datetime", "decimal", "difflib", "enum", "fractions", "functools", "gc", "graphlib", "hashlib", "heapq", "hmac", "html", "inspect",
        "io", "itertools", "json",
        "keyword", "math", "numbers", "operator", "pprint", "queue", "random", "re", "secrets", "statistics", "string", "struct", "sys",
        "textwrap", "threading", "time",
        "timeit", "token", "tokenize", "traceback", "types", "typing", "unicodedata", "unittest", "warnings", "weakref", "zlib");

    private const string Blanks = " \t";

    /// <summary>How far before <c>import</c> its <c>from</c> is looked for, in characters.</summary>
    private const int Longest = 300;

    /// <summary>Whether a trial could.</summary>
    public static bool MayBeAskedBy(Trial trial) => MayBeAskedIn(trial.Code) || MayBeAskedIn(trial.Stub.Source);

    private static bool MayBeAskedIn(ReadOnlySpan<char> source)
    {
        // What a string could reach: through unittest.mock, or as a file.
        if (source.Contains("socket", StringComparison.Ordinal) || source.Contains("localhost", StringComparison.Ordinal)
            || source.Contains("/etc", StringComparison.Ordinal))
            return true;
        int from = 0;
        while (source[from..].IndexOf("import", StringComparison.Ordinal) is >= 0 and var at)
        {
            int start = from + at, end = start;
            while (start > from && IsOfWord(source[start - 1])) start--;
            while (end < source.Length && IsOfWord(source[end])) end++;
            from = end;
            var word = source[start..end];
            if (word.SequenceEqual("import") ? !IsUnconcerned(source, start) : !IsProse(word)) return true;
        }

        return false;
    }

    /// <summary>Whether the statement around the word <c>import</c> at a place names known modules alone.</summary>
    private static bool IsUnconcerned(ReadOnlySpan<char> source, int at)
    {
        var statement = ImportStatement.Read(source[StartOfStatement(source, at)..]);
        return statement is not null && statement.Modules.All(m => Unconcerned.Contains(m.Split('.')[0]));
    }

    /// <summary>Where <c>from MODULE</c> before the word begins; the word itself where there is none.</summary>
    private static int StartOfStatement(ReadOnlySpan<char> source, int at)
    {
        // No known name is longer.
        int first = Math.Max(0, at - Longest);
        var before = source[first..at].TrimEnd(Blanks);
        int start = before.Length;
        while (start > 0 && (IsOfWord(before[start - 1]) || before[start - 1] == '.')) start--;
        before = before[..start].TrimEnd(Blanks);
        return before.EndsWith("from", StringComparison.Ordinal) ? first + before.Length - "from".Length : at;
    }

    /// <summary>Imported, important, importance; not <c>__import__</c> or <c>importlib</c>.</summary>
    private static bool IsProse(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('a', 'z') && !word.SequenceEqual("importlib");

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
