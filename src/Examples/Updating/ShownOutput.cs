namespace InstructMix.Examples.Updating;

/// <summary>What a page shows for an example that gives something else.</summary>
/// <param name="Place">Where it is shown.</param>
/// <param name="Line">The page's line: of the example in a session, else the first of what is shown.</param>
/// <param name="Shown">What is shown, without the margin that it has on the page.</param>
/// <param name="Given">What is given instead; empty for nothing.</param>
public sealed record ShownOutput(OutputPlace Place, int Line, string Shown, string Given)
{
    /// <summary>Whether an ellipsis in it stands for any text.</summary>
    public bool HasEllipsis { get; init; }

    /// <summary>Why it cannot be rewritten, whatever the page looks like there; null where it can.</summary>
    public string? Unfit { get; init; }
}
