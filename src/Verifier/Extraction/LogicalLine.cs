namespace InstructMix.Verifier.Extraction;

/// <summary>A logical line: one or more physical lines, read as if they were Python.</summary>
/// <param name="Start">Where its first physical line starts in the text.</param>
/// <param name="End">Where its last physical line ends, line end excluded.</param>
/// <param name="Indent">Columns of indentation; a tab reaches to the next multiple of 8, as in Python.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What a definition or a simple assignment binds; null otherwise.</param>
/// <param name="AfterBlank">Whether an empty line stands before it.</param>
/// <param name="Last">Its last character, comments and white space aside.</param>
internal readonly record struct LogicalLine(int Start, int End, int Indent, StatementKind Kind, string? Name, bool AfterBlank, char Last)
{
    /// <summary>Whether it could be Python at all.</summary>
    public bool IsPython => Kind is not (StatementKind.Prose or StatementKind.Broken);

    /// <summary>Whether it speaks for Python, not merely not against it.</summary>
    public bool IsStrong => IsPython && Kind is not (StatementKind.Comment or StatementKind.Literal or StatementKind.Inner);

    /// <summary>Whether it speaks for Python even in the midst of prose.</summary>
    public bool IsTelling =>
        Kind is StatementKind.Import or StatementKind.Def or StatementKind.Class or StatementKind.Decorator or StatementKind.Compound;
}
