namespace InstructMix.Bench.Ways;

/// <summary>What <c>bounds.py</c> reads.</summary>
internal sealed record BoundsOrder(string Mode, int Workers, IReadOnlyList<string> Programs);
