namespace InstructMix.Mixer.Decontamination;

/// <summary>What a benchmark's text is.</summary>
internal enum TextRole
{
    /// <summary>What is asked. Even a short one counts by itself where it is the whole of a text.</summary>
    Question,

    /// <summary>An answer in words. A short one, such as a number, says nothing without its question.</summary>
    Answer,

    /// <summary>A program. A one-liner says little without its question.</summary>
    Code,
}
