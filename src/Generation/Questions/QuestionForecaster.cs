using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Journals;
using InstructMix.Generation.Questions.Outputs;
using InstructMix.Generation.Questions.Texts;
using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Questions;

/// <summary>Estimates what a run would send.</summary>
/// <param name="options">What to do.</param>
/// <param name="templates">The templates.</param>
/// <param name="journal">The answers of earlier runs; null where there was none.</param>
/// <param name="count">Counts the tokens of a text.</param>
internal sealed class QuestionForecaster(QuestionOptions options, QuestionTemplates templates, AnswerJournal? journal,
    Func<string, int> count)
{
    private const double GuessedTopics = 3;

    // What a short question, topic or answer comes to.
    private const int ShortTokens = 20;

    // For each question: itself, two open-book answers, one closed-book, the question anew, the sentence, the response.
    private static readonly TemplateKind[] ForEach =
    [
        QuestionTemplates.Question, QuestionTemplates.Answer, QuestionTemplates.Answer, QuestionTemplates.ClosedAnswer,
        QuestionTemplates.BackQuestion, QuestionTemplates.Statement,
        QuestionTemplates.Dialogue,
    ];

    private readonly Dictionary<string, int> _own = QuestionTemplates.Kinds.ToDictionary(
        k => k.Name, k =>
            templates.Of(k).Compose(k.Placeholders.ToDictionary(p => p, _ => "", StringComparer.Ordinal)).Texts.Sum(count),
        StringComparer.Ordinal);

    private int _passages;
    private long _topicTokens;
    private long _questionTokens;

    /// <summary>Adds a passage.</summary>
    public void Add(Passage passage)
    {
        int tokens = count(passage.Text);
        _passages++;
        _topicTokens += (long)options.TopicSamples * Tokens(QuestionTemplates.Topic, tokens);
        _questionTokens += ForEach.Sum(k => (long)Tokens(k, tokens));
    }

    /// <summary>What it comes to.</summary>
    public QuestionForecast Result
    {
        get
        {
            var had = journal?.Earlier.Select(e => (e.Id, e.Usage, e.Counted)).ToList() ?? [];
            var (topics, isKnown) = Topics(had.Select(h => h.Id));
            double questions = _passages * topics * options.Kinds.Count;
            if (options.Count is { } most) questions = Math.Min(questions, most);
            int all = (int)Math.Round((_passages * options.TopicSamples) + (questions * ForEach.Length)),
                calls = Math.Max(0, all - had.Count);
            double perQuestion = _passages > 0 ? (double)_questionTokens / _passages : 0;
            double share = all > 0 ? (double)calls / all : 0;
            long prompts = (long)Math.Round((_topicTokens + (perQuestion * questions)) * share);
            var said = had.Where(h => h.Usage is not null).Select(h => h.Usage!).ToList();
            long completions = said.Count > 0
                ? (long)Math.Round(said.Average(u => u.Completion) * calls) : calls * (long)(options.Sampling.MaxTokens ?? 0);
            return new QuestionForecast(
                _passages, topics, isKnown ? "journal" : "guess", calls, had.Count, prompts, completions, said.Count > 0 ? "usage" : "limit",
                options.Budget.Cost(new TokenUsage(prompts, completions)), said.Sum(u => u.Total));
        }
    }

    private int Tokens(TemplateKind kind, int passage) =>
        _own[kind.Name] + (kind.Placeholders.Contains("text") ? passage : 0) + (ShortTokens * kind.Placeholders.Count(p => p != "text"));

    // Ids are qa/passage/topic/kind/template, and qa/passage/topics/sample.
    private static (double Topics, bool IsKnown) Topics(IEnumerable<string> ids)
    {
        var passages = new HashSet<string>(StringComparer.Ordinal);
        var topics = new HashSet<string>(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            string[] parts = id.Split('/');
            if (parts is not ["qa", var passage, var topic, ..] || topic == "topics") continue;
            passages.Add(passage);
            topics.Add($"{passage}/{topic}");
        }

        return passages.Count > 0 ? ((double)topics.Count / passages.Count, true) : (GuessedTopics, false);
    }
}
