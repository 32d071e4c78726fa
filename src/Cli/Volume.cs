namespace InstructMix.Cli;

/// <summary>How much a person wants to read on standard error.</summary>
internal enum Volume
{
    /// <summary>What is wrong, and nothing else.</summary>
    Quiet,

    /// <summary>How far the work is, and what it came to.</summary>
    Usual,

    /// <summary>Also where defaults came from, which engine and which images are used.</summary>
    Verbose,
}
