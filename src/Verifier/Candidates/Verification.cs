using InstructMix.Harness;
using InstructMix.Verifier.Agreement;

namespace InstructMix.Verifier.Candidates;

/// <summary>Why a pair was kept, or dropped: the part of its verdict that stays with it.</summary>
public sealed record Verification
{
    /// <summary>What the trial came to: <see cref="Outcome.Passed"/> in a file of kept pairs, anything else in one of rejects.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>How much was proved.</summary>
    public required Level Level { get; init; }

    /// <summary><c>outside</c> or <c>inside</c> the candidate's process; null where nothing was judged.</summary>
    public Judge? Judged { get; init; }

    /// <summary>The Python that ran it, such as <c>3.11.2</c>.</summary>
    public required string Python { get; init; }

    /// <summary>The sandbox image's digest.</summary>
    public required string Image { get; init; }

    /// <summary>What exercised the code.</summary>
    public required StubKind Stub { get; init; }

    /// <summary>The digest of the runner's sources.</summary>
    public required string Runner { get; init; }

    /// <summary>The module that was warm where it ran, such as <c>numpy</c>; null for none.</summary>
    public string? Warm { get; init; }

    /// <summary>CPU seconds, rounded up to whole ones so that a second run writes the same bytes; the ledger has the exact time.</summary>
    public required double Seconds { get; init; }

    /// <summary>The day of the verification in UTC, such as <c>2026-11-22</c>.</summary>
    public required string At { get; init; }

    /// <summary>How the code was taken out of the response, such as <c>fenced</c>.</summary>
    public string? Extraction { get; init; }

    /// <summary>One line that says what was wrong.</summary>
    public string? Detail { get; init; }

    /// <summary>Whose fault it was: <c>candidate</c> or <c>stub</c>.</summary>
    public string? Where { get; init; }

    /// <summary>The exception's type.</summary>
    public string? Exception { get; init; }

    /// <summary>The line of the code (or of the stub, see <see cref="Where"/>), from 1.</summary>
    public int? Line { get; init; }

    /// <summary>How many of the tests passed, such as <c>{"passed": 7, "of": 7}</c>; null where the stub defines none, but is statements alone.</summary>
    public TestCount? Tests { get; init; }

    /// <summary>What speaks for it where answers and tests are a model's (<c>instructmix agree</c>); null for other pairs.</summary>
    public AgreementEvidence? Agreement { get; init; }

    /// <summary>What the candidate lacked rather than got wrong, such as <c>module:numpy</c>.</summary>
    public IReadOnlyList<string>? Needs { get; init; }

    /// <summary>True where the outcome may have been the machine's fault and a second run, alone, came to it again.</summary>
    public bool? Confirmed { get; init; }

    /// <summary>Warnings of the interpreter's: what a later Python will refuse.</summary>
    public IReadOnlyList<Warning>? Warnings { get; init; }

    /// <summary>The beginning and the end of standard output; rejects only.</summary>
    public string? Stdout { get; init; }

    /// <summary>The same of standard error.</summary>
    public string? Stderr { get; init; }

    /// <summary>What the pair came to on each Python of a re-verification, such as <c>{"3.9": "passed", "3.14": "error"}</c>.</summary>
    public IReadOnlyDictionary<string, Outcome>? Versions { get; init; }
}
