namespace InstructMix.Generation.Requests;

/// <summary>What a new request is to be like.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Difficulty">How hard it is.</param>
/// <param name="Kind">What kind of Python it asks for.</param>
public sealed record GridCell(string Topic, Difficulty Difficulty, RequestKind Kind);
