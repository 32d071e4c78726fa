namespace InstructMix.Core.Files;

/// <summary>A record that cannot be used: reported, counted, skipped; the others go on.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line, from 1; 0 where the problem is the whole file's.</param>
/// <param name="What">What is wrong, one sentence without the final stop.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record InputProblem(string File, long Line, string What, string Remedy)
{
    /// <summary><c>file:line: what; remedy</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {What}; {Remedy}" : $"{File}: {What}; {Remedy}";
}
