namespace InstructMix.Generation.Templates;

/// <summary>A kind of template, and what can be filled in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Placeholders">What can be filled in; a template need not use all of it.</param>
public sealed record TemplateKind(string Name, IReadOnlyList<string> Placeholders)
{
    /// <summary>Rates a pair.</summary>
    public static TemplateKind Judge { get; } = new("judge", ["instruction", "response"]);
}
