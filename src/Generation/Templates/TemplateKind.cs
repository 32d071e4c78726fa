namespace InstructMix.Generation.Templates;

/// <summary>A kind of template, and what can be filled in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Placeholders">What can be filled in; a template need not use all of it.</param>
public sealed record TemplateKind(string Name, IReadOnlyList<string> Placeholders)
{
    /// <summary>Asks for an answer to a request.</summary>
    public static TemplateKind Answer { get; } = new("answer", ["request"])
    {
        OfExemplars = ["instruction", "response"],
        Needed = "request",
        Apis = [Api.Chat, Api.Completions],
    };

    /// <summary>Asks for a new request.</summary>
    public static TemplateKind Request { get; } = new("request", ["topic", "difficulty", "kind"])
    {
        OfExemplars = ["instruction"],
        Apis = [Api.Chat, Api.Completions],
    };

    /// <summary>Asks for tests of a request's answers.</summary>
    public static TemplateKind Tests { get; } = new("tests", ["request", "count"])
    {
        OfExemplars = ["instruction", "tests"],
        Needed = "request",
        Apis = [Api.Chat, Api.Completions],
    };

    /// <summary>Asks for a better answer than one that does not pass.</summary>
    public static TemplateKind Repair { get; } = new("repair", ["request", "response", "error"])
    {
        Needed = "response",
        Apis = [Api.Chat, Api.Completions],
    };

    /// <summary>Rates a pair.</summary>
    public static TemplateKind Judge { get; } = new("judge", ["instruction", "response"]);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<TemplateKind> All { get; } = [Answer, Request, Tests, Repair, Judge, .. Questions.QuestionTemplates.Kinds];

    /// <summary>What can be filled in within <c>{{#each exemplars}}</c>; empty where there are no exemplars.</summary>
    public IReadOnlyList<string> OfExemplars { get; init; } = [];

    /// <summary>The placeholder without which the template would ask for nothing; null where any will do.</summary>
    public string? Needed { get; init; }

    /// <summary>The ways of asking for which there is a template of this kind.</summary>
    public IReadOnlyList<Api> Apis { get; init; } = [Api.Chat];

    /// <summary>The name of its file: <c>answer.md</c>, <c>answer.completions.md</c>.</summary>
    /// <param name="api">The way of asking.</param>
    public string FileName(Api api) => api == Api.Chat ? $"{Name}.md" : $"{Name}.{Core.Words.Word(api)}.md";
}
