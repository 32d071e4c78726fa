namespace InstructMix.Harness;

/// <summary>The Python that exercises a candidate's code.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Source">The tests, for <see cref="StubKind.Tests"/>; empty otherwise, for the runner makes the others from the code.</param>
/// <param name="EntryPoint">The name under test, where it is known: <c>check(candidate)</c> is called with it.</param>
public sealed record Stub(StubKind Kind, string Source = "", string? EntryPoint = null)
{
    /// <summary>Texts that lie beside the code and the stub, by relative path; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }
}
