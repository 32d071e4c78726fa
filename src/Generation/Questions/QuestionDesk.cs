using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Questions;

/// <summary>Asks a model by the templates of a run, and keeps count.</summary>
/// <param name="answers">Asks the server, unless the journal has the answer.</param>
/// <param name="templates">The templates.</param>
/// <param name="sampling">How the model is to choose its tokens.</param>
/// <param name="tally">Keeps count.</param>
internal sealed class QuestionDesk(PaidAnswers answers, QuestionTemplates templates, Sampling sampling, QuestionTally tally)
{
    /// <summary>Asks.</summary>
    /// <param name="kind">The kind of prompt.</param>
    /// <param name="id">What the journal and messages call it.</param>
    /// <param name="sample">Which answer to this prompt, from 0.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <param name="values">What is filled in.</param>
    /// <returns>What the model wrote; null where there is no answer, which was counted and told.</returns>
    public async Task<ModelReply?> AskAsync(TemplateKind kind, string id, int sample, CancellationToken cancellation,
        params (string Name, string Value)[] values)
    {
        var asked = await answers.AskAsync(Prompt(kind, values), Own(sampling, sample), sample, id, _ => tally.Retry(), cancellation);
        tally.Tell(id, asked);
        return asked.Entry is { } entry ? new ModelReply(entry.Response, entry.FinishReason == Answer.CutOff) : null;
    }

    /// <summary>Whether the journal has the answer.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public bool Has(TemplateKind kind, int sample, params (string Name, string Value)[] values) =>
        answers.Find(Prompt(kind, values), Own(sampling, sample), sample) is not null;

    /// <summary>The prompt that is sent.</summary>
    public Prompt Prompt(TemplateKind kind, params (string Name, string Value)[] values) =>
        templates.Of(kind).Compose(values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));

    /// <summary>How the model is to choose the tokens of one answer.</summary>
    public static Sampling Own(Sampling sampling, int sample) => sampling with { Seed = sampling.Seed + sample };
}
