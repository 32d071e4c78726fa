using System.Text.Json;

namespace InstructMix.Cli.Tests.Given;

/// <summary>Lines of candidates.</summary>
internal static class Candidates
{
    /// <summary>A candidate that passes its test.</summary>
    public static string Right(string id, int add = 1) => Line(id, $"def add(x: int) -> int:\n    return x + {add}", $"assert add(2) == {2 + add}");

    /// <summary>A candidate that fails it.</summary>
    public static string Wrong(string id, int add = 1) => Line(id, $"def add(x: int) -> int:\n    return x - {add}", $"assert add(2) == {2 + add}");

    /// <summary>A candidate that fails its test after a while.</summary>
    public static string Slow(string id) => Line(id, "import time\n\ndef add(x: int) -> int:\n    time.sleep(1.5)\n    return x", "assert add(2) == 3");

    /// <summary>So many candidates of which no two are the same, one in twenty wrong.</summary>
    public static string[] Distinct(int count) => [.. Enumerable.Range(1, count).Select(i => i % 20 == 0 ? Wrong($"c{i}", i) : Right($"c{i}", i))];

    public static string Line(string id, string code, string test) => JsonSerializer.Serialize(new
    {
        id,
        instruction = "Write a function add.",
        response = $"Here it is:\n\n```python\n{code}\n```\n",
        tests = new[] { test },
    });
}
