namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>A piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The piece, as it stands there.</param>
/// <param name="Start">Its first character.</param>
internal readonly record struct TextPiece(PieceKind Kind, string Text, int Start)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Text.Length;

    /// <summary>In lower case, and without a possessive ending.</summary>
    public string Folded => TextPieces.Fold(Text);

    /// <summary>Whether it is a word that begins with a capital.</summary>
    public bool IsCapital => Kind == PieceKind.Word && char.IsUpper(Text[0]);
}
