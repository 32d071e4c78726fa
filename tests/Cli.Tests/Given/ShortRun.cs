namespace InstructMix.Cli.Tests.Given;

/// <summary>So many candidates that a run of them has a middle.</summary>
public sealed class ShortRun() : UndisturbedRun(600);
