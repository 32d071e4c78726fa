namespace InstructMix.Generation;

/// <summary>An answer that could not be had: reported, counted; the others go on.</summary>
/// <param name="Id">The id that the candidate would have had.</param>
/// <param name="What">What is wrong, one sentence without the final stop.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record GenerationProblem(string Id, string What, string Remedy)
{
    /// <summary><c>id: what; remedy</c>.</summary>
    public override string ToString() => $"{Id}: {What}; {Remedy}";
}
