using System.Buffers;

namespace InstructMix.Verifier.Extraction;

/// <summary>A response without what is not the model's answer: its reasoning, the tokens of its template, the turns of others.</summary>
/// <param name="Text">What is left.</param>
/// <param name="Marked">The part of it that the model marked as its answer; null where it marked none.</param>
/// <param name="Lack">Why there is no answer; null where there may be one.</param>
internal sealed record Answer(string Text, string? Marked = null, string? Lack = null)
{
    // Without one of these there is nothing to take out, and most responses have none.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            "<|", "</", "<s>", "<eos", "<bos", "<pad", "<eot", "<eod", "<end", "<begin", "<start_of", "<file_sep", "<unused", "[inst",
            "[/inst", "[python]", "[answer]", "<code",
            "think", "thought", "reason", "reflection", "scratchpad", "analysis", "rationale", "monologue", "<answer", "<final",
            "<solution", "assistant", "model\n", "model\r",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Apart from the signs above: a search for plain ASCII takes several characters a step, one with these among them takes one.
    private static readonly SearchValues<char> WideSigns = SearchValues.Create("｜◁");

    /// <summary>The answer in a response.</summary>
    /// <param name="response">The response as it was.</param>
    public static Answer In(string response)
    {
        if (!response.AsSpan().ContainsAny(Signs) && !response.AsSpan().ContainsAny(WideSigns)) return new Answer(response);
        var (hasChannels, final) = HarmonyChannels.Read(response);
        if (hasChannels) return final is null ? Lacking("the response is reasoning, and no message of the final channel follows it") : Of(final);
        var text = TemplateTokens.Cut(response);
        return string.IsNullOrWhiteSpace(text) && text.Length < response.Length ? new Answer(text) : Of(text);
    }

    private static Answer Of(string text)
    {
        var (answer, neverEnds) = Reasoning.Without(text);
        if (string.IsNullOrWhiteSpace(answer) && answer.Length < text.Length)
            return Lacking(neverEnds
                ? "the response is reasoning that never ends, and no answer" : "the response is reasoning, and no answer follows it");
        return new Answer(answer, AnswerTags.Last(answer));
    }

    private static Answer Lacking(string why) => new("", Lack: why);
}
