namespace InstructMix.Cli.Checking;

/// <summary>The forms in which <c>check</c> tells what it found.</summary>
internal enum CheckFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>Workflow commands, which GitHub Actions shows on the lines.</summary>
    Github,

    /// <summary>JUnit XML, which CI servers read.</summary>
    Junit,

    /// <summary>A table in Markdown, for the summary of a workflow's run or a comment.</summary>
    Markdown,

    /// <summary>SARIF 2.1.0, which code scanning reads.</summary>
    Sarif,
}
