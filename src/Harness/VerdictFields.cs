namespace InstructMix.Harness;

/// <summary>
/// What the judge says about a trial, beside its outcome. Each field is declared here and nowhere else: the runner's message and the verdict inherit it,
/// and the ledger writes it. <c>Verification</c> and <c>Judged.ToPair</c> say which fields go into a pair. A test fails for a field that is lost.
/// </summary>
public abstract record VerdictFields
{
    /// <summary>How much was proved.</summary>
    public Level Level { get; init; }

    /// <summary>Where the stub was judged: <see cref="Judge.Outside"/> or <see cref="Judge.Inside"/>; null where there was none to judge.</summary>
    public Judge? Judged { get; init; }

    /// <summary>What exercised the code, with <see cref="StubKind.Examples"/> resolved.</summary>
    public StubKind Stub { get; init; }

    /// <summary>Whose fault it was: <c>candidate</c> or <c>stub</c>; null for what passed.</summary>
    public string? Where { get; init; }

    /// <summary>One line for people. Holds nothing that differs from run to run (addresses, folders).</summary>
    public string? Detail { get; init; }

    /// <summary>The exception's type.</summary>
    public string? Exception { get; init; }

    /// <summary>The line of the code (or of the stub, see <see cref="Where"/>), from 1.</summary>
    public int? Line { get; init; }

    /// <summary>How many of the stub's tests passed; null where it defines none, but is statements alone.</summary>
    public TestCount? Tests { get; init; }

    /// <summary>The results of a list of tests (<see cref="StubKind.Each"/>), a letter of <see cref="EachTest"/> for each; null for other stubs.</summary>
    public string? Each { get; init; }

    /// <summary>What the candidate lacked rather than got wrong: <c>module:NAME</c>, <c>network</c>, <c>stdin</c>, <c>file</c>, <c>display</c>.</summary>
    public IReadOnlyList<string> Needs { get; init => field = value is { Count: > 0 } ? value : []; } = [];

    /// <summary>The beginning and the end of standard output, 8 KiB at most.</summary>
    public string? Stdout { get; init; }

    /// <summary>The same of standard error.</summary>
    public string? Stderr { get; init; }

    /// <summary>Warnings, each once.</summary>
    public IReadOnlyList<Warning> Warnings { get; init => field = value is { Count: > 0 } ? value : []; } = [];

    /// <summary>The results of a page's sections (<see cref="StubKind.Page"/>); null for other stubs.</summary>
    public IReadOnlyList<SectionVerdict>? Sections { get; init; }

    /// <summary>CPU seconds of the candidate's process and those it waited for.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Seconds on the clock, the making and the wiping of the process included.</summary>
    public double WallSeconds { get; init; }

    /// <summary>Peak resident memory of the candidate's process, in bytes.</summary>
    public long MemoryBytes { get; init; }
}
