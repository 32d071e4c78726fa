namespace InstructMix.Verifier.Reverification;

/// <summary>What a rule is recognised by, from the most telling to the least.</summary>
internal enum Evidence
{
    /// <summary>What the failing side said.</summary>
    Detail,

    /// <summary>The line that the failing side names.</summary>
    Line,

    /// <summary>That the code uses a name which the rule knows.</summary>
    Use,

    /// <summary>The form of the code.</summary>
    Code,
}
