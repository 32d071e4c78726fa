using InstructMix.Core;
using InstructMix.Examples.Running;
using InstructMix.Harness.Images;

namespace InstructMix.Cli.Checking;

/// <summary>A failure, said once for all the Pythons on which it is the same.</summary>
/// <param name="Example">The example on one of them.</param>
/// <param name="Pythons">The Pythons; empty where it is the same on all that were asked for.</param>
internal sealed record Finding(ExampleResult Example, IReadOnlyList<PythonVersion> Pythons)
{
    /// <summary>The Pythons for a message: empty, or as in <c> (Python 3.9, 3.11)</c>.</summary>
    public string Where => Pythons.Count == 0 ? "" : $" (Python {string.Join(", ", Pythons)})";

    /// <summary>The outcome's word.</summary>
    public string Word => Example.Outcome?.Word() ?? "skipped";

    /// <summary>The lines of failures that only follow from this one.</summary>
    public IReadOnlyList<int> Followers { get; init; } = [];

    /// <summary>The findings of examples, in their order: each failing example of a session by itself, and what follows from one under it.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<ExampleResult> examples, int pythons)
    {
        var all = examples.SelectMany(Faults).ToList();
        var followers = all.Where(e => e.Follows is not null).ToLookup(e => (e.File, e.Follows!.Value), e => e.At);
        return Told(all.Where(e => e.Follows is null), pythons)
            .Select(f => f with { Followers = [.. followers[(f.Example.File, f.Example.At)].Distinct().Order()] });
    }

    private static IEnumerable<ExampleResult> Faults(ExampleResult example) => example.More.Select(m => example with
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
        .Select(same => new Finding(same.First(), same.Count() == pythons ? [] : [.. same.Select(e => e.Python)]));
}
