using InstructMix.Core;
using InstructMix.Examples.Running;
using InstructMix.Harness.Images;

namespace InstructMix.Cli.Checking;

/// <summary>A failure, said once for all the Pythons on which it is the same.</summary>
/// <param name="Example">The example on one of them.</param>
/// <param name="Pythons">The Pythons; empty where it is the same on all that were asked for.</param>
internal sealed record Finding(ExampleResult Example, IReadOnlyList<PythonVersion> Pythons)
{
    private const int LinesShown = 12;

    /// <summary>The Pythons for a message: empty, or as in <c> (Python 3.9, 3.11)</c>.</summary>
    public string Where => Pythons.Count == 0 ? "" : $" (Python {string.Join(", ", Pythons)})";

    /// <summary>The outcome's word.</summary>
    public string Word => Example.Outcome?.Word() ?? "skipped";

    /// <summary>The lines of failures that only follow from this one.</summary>
    public IReadOnlyList<int> Followers { get; init; } = [];

    /// <summary>How many failures only follow from this one, and where; null for none.</summary>
    public string? Follow => FollowUp(LinesShown);

    /// <summary>How many failures only follow from this one, and where; null for none.</summary>
    /// <param name="most">How many lines are named.</param>
    public string? FollowUp(int most) => Followers.Count == 0 ? null
        : $"{(Followers.Count == 1 ? "1 later failure only follows" : $"{Followers.Count:N0} later failures only follow")} from it: "
            + $"{(Followers.Count == 1 ? "line" : "lines")} {string.Join(", ", Followers.Take(most))}{(Followers.Count > most ? ", …" : "")}";

    /// <summary>The findings of examples, in their order: each failing example of a session by itself, and what follows from one under it.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<ExampleResult> examples, int pythons)
    {
        var all = examples.SelectMany(Faults).ToList();
        var (roots, followers) = Roots(all);
        return Told(roots, pythons)
            .Select(f => f with { Followers = [.. followers[(f.Example.File, f.Example.At)].Select(e => e.At).Distinct().Order()] });
    }

    /// <summary>Failures that are told by themselves, and those that are told under one of them, by its file and line.</summary>
    public static (IReadOnlyList<ExampleResult> Roots, ILookup<(string File, int Line), ExampleResult> Followers) Roots(
        IReadOnlyList<ExampleResult> faults)
    {
        var places = faults.Where(e => e.Follows is null).Select(e => (e.File, e.At)).ToHashSet();
        // Where the one that it follows from is not told, as the baseline knows it, it is told itself.
        bool IsUnder(ExampleResult e) => e.Follows is { } line && places.Contains((e.File, line));
        return ([.. faults.Where(e => !IsUnder(e))], faults.Where(IsUnder).ToLookup(e => (e.File, e.Follows!.Value)));
    }

    /// <summary>An example's failures, each by itself.</summary>
    public static IEnumerable<ExampleResult> Faults(ExampleResult example) => example.More.Select(m => example with
    {
        At = m.At,
        Outcome = m.Outcome,
        Detail = m.Detail,
        Exception = m.Exception,
        Code = m.Code,
        Shown = m.Shown,
        Given = m.Given,
        Follows = m.Follows,
        Remedy = null,
        More = [],
    }).Prepend(example);

    private static IEnumerable<Finding> Told(IEnumerable<ExampleResult> examples, int pythons) => examples
        .GroupBy(e => (e.File, e.Line, e.At, e.What, e.Outcome, e.Detail, e.Given))
        .Select(same => (First: same.First(), Pythons: same.Select(e => e.Python).Distinct().ToList()))
        .Select(same => new Finding(same.First, same.Pythons.Count == pythons ? [] : same.Pythons));
}
