using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Questions;

/// <summary>The kinds of templates that make questions, and the templates of a run.</summary>
public sealed class QuestionTemplates
{
    private static readonly IReadOnlyList<Api> Both = [Api.Chat, Api.Completions];
    private readonly Dictionary<string, Template> _templates;

    private QuestionTemplates(Dictionary<string, Template> templates) => _templates = templates;

    /// <summary>Asks for the topics of a passage.</summary>
    public static TemplateKind Topic { get; } = new("qa-topic", ["text"]) { Needed = "text", Apis = Both };

    /// <summary>Asks for a question of a kind about a topic.</summary>
    public static TemplateKind Question { get; } = new("qa-question", ["text", "topic", "word"]) { Needed = "word", Apis = Both };

    /// <summary>Asks for the answer that stands in the passage.</summary>
    public static TemplateKind Answer { get; } = new("qa-answer", ["text", "question"]) { Needed = "question", Apis = Both };

    /// <summary>Asks for the answer without the passage.</summary>
    public static TemplateKind ClosedAnswer { get; } = new("qa-closed-answer", ["question"]) { Needed = "question", Apis = Both };

    /// <summary>Asks for the question that an answer answers.</summary>
    public static TemplateKind BackQuestion { get; } = new("qa-back-question", ["text", "answer"]) { Needed = "answer", Apis = Both };

    /// <summary>Asks for a sentence of question and answer.</summary>
    public static TemplateKind Statement { get; } = new("qa-statement", ["question", "answer"]) { Needed = "answer", Apis = Both };

    /// <summary>A long dialogue whose next turn is the response.</summary>
    public static TemplateKind Dialogue { get; } = new("qa-dialogue", ["question", "statement", "answer", "text"]) { Needed = "question", Apis = Both };

    /// <summary>All of them, in the order in which they are used.</summary>
    public static IReadOnlyList<TemplateKind> Kinds { get; } = [Topic, Question, Answer, ClosedAnswer, BackQuestion, Statement, Dialogue];

    /// <summary>Reads the templates of a run.</summary>
    /// <param name="api">The way of asking.</param>
    /// <param name="folder">The folder whose templates take the place of the program's own; null for none.</param>
    /// <exception cref="Core.Files.UnusableInputException">One of them cannot be used.</exception>
    public static QuestionTemplates Read(Api api, string? folder) =>
        new(Kinds.ToDictionary(k => k.Name, k => TemplateFolder.Read(k, api, folder), StringComparer.Ordinal));

    /// <summary>The template of a kind.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public Template Of(TemplateKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _templates[kind.Name];
    }

    /// <summary>The digests of all, by kind.</summary>
    public IReadOnlyDictionary<string, string> Digests => Kinds.ToDictionary(k => k.Name, k => $"sha256:{Of(k).Sha256}", StringComparer.Ordinal);
}
