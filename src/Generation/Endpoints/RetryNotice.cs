namespace InstructMix.Generation.Endpoints;

/// <summary>An attempt failed in a way that may pass; there will be another.</summary>
/// <param name="Attempt">Which attempt failed, from 1.</param>
/// <param name="Delay">The wait before the next.</param>
/// <param name="What">What was wrong.</param>
public sealed record RetryNotice(int Attempt, TimeSpan Delay, string What);
