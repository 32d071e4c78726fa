namespace InstructMix.Cli.Tests.Given;

/// <summary>2,000 candidates.</summary>
public sealed class LongRun() : UndisturbedRun(2000);
