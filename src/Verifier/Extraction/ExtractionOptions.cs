namespace InstructMix.Verifier.Extraction;

/// <summary>How to extract.</summary>
public sealed record ExtractionOptions
{
    /// <summary>How responses that continue a prompt are read. Default: <see cref="CompletionStyle.Auto"/>.</summary>
    public CompletionStyle Completions { get; init; } = CompletionStyle.Auto;
}
