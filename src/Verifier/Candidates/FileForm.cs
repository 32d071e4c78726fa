namespace InstructMix.Verifier.Candidates;

/// <summary>How a file of records is laid out.</summary>
internal enum FileForm
{
    /// <summary>One record a line.</summary>
    Lines,

    /// <summary>One JSON array of records.</summary>
    Array,

    /// <summary>An object over many lines: no form that is read.</summary>
    PrettyObject,
}
