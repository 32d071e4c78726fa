using InstructMix.Core.Files;

namespace InstructMix.Generation.Questions;

/// <summary>How long a passage may be, so that every prompt with its answer stays within what the model takes.</summary>
internal static class PassageRoom
{
    // What servers put around each turn, and room for tokens that another model's encoding makes more of.
    private const int EachTurn = 8;
    private const double OtherEncoding = 0.9;
    private const int Least = 32;

    /// <summary>The longest passage, in tokens.</summary>
    /// <exception cref="UnusableInputException">The templates and the answers alone take what the model takes.</exception>
    public static int Of(QuestionOptions options, QuestionTemplates templates, Func<string, int> count)
    {
        int longest = 0;
        string name = "";
        // A question, a topic, an answer and a sentence may each be as long as an answer, but are not.
        string filled = string.Join(' ', Enumerable.Repeat("word", Math.Min(60, options.Sampling.MaxTokens ?? 60)));
        foreach (var kind in QuestionTemplates.Kinds.Where(k => k.Placeholders.Contains("text")))
        {
            var prompt = templates.Of(kind).Compose(kind.Placeholders.ToDictionary(p => p, p => p == "text" ? "" : filled, StringComparer.Ordinal));
            int tokens = prompt.Texts.Sum(t => count(t) + EachTurn);
            if (tokens > longest) (longest, name) = (tokens, kind.Name);
        }

        int room = (int)((options.Context - longest - (options.Sampling.MaxTokens ?? 0)) * OtherEncoding);
        if (room < Least)
        {
            throw new UnusableInputException(
                $"--context {options.Context}: the template {name} has {longest:N0} tokens and an answer may have {options.Sampling.MaxTokens:N0}, which leaves no room for a passage; "
                + "raise --context if the model takes more, lower --max-tokens, or shorten the template with --templates");
        }

        return Math.Min(options.PassageTokens, room);
    }
}
