using System.Text.Json;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Reverifying;

/// <summary>A pair of <c>tests/Reverification</c>, with what is known of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cause">Why it breaks; null where it holds on all Pythons.</param>
/// <param name="To">The Python on which the outcome is another.</param>
/// <param name="Title">A part of what the change is called.</param>
/// <param name="Line">The pair as a line of a data set.</param>
internal sealed record KnownPair(string Id, string? Cause, string? To, string? Title, string Line)
{
    private const string Carried = "carried ";

    /// <summary>Reads the pairs of a file.</summary>
    public static IReadOnlyList<KnownPair> Read(string name) =>
        [.. File.ReadAllText(Repository.Of("tests", "Reverification", name)).Split("\n=== ").Skip(1).Select(Parse)];

    private static KnownPair Parse(string text)
    {
        var (head, body) = Cut(text, "\n");
        var (code, test) = Cut(body, "\n---\n");
        var words = head.Split(" | ");
        var carried = words.LastOrDefault(w => w.StartsWith(Carried, StringComparison.Ordinal))?[Carried.Length..];
        // A title may hold the mark that parts the words.
        var known = words.Skip(1).Where(w => !w.StartsWith(Carried, StringComparison.Ordinal)).ToList();
        var cause = known.Count > 0 ? known[0].Split(" @ ") : [];
        return new KnownPair(words[0], cause.FirstOrDefault(), cause.ElementAtOrDefault(1), known.Count > 1 ? string.Join(" | ", known.Skip(1)) : null, Of(words[0], code + "\n", test, carried));
    }

    private static string Of(string id, string code, string test, string? carried) => JsonSerializer.Serialize(new
    {
        id,
        instruction = "Write it.",
        response = code,
        code,
        test,
        verification = carried is null ? null : new { outcome = "passed", level = "tested", python = carried + ".1", image = "sha256:0", stub = "tests", runner = "0", seconds = 1, at = "2026-01-01" },
    });

    private static (string Before, string After) Cut(string text, string mark)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? throw new FormatException($"there is no {mark.Trim()} in: {text}") : (text[..at], text[(at + mark.Length)..]);
    }
}
