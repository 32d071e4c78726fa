namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>How far a text is grounded in another.</summary>
/// <param name="Score">The share of what it says that stands in the other, from 0 to 1; below a half wherever a name, a number or a time does not.</param>
/// <param name="Missing">The names, numbers and times that do not stand there, as they were written.</param>
public sealed record Grounded(double Score, IReadOnlyList<string> Missing);
