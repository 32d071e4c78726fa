using InstructMix.Harness;

namespace InstructMix.Verifier.Reverification;

/// <summary>A line of <c>matrix.jsonl</c>: a pair on every Python.</summary>
/// <param name="Id">The pair's id.</param>
/// <param name="Carried">The outcome that the set carried for it; null where it carried none.</param>
/// <param name="CarriedPython">The Python that had given it, such as <c>3.11.2</c>.</param>
/// <param name="Stub">What exercised the code.</param>
/// <param name="Kept">Whether the pair is among the survivors.</param>
/// <param name="Versions">What came of it, by Python.</param>
public sealed record MatrixRow(
    string Id, Outcome? Carried, string? CarriedPython, StubKind Stub, bool Kept, IReadOnlyDictionary<string, MatrixCell> Versions);
