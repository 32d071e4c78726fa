namespace InstructMix.Generation.Questions.Replies;

/// <summary>A topic of a passage.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Share">The share of the samples that named it, from 0 to 1.</param>
public sealed record Topic(string Text, double Share);
