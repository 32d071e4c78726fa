using InstructMix.Harness;

namespace InstructMix.Verifier.Ledgers;

/// <summary>A verdict that is remembered.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="At">The day on which it was given, in UTC, such as <c>2026-11-22</c>.</param>
public sealed record LedgerEntry(Verdict Verdict, string At);
