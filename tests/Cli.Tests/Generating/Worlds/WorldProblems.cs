using System.Text.RegularExpressions;

namespace InstructMix.Cli.Tests.Generating.Worlds;

/// <summary>The requests of the recorded world: families of problems, each with many numbers.</summary>
internal static partial class WorldProblems
{
    private static readonly string[] Words = ["buzz", "hazy", "python", "zebra", "xylem", "waltz", "query", "oxygen", "yacht", "vortex", "lazy", "proxy"];
    private static readonly string[] Openings = ["Write", "I need", "Please write", "For a report I want", "Could you give me", "Our tool lacks"];
    private static readonly string[] Ends =
        ["Nothing is printed.", "It must not change what it is given.", "Keep it short.", "The standard library is enough.", "An empty input is no error.", "Add a docstring."];

    /// <summary>All of them, in an order in which families take turns.</summary>
    public static IReadOnlyList<WorldProblem> All { get; } = [.. Enumerable.Range(2, 36).SelectMany(Of)];

    private static IEnumerable<WorldProblem> Of(int n)
    {
        yield return New("numbers", "add", n, $"that adds {n} to the number x and returns the sum", "x", ["return x + n", "total = n\ntotal += x\nreturn total"],
            ["return x - n", "return x * n + 1", "return x + n + 1"], i => ($"{(i * 3) - 5}", $"{(i * 3) - 5 + n}"));
        yield return New("numbers", "wrap", n, $"which gives what is left over when the whole number x is divided by {n}", "x", ["return x % n", "return x - n * (x // n)"],
            ["return x // n", "return x % (n + 1)", "return n - x % n"], i => ($"{(i * 7) + n + 1}", $"{((i * 7) + n + 1) % n}"));
        yield return New("lists", "every", n, $"that picks from the list items each element number {n}, counted from one, and skips all between", "items",
            ["return items[n - 1::n]", "return [item for place, item in enumerate(items, 1) if place % n == 0]"],
            ["return items[::n]", "return items[n::n]", "return items[:n]"],
            i => (List(Enumerable.Range(i, (2 * n) + (i % 5))), List(Enumerable.Range(i, (2 * n) + (i % 5)).Where((_, p) => (p + 1) % n == 0))));
        yield return New("lists", "chunks", n, $"which cuts items into pieces of {n} elements in their order; the last piece may be shorter", "items",
            ["return [items[i:i + n] for i in range(0, len(items), n)]", "pieces = []\nwhile items:\n    pieces.append(items[:n])\n    items = items[n:]\nreturn pieces"],
            ["return [items[i:i + n] for i in range(0, len(items) - n + 1, n)]", "return [items[i::n] for i in range(n)]", "return [items[:n], items[n:]]"],
            i => (List(Enumerable.Range(i, (3 * n) + 1 + (i % n))), List(Enumerable.Range(i, (3 * n) + 1 + (i % n)).Chunk(n).Select(c => List(c)))));
        yield return New("strings", "repeat", n, $"that writes the text {n} times in a row, with a hyphen between two of them", "text",
            ["return '-'.join([text] * n)", "return '-'.join(text for _ in range(n))"],
            ["return text * n", "return '-'.join([text] * (n - 1))", "return (text + '-') * n"], i => (Text(Word(i)), Text(string.Join('-', Enumerable.Repeat(Word(i), n)))));
        yield return New("strings", "pad", n + 8, $"for aligned columns: it fills the text up with dots on the left until it is {n + 8} characters long", "text",
            ["return text.rjust(n, '.')", "return '.' * (n - len(text)) + text"],
            ["return text.ljust(n, '.')", "return text.center(n, '.')", "return text.rjust(n)"], i => (Text(Word(i)), Text(Word(i).PadLeft(n + 8, '.'))));
        yield return New("parsing", "digits", (n % 15) + 2, n, $"that gives the digits of the positive whole number x in base {(n % 15) + 2} as a list of numbers, the highest place first", "x",
            ["digits = []\nwhile x:\n    digits.append(x % n)\n    x //= n\nreturn digits[::-1]", "return ([] if x < n else NAME(x // n)) + [x % n]"],
            ["digits = []\nwhile x:\n    digits.append(x % n)\n    x //= n\nreturn digits", "return [int(c) for c in str(x)]", "return [x // n, x % n, n]"],
            i => ($"{(i * 53) + 4001 + n}", List(Digits((i * 53) + 4001 + n, (n % 15) + 2))));
        yield return New("recursion", "powers", (n % 7) + 2, n, $"which raises each number of a list to the power {(n % 7) + 2} and adds up the results", "values",
            ["return sum(v ** n for v in values)", "return values[0] ** n + NAME(values[1:]) if values else 0"],
            ["return sum(values) ** n", "return sum(v * n for v in values)", "return max(values) ** n"],
            i => (List([i + 2, i + 3, (2 * i) + 5]), $"{Power(i + 2, (n % 7) + 2) + Power(i + 3, (n % 7) + 2) + Power((2 * i) + 5, (n % 7) + 2)}"));
    }

    private static WorldProblem New(
        string topic, string family, int n, string what, string parameter, string[] right, string[] wrong, Func<int, (string Argument, string Value)> test) =>
        New(topic, family, n, n, what, parameter, right, wrong, test);

    private static WorldProblem New(
        string topic, string family, int n, int number, string what, string parameter, string[] right, string[] wrong, Func<int, (string Argument, string Value)> test)
    {
        string name = $"{family}_{number}";
        string Fill(string body) => Number().Replace(body, $"{n}").Replace("NAME", name, StringComparison.Ordinal);
        string instruction = $"{Openings[(number + family.Length) % Openings.Length]} a function `{name}({parameter})` {what}. {Ends[(number * 5) % Ends.Length]}";
        return new WorldProblem(name, topic, family, instruction, [.. right.Select(Fill)], [.. wrong.Select(Fill)], parameter, test);
    }

    private static string Word(int i) => Words[i % Words.Length] + (i / Words.Length == 0 ? "" : Words[(i + 5) % Words.Length]);

    private static string Text(string text) => $"'{text}'";

    private static string List<T>(IEnumerable<T> items) => $"[{string.Join(", ", items)}]";

    private static long Power(long number, int exponent) => Enumerable.Repeat(number, exponent).Aggregate(1L, (a, b) => a * b);

    private static IEnumerable<int> Digits(int x, int n)
    {
        var digits = new List<int>();
        for (; x > 0; x /= n) digits.Add(x % n);
        return digits.AsEnumerable().Reverse();
    }

    [GeneratedRegex(@"\bn\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
