namespace InstructMix.Bench.Ways;

/// <summary>What <c>bounds.py</c> prints.</summary>
internal sealed record BoundsAnswer(double Seconds, int Passed, string Python);
