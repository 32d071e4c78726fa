namespace InstructMix.Tests.Shared.Questions;

/// <summary>A made-up world: passages, and a model that answers about them, well or badly, always the same way.</summary>
internal sealed class World
{
    // Of a hundred questions. One in fifty is wrong in a way that nobody can find out by asking.
    private static readonly (WorldHabit Habit, int Share)[] Shares =
    [
        (WorldHabit.Right, 26), (WorldHabit.Chatty, 22), (WorldHabit.Known, 12), (WorldHabit.Ungrounded, 6), (WorldHabit.Contradicting, 5), (WorldHabit.OtherKind, 5), (WorldHabit.Refusing, 4),
        (WorldHabit.OtherFact, 4), (WorldHabit.OtherQuestion, 3), (WorldHabit.Leaning, 4), (WorldHabit.Json, 2), (WorldHabit.German, 2), (WorldHabit.Repeated, 1), (WorldHabit.LostResponse, 3),
        (WorldHabit.Cunning, 1),
    ];

    private readonly Dictionary<(string Text, string Topic, string Kind), WorldCase> _byTopic = [];
    private readonly Dictionary<string, WorldCase> _byQuestion = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, string Answer), WorldCase> _byAnswer = [];

    /// <summary>A world.</summary>
    /// <param name="passages">How many passages it has.</param>
    public World(int passages)
    {
        Passages = [.. Enumerable.Range(0, passages).Select(WorldPassage.Of)];
        foreach (var passage in Passages)
        {
            for (int t = 0; t < passage.Topics.Count; t++)
            {
                for (int f = 0; f < passage.Topics[t].Facts.Count; f++) Add(Case(passage, t, f));
            }
        }
    }

    /// <summary>The passages.</summary>
    public IReadOnlyList<WorldPassage> Passages { get; }

    /// <summary>All that the model is asked for.</summary>
    public IEnumerable<WorldCase> Cases => _byTopic.Values;

    /// <summary>The passage of a text.</summary>
    public WorldPassage PassageOf(string text) => Passages.First(p => p.Text == text);

    /// <summary>The case of a passage, a topic and a kind; null where there is none.</summary>
    public WorldCase? OfTopic(string text, string topic, string kind) => _byTopic.GetValueOrDefault((text, topic, kind));

    /// <summary>The case of a question; null where there is none.</summary>
    public WorldCase? OfQuestion(string question) => _byQuestion.GetValueOrDefault(question);

    /// <summary>The case of an answer; null where there is none.</summary>
    public WorldCase? OfAnswer(string text, string answer) => _byAnswer.GetValueOrDefault((text, answer));

    /// <summary>Whether a pair is right by the world's own truth: the question is one of its facts', and the response has the answer in one of its forms.</summary>
    public bool IsRight(string question, string response) =>
        Passages.SelectMany(p => p.Topics).SelectMany(t => t.Facts).FirstOrDefault(f => f.Question == question) is { } fact
        && fact.Forms.Append(fact.Answer).Any(form => response.Contains(form.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    private void Add(WorldCase added)
    {
        _byTopic[(added.Passage.Text, added.Topic, added.Fact.Kind)] = added;
        _byQuestion.TryAdd(added.Question, added);
        _byAnswer.TryAdd((added.Passage.Text, added.First), added);
    }

    private static WorldCase Case(WorldPassage passage, int topic, int number)
    {
        var (name, facts) = passage.Topics[topic];
        var fact = facts[number];
        int lot = (passage.Number * 31 + topic * 17 + number * 53 + passage.Number / 7 * 11) % 100;
        var habit = WorldHabit.Right;
        foreach (var (one, share) in Shares)
        {
            habit = one;
            if ((lot -= share) < 0) break;
        }

        var made = new WorldCase(passage, name, fact, habit, fact.Question, fact.Answer, fact.Answer, "unknown", fact.Question);
        string other = Other(passage, topic, fact) ?? fact.Wrong;
        return habit switch
        {
            WorldHabit.Chatty => made with { Second = fact.Forms[passage.Number % fact.Forms.Length] },
            WorldHabit.Known => made with { Closed = fact.Forms[0] },
            WorldHabit.Ungrounded => made with { First = fact.Wrong, Second = fact.Wrong },
            WorldHabit.Contradicting => made with { First = fact.Wrong, Second = fact.Answer },
            WorldHabit.OtherKind => made with { First = fact.OtherKind, Second = fact.OtherKind },
            WorldHabit.Refusing => made with { First = passage.Number % 2 == 0 ? "NA" : "The text does not say." },
            WorldHabit.OtherFact => made with { First = other, Second = other, Again = OtherQuestion(passage, topic, fact) },
            WorldHabit.OtherQuestion => made with { Question = Turned(fact) },
            WorldHabit.Leaning => made with { Question = Leaning(fact, passage.Number) },
            WorldHabit.Repeated when passage.Number > 8 => made with { Question = WorldPassage.Of(passage.Number - 8).Topics[topic].Facts[number].Question },
            WorldHabit.Cunning => made with { First = other, Second = other },
            _ => made,
        };
    }

    // The answer to the same kind of question about the passage's other topic.
    private static string? Other(WorldPassage passage, int topic, WorldFact fact) => passage.Topics[1 - topic].Facts.FirstOrDefault(f => f.Kind == fact.Kind && f.Kind != "how")?.Answer;

    private static string OtherQuestion(WorldPassage passage, int topic, WorldFact fact) => passage.Topics[1 - topic].Facts.First(f => f.Kind == fact.Kind).Question;

    private static string Turned(WorldFact fact) => fact.Kind switch
    {
        "who" => "Whose work is it that " + fact.Question[4..],
        "when" => "In which year d" + fact.Question[6..],
        "how" => "However d" + fact.Question[5..],
        _ => "Who knows this: " + fact.Question,
    };

    private static string Leaning(WorldFact fact, int number) => (number % 3) switch
    {
        0 => fact.Question.TrimEnd('?') + " according to the text?",
        1 => fact.Kind[..1].ToUpperInvariant() + fact.Kind[1..] + " did they come to that place?",
        _ => fact.Kind[..1].ToUpperInvariant() + fact.Kind[1..] + " is this said of in the passage?",
    };
}
