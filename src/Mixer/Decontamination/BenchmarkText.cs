namespace InstructMix.Mixer.Decontamination;

/// <summary>A text of a benchmark.</summary>
/// <param name="Record">The record that it is of.</param>
/// <param name="Field">Its field.</param>
/// <param name="Text">The text, in form C.</param>
/// <param name="Role">What it is.</param>
internal sealed record BenchmarkText(BenchmarkRecord Record, string Field, string Text, TextRole Role);
