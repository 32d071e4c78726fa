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

    /// <summary>The findings of examples, in their order.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<ExampleResult> examples, int pythons) => examples
        .GroupBy(e => (e.File, e.Line, e.At, e.What, e.Outcome, e.Detail, e.Given))
        .Select(same => new Finding(same.First(), same.Count() == pythons ? [] : [.. same.Select(e => e.Python)]));
}
