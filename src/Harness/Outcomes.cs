namespace InstructMix.Harness;

/// <summary>The table of outcomes. A new outcome is a value of <see cref="Outcome"/> and a row here; schemas, reports and formats are made from both.</summary>
public static class Outcomes
{
    private const string Again = "run the same command again; see 'instructmix sandbox doctor'";

    /// <summary>A row for each outcome, in their order.</summary>
    public static IReadOnlyList<OutcomeRow> All { get; } =
    [
        new(Outcome.Passed)
        {
            Letter = '✓', Meaning = "the stub ran to its end", OfExample = "An example passes.",
            Colour = new("#d9e9f4", "#1b3850", "#174a74", "#a4d0f2"),
            IsKept = true, SarifLevel = "none",
        },
        new(Outcome.Failed)
        {
            Letter = 'F', Meaning = "an assertion did not hold", OfExample = "An example does not give what is shown, or an assertion in it does not hold.",
            Colour = new("#f2b13c", "#f2b13c", "#2b1b00", "#241700"),
        },
        new(Outcome.Error)
        {
            Letter = 'E',
            Meaning = "it raised",
            OfExample = "An example raises.",
            Colour = new("#c4441c", "#f0805a", "#ffffff", "#260a00"),
        },
        new(Outcome.SyntaxError)
        {
            Letter = 'S', Meaning = "it does not compile", OfExample = "An example does not compile.",
            Colour = new("#8f1d58", "#e77fb2", "#ffffff", "#2b0418"),
            ExampleRemedy = "if it is no whole Python, mark it 'skip' or give its fence another language",
        },
        new(Outcome.NoCode)
        {
            Letter = 'N',
            Meaning = "the response holds no Python",
            OfExample = "An example does not pass.",
            Colour = new("#c9b9ec", "#4a3d70", "#2b1459", "#e4d8ff"),
        },
        new(Outcome.MissingModule)
        {
            Letter = 'M', Meaning = "it imports what is not there", OfExample = "An example imports what is not there.",
            Colour = new("#6a48bd", "#ad96f0", "#ffffff", "#180745"),
            CandidateRemedy = "the image does not have it: name it in a file, and run the same command with --packages FILE",
            ExampleRemedy = "if it is your own, put it beside the examples with --with FOLDER; else name its package in a file, and run the same command with --packages FILE, or mark the example 'compile' or 'skip'",
        },
        new(Outcome.Timeout)
        {
            Letter = 'T', Meaning = "time ran out", OfExample = "An example runs out of time.",
            Colour = new("#5d6b7c", "#a5b3c4", "#ffffff", "#10161d"), IsDoubtful = true,
            CandidateRemedy = "give it more with --timeout", ExampleRemedy = "give it more with --timeout, or mark it 'compile'",
        },
        new(Outcome.MemoryLimit)
        {
            Letter = 'R', Meaning = "it needed too much memory", OfExample = "An example needs more memory than it may have.",
            Colour = new("#46586d", "#7f95ae", "#ffffff", "#0a1119"), IsDoubtful = true,
            CandidateRemedy = "give it more with --memory", ExampleRemedy = "give it more with --memory, or mark it 'compile'",
        },
        new(Outcome.OutputLimit)
        {
            Letter = 'O',
            Meaning = "it wrote too much",
            OfExample = "An example prints more than it may.",
            Colour = new("#75715f", "#b9b49c", "#ffffff", "#191705"),
        },
        new(Outcome.EarlyExit)
        {
            Letter = 'X',
            Meaning = "it ended the process too soon",
            OfExample = "An example ends its process.",
            Colour = new("#0c6b66", "#5cc4bc", "#ffffff", "#00201e"),
        },
        new(Outcome.Crashed)
        {
            Letter = 'C',
            Meaning = "a signal ended it",
            OfExample = "An example crashes the interpreter.",
            Colour = new("#22262c", "#f1f2f4", "#ffffff", "#16181b"),
            IsDoubtful = true,
        },
        new(Outcome.Vacuous)
        {
            Letter = 'V',
            Meaning = "its tests pass hollow versions too",
            OfExample = "An example does not pass.",
            Colour = new("#e3d676", "#cfc163", "#2e2900", "#221e00"),
        },
        new(Outcome.Unproved)
        {
            Letter = 'U',
            Meaning = "it passed, and less was proved of it than was asked for",
            OfExample = "An example does not pass.",
            Colour = new("#bfe3cf", "#2c5a45", "#06351f", "#d8f5e5"),
            CandidateRemedy = "give it tests, or ask for less with --min-level",
        },
        new(Outcome.Flaky)
        {
            Letter = '≈',
            Meaning = "repeated runs disagree",
            OfExample = "An example does not pass.",
            Colour = new("#f0b7c9", "#f3b4c8", "#4d0d26", "#3f0a20"),
            IsUnsteady = true,
        },
        new(Outcome.SandboxFault)
        {
            Letter = '?', Meaning = "the sandbox failed, not the pair", OfExample = "An example does not pass.",
            Colour = new("#e6e5e1", "#3c4147", "#3b3a36", "#eceae6"),
            IsMachineFault = true, CandidateRemedy = Again, ExampleRemedy = Again,
        },
    ];

    /// <summary>The row of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public static OutcomeRow Row(this Outcome outcome) => All[(int)outcome];

    /// <summary>Whether a pair with this outcome is kept.</summary>
    /// <param name="outcome">The outcome.</param>
    public static bool IsKept(this Outcome outcome) => outcome.Row().IsKept;

    /// <summary>Whether the machine failed, which says nothing about the candidate.</summary>
    /// <param name="outcome">The outcome.</param>
    public static bool IsMachineFault(this Outcome outcome) => outcome.Row().IsMachineFault;
}
