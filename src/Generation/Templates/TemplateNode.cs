namespace InstructMix.Generation.Templates;

/// <summary>A part of a template.</summary>
internal abstract record TemplateNode
{
    /// <summary>What it says itself.</summary>
    /// <param name="Said">The text.</param>
    public sealed record Text(string Said) : TemplateNode;

    /// <summary>A place that is filled in.</summary>
    /// <param name="Name">The placeholder.</param>
    public sealed record Place(string Name) : TemplateNode;

    /// <summary>A turn of a chat.</summary>
    /// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
    /// <param name="Parts">What is said.</param>
    public sealed record Turn(string Role, IReadOnlyList<TemplateNode> Parts) : TemplateNode;

    /// <summary>What is there once for each exemplar.</summary>
    /// <param name="Parts">The part.</param>
    public sealed record Each(IReadOnlyList<TemplateNode> Parts) : TemplateNode;
}
