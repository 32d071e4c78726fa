using InstructMix.Harness;

namespace InstructMix.Verifier.Reverification;

/// <summary>What came of a pair on one Python, as <c>matrix.jsonl</c> has it.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Detail">One line that says why; null where it passed.</param>
/// <param name="Exception">The exception's type.</param>
/// <param name="Line">The line of the code at which it broke, from 1.</param>
/// <param name="Warnings">What the interpreter warned of.</param>
/// <param name="Warm">The module that was warm where it ran.</param>
public sealed record MatrixCell(
    Outcome Outcome, string? Detail, string? Exception, int? Line, IReadOnlyList<Warning>? Warnings, string? Warm);
