namespace InstructMix.Examples.Pages;

/// <summary>How pages are read.</summary>
public sealed record ReadingOptions
{
    /// <summary>Whose rules sessions follow.</summary>
    public DoctestRules Doctest { get; init; }

    /// <summary>Code that runs before the examples of each page: the file's name and its text; null for none.</summary>
    public (string File, string Text)? SetUp { get; init; }

    /// <summary>Whether the outputs that a notebook has are compared.</summary>
    public bool CompareOutputs { get; init; }
}
