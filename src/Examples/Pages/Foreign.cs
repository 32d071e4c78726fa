namespace InstructMix.Examples.Pages;

/// <summary>What a comment of another tool asks for.</summary>
internal enum ForeignKind
{
    /// <summary>Something about the next block.</summary>
    Next,

    /// <summary>Blocks are skipped from here on.</summary>
    SkipFrom,

    /// <summary>And from here on no more.</summary>
    SkipTo,

    /// <summary>Code that readers do not see.</summary>
    Code,

    /// <summary>Plain blocks behind blocks of Python show what these print.</summary>
    Outputs,

    /// <summary>Nothing that matters here.</summary>
    Nothing,

    /// <summary>Something that the tool does not have.</summary>
    Wrong,
}

/// <summary>A comment of another tool (sybil, doccmd, pytest-codeblocks, phmdoctest, pytest-doctestplus), as it is understood here.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Directives">What it says of the blocks that it is for.</param>
internal sealed record Foreign(ForeignKind Kind, Directives Directives)
{
    /// <summary>The code of <see cref="ForeignKind.Code"/>, and what is wrong for <see cref="ForeignKind.Wrong"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>For <see cref="ForeignKind.Wrong"/>: what there is.</summary>
    public string Remedy { get; init; } = "";
}
