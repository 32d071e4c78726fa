namespace InstructMix.Harness.Protocol;

/// <summary>The stub of a <see cref="TrialOrder"/>.</summary>
internal sealed record StubOrder(StubKind Kind, string Source, string? EntryPoint, IReadOnlyDictionary<string, string>? Files = null);
