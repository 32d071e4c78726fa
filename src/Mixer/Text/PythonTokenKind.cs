namespace InstructMix.Mixer.Text;

/// <summary>What a token of Python is.</summary>
internal enum PythonTokenKind
{
    /// <summary>A name or a keyword.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string with its prefix, of whatever kind.</summary>
    String,

    /// <summary>An operator, a bracket or another mark.</summary>
    Mark,

    /// <summary>The end of a logical line.</summary>
    LineEnd,
}
