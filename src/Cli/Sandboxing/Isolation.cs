namespace InstructMix.Cli.Sandboxing;

/// <summary>How trials are kept apart.</summary>
internal enum Isolation
{
    /// <summary>A process for each in a warm container.</summary>
    Fork,

    /// <summary>A container for each.</summary>
    Container,
}
