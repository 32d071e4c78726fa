using System.Text;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Stubs;

/// <summary>Puts together the stub of a candidate.</summary>
/// <param name="choice">What is to exercise the candidates.</param>
public sealed class StubComposer(StubChoice choice)
{
    /// <summary>The stub; null where tests are asked for and the candidate came with none.</summary>
    /// <param name="candidate">The candidate.</param>
    public Stub? Compose(Candidate candidate) => choice switch
    {
        StubChoice.Doctest => new Stub(StubKind.Doctest),
        StubChoice.Smoke => new Stub(StubKind.Smoke),
        StubChoice.Define => new Stub(StubKind.Define),
        StubChoice.Tests => Tests(candidate),
        _ => Tests(candidate) ?? new Stub(StubKind.Examples),
    };

    /// <summary>The stub that a pair was kept with; what <paramref name="candidate"/> brings where it carries no verdict.</summary>
    /// <param name="candidate">The candidate.</param>
    public static Stub? AsKept(Candidate candidate) => new StubComposer(candidate.Carried?.Stub switch
    {
        StubKind.Doctest => StubChoice.Doctest,
        StubKind.Smoke => StubChoice.Smoke,
        StubKind.Define => StubChoice.Define,
        StubKind.Tests when candidate.Tests is { Count: > 0 } || candidate.Test is not null => StubChoice.Tests,
        _ => StubChoice.Auto,
    }).Compose(candidate);

    private static Stub? Tests(Candidate candidate)
    {
        if (string.IsNullOrWhiteSpace(candidate.Test) && candidate.Tests is not { Count: > 0 }) return null;
        var source = new StringBuilder();
        // The set-up runs after the code, for it may use what the code defines.
        Append(source, candidate.Setup);
        Append(source, candidate.Test);
        foreach (var test in candidate.Tests ?? []) Append(source, test);
        return new Stub(StubKind.Tests, source.ToString(), candidate.EntryPoint);
    }

    private static void Append(StringBuilder source, string? part)
    {
        if (string.IsNullOrWhiteSpace(part)) return;
        source.Append(part);
        if (!part.EndsWith('\n')) source.Append('\n');
    }
}
