namespace InstructMix.Harness.Sessions;

/// <summary>How trials are kept apart.</summary>
public enum Isolation
{
    /// <summary>A process for each, forked from a warm interpreter, in a warm container.</summary>
    Fork,

    /// <summary>A process for each with an interpreter of its own, in a warm container.</summary>
    Fresh,

    /// <summary>A container for each.</summary>
    Container,
}
