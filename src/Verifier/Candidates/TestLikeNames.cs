using System.Collections.Frozen;
using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>Says from a field's name that it may hold tests, so that the user learns of tests that are not read.</summary>
internal static class TestLikeNames
{
    private static readonly FrozenSet<string> Tests = FrozenSet.ToFrozenSet(["test", "tests", "testcase", "testcases", "unittest",
        "unittests", "doctest", "doctests", "assert", "asserts", "assertion", "assertions"], StringComparer.Ordinal);

    // What is said about tests, and results of tests.
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        ["result", "results", "passed", "failed", "output", "outputs", "info", "count", "counts", "num", "time", "status", "log", "logs",
            "score", "id", "ids", "name", "names", "type", "types", "imports", "setup", "split", "set"], StringComparer.Ordinal);

    /// <summary>Whether a field may hold tests.</summary>
    public static bool Is(string name, JsonElement value)
    {
        var isFilled = value.ValueKind switch
        {
            JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => value.EnumerateObject().Any(),
            _ => false,
        };
        if (!isFilled) return false;
        var words = name.ToLowerInvariant().Split('_', '-', '.', ' ');
        return name is "io" or "input_output" || (words.Any(Tests.Contains) && !words.Any(Others.Contains));
    }
}
