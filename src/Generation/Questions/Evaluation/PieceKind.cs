namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>What a piece of a text is.</summary>
internal enum PieceKind
{
    /// <summary>Letters, with an apostrophe inside where there is one.</summary>
    Word,

    /// <summary>A number in digits.</summary>
    Number,

    /// <summary>One other character.</summary>
    Mark,
}
