namespace InstructMix.Generation.Asking;

/// <summary>One thing that a run asks a model for.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Id">What the journal and messages call it.</param>
/// <param name="Sample">The answer's number among those to its prompt, from 0.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Round">The round of the run, from 1.</param>
public sealed record Ask(AskKind Kind, string Id, int Sample, string Topic, int Round);
