using System.Text.Json;

namespace InstructMix.Tests.Shared.Questions;

/// <summary>Plays the world's model: reads a prompt made of the program's own templates, and answers it. It knows no more than a prompt says.</summary>
/// <param name="world">The world.</param>
internal sealed class WorldModel(World world)
{
    private const string Text = "Text:\n\n", Question = "Question: ", Answer = "Answer: ";

    /// <summary>What it says to a chat.</summary>
    /// <param name="body">The request's body.</param>
    public string Reply(JsonElement body)
    {
        var turns = body.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString()!).ToList();
        string asked = turns[^1];
        long sample = body.TryGetProperty("seed", out var seed) ? seed.GetInt64() : 0;
        return turns[0] switch
        {
            var s when s.StartsWith("You name the topics", StringComparison.Ordinal) => Topics(asked[Text.Length..], sample),
            var s when s.StartsWith("You write one question", StringComparison.Ordinal) => OfQuestion(asked),
            var s when s.StartsWith("You answer a question from a text", StringComparison.Ordinal) => OfAnswer(asked, sample),
            var s when s.StartsWith("You answer questions from what you know", StringComparison.Ordinal) => world.OfQuestion(asked)?.Closed ?? "unknown",
            var s when s.StartsWith("You are given a text and an answer", StringComparison.Ordinal) => Again(asked),
            var s when s.StartsWith("You make one declarative sentence", StringComparison.Ordinal) => Statement(asked),
            var s when s.StartsWith("You talk with", StringComparison.Ordinal) => Response(asked),
            _ => throw new InvalidOperationException("The model was sent a prompt that no template makes: " + turns[0]),
        };
    }

    private string Topics(string text, long sample)
    {
        var passage = world.PassageOf(text);
        string[] topics = [.. passage.Topics.Select(t => t.Topic)];
        // One more in one sample only, in lists of several forms.
        return (sample % 3) switch
        {
            0 => $"{topics[0]}\n{topics[1]}",
            1 => $"Here are the topics:\n\n1. {topics[1]}\n2. {topics[0]}\n3. the weather of the coast",
            _ => $"- {topics[0]}\n- {topics[1]}",
        };
    }

    private string OfQuestion(string asked)
    {
        var (text, rest) = Split(asked, "\n\nTopic: ");
        string[] lines = rest.Split("\nFirst word: ");
        var found = world.OfTopic(text, lines[0], lines[1].ToLowerInvariant()) ?? throw new InvalidOperationException($"No such topic: {rest}");
        return found.Habit switch
        {
            WorldHabit.Chatty => (found.Passage.Number % 4) switch
            {
                0 => $"Question: {found.Question}",
                1 => $"\n\n  {found.Question}\n\nAnswer: {found.First}",
                2 => $"Sure! Here is a question:\n\n\"{found.Question}\"",
                _ => $"1. **{found.Question}**",
            },
            WorldHabit.Json => $$"""{"question": {{JsonSerializer.Serialize(found.Question)}}}""",
            WorldHabit.German => "Wer hat das Haus am See gebaut und wann wurde es eröffnet?",
            _ => found.Question,
        };
    }

    private string OfAnswer(string asked, long sample)
    {
        var (text, question) = Split(asked, "\n\n" + Question);
        var found = world.OfQuestion(question);
        if (found is null || found.Passage.Text != text) return "not stated";
        string answer = sample % 10 == 0 ? found.First : found.Second;
        if (found.Habit != WorldHabit.Chatty) return answer;
        return (found.Passage.Number % 3) switch
        {
            0 => $"Answer: {answer}",
            1 => $"  {answer}.\n\nQuestion: What else?\nAnswer: Nothing.",
            _ => $"\"{answer}\"",
        };
    }

    private string Again(string asked)
    {
        var (text, answer) = Split(asked, "\n\n" + Answer);
        return world.OfAnswer(text, answer)?.Again ?? "What is told of the coast?";
    }

    private string Statement(string asked)
    {
        string[] lines = asked[Question.Length..].Split('\n' + Answer);
        var found = world.OfQuestion(lines[0]);
        return found is null ? $"It is {lines[1]}." : string.Format(System.Globalization.CultureInfo.InvariantCulture, found.Fact.Statement, Bare(found, lines[1]));
    }

    private string Response(string asked)
    {
        string[] lines = asked.Split("\n(Note: ");
        string note = lines[1].TrimEnd(')');
        return world.OfQuestion(lines[0]) is { Habit: WorldHabit.LostResponse } lost
            ? (lost.Passage.Number % 3) switch
            {
                0 => "That is a lovely question about the coast, and many people ask it.",
                1 => lost.First,
                _ => note + " Old Greta Vogelsang told me so in 1999.",
            }
            : (lines[0].Length % 3) switch
            {
                0 => note,
                1 => $"That is easy to tell. {note}",
                _ => $"Answer: {note} I hope that this helps you!\n\nQuestion: And what else?",
            };
    }

    // "was born in {0}": an answer may begin with the preposition itself.
    private static string Bare(WorldCase found, string answer) => found.Fact.Statement.Contains(" in {0}", StringComparison.Ordinal) && answer.StartsWith("in ", StringComparison.Ordinal) ? answer[3..] : answer;

    private static (string Text, string Behind) Split(string asked, string mark)
    {
        int at = asked.LastIndexOf(mark, StringComparison.Ordinal);
        return (asked[Text.Length..at], asked[(at + mark.Length)..]);
    }
}
