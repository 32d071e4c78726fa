namespace InstructMix.Mixer;

/// <summary>Where a record stood.</summary>
/// <param name="File">The file as the recipe names it, so that outputs are the same wherever the recipe lies.</param>
/// <param name="Line">The line of the record, or its number where the file is one array; from 1.</param>
public readonly record struct Origin(string File, long Line)
{
    /// <summary><c>file:line</c>, or <c>file:number</c>.</summary>
    public override string ToString() => $"{File}:{Line}";
}
