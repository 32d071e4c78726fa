namespace InstructMix.Verifier.Extraction;

/// <summary>What a fence's tag says about the language.</summary>
internal enum TagLanguage
{
    /// <summary>Nothing.</summary>
    Untold,

    /// <summary>Python.</summary>
    Python,

    /// <summary>Something else: another language, a shell, plain output.</summary>
    Other,
}
