using InstructMix.Harness;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Stubs;

/// <summary>Puts together the stub of a candidate.</summary>
/// <param name="choice">What is to exercise the candidates.</param>
public sealed class StubComposer(StubChoice choice)
{
    /// <summary>The stub; null where tests are asked for and the candidate came with none.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="code">Its Python, which says how a function is to be called; null for that which the candidate came with.</param>
    public Stub? Compose(Candidate candidate, string? code = null) => choice switch
    {
        StubChoice.Doctest => new Stub(StubKind.Doctest),
        StubChoice.Smoke => new Stub(StubKind.Smoke),
        StubChoice.Define => new Stub(StubKind.Define),
        StubChoice.Tests => Tests(candidate, code),
        StubChoice.Auto => Tests(candidate, code) ?? new Stub(StubKind.Examples),
        _ => throw new InvalidOperationException($"no stub is made for the choice {choice}"),
    };

    /// <summary>Why the candidate's tests cannot be used; null where they can, or are not asked for.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="code">Its Python.</param>
    public string? Fault(Candidate candidate, string code)
    {
        if (choice is StubChoice.Doctest or StubChoice.Smoke or StubChoice.Define) return null;
        return candidate.TestFault ?? (candidate.Io is { } io ? IoStub.Of(io, candidate.EntryPoint, code).Fault : null);
    }

    /// <summary>What is to exercise a pair anew: what it was kept with, or what it brings where it carries no verdict.</summary>
    /// <param name="candidate">The candidate.</param>
    public static StubComposer AsKept(Candidate candidate) => new(candidate.Carried?.Stub switch
    {
        StubKind.Doctest => StubChoice.Doctest,
        StubKind.Smoke => StubChoice.Smoke,
        StubKind.Define => StubChoice.Define,
        StubKind.Tests when candidate.Tests is { Count: > 0 } || candidate.Test is not null || candidate.Io is not null => StubChoice.Tests,
        _ => StubChoice.Auto,
    });

    /// <summary>Where a line of a candidate's stub stands in its record, such as <c>line 3 of `test`</c>; null where that cannot be said.</summary>
    internal static string? Place(Candidate candidate, string? code, int line)
    {
        var source = Source(candidate, code);
        source.Compose();
        return source.Place(line);
    }

    private static Stub? Tests(Candidate candidate, string? code)
    {
        if (string.IsNullOrWhiteSpace(candidate.Test) && candidate.Tests is not { Count: > 0 } && candidate.Io is null) return null;
        return new Stub(StubKind.Tests, Source(candidate, code).Compose(), candidate.EntryPoint) { Files = candidate.Files };
    }

    private static StubSource Source(Candidate candidate, string? code)
    {
        var source = new StubSource();

        // The set-up runs after the code, for it may use what the code defines.
        source.Add("setup", candidate.Setup);
        source.Add("test", candidate.Test);
        foreach (var test in candidate.Tests ?? []) source.Add("tests", test);
        if (candidate.Io is { } io) source.Add("io", IoStub.Of(io, candidate.EntryPoint, code ?? candidate.Code ?? "").Source);
        return source;
    }
}
