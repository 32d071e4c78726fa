using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation;

/// <summary>From planned samples to candidates: composes the prompt, looks into the journal, asks the server, writes the answer down.</summary>
/// <param name="answers">Asks the server, unless the journal has the answer.</param>
/// <param name="prompts">Composes prompts.</param>
/// <param name="sampling">How the model is to choose its tokens.</param>
public sealed class Generator(PaidAnswers answers, FewShotPrompt prompts, Sampling sampling)
{
    /// <summary>Asks for every sample, several at once.</summary>
    /// <param name="plan">The samples.</param>
    /// <param name="jobs">How many to ask for at once.</param>
    /// <param name="tell">Receives events as they happen; may be called from several threads at once.</param>
    /// <param name="cancellation">Stops the asking; answers that have arrived are in the journal.</param>
    /// <returns>The results of the samples, in the order of the plan.</returns>
    /// <exception cref="UnusableInputException">The endpoint cannot be used at all (a wrong key, no such model, not to be reached), or the journal cannot be written.</exception>
    public IAsyncEnumerable<Generated> GenerateAsync(
        IEnumerable<PlannedSample> plan, int jobs, Action<GenerationEvent>? tell = null, CancellationToken cancellation = default) =>
        plan.SelectInOrderAsync(jobs, (planned, token) => OneAsync(planned, tell, token), cancellation);

    private async Task<Generated> OneAsync(PlannedSample planned, Action<GenerationEvent>? tell, CancellationToken cancellation)
    {
        var (prompt, own) = Compose(planned);
        var asked = await answers.AskAsync(
            prompt, own, planned.Sample, planned.Id, notice => tell?.Invoke(new GenerationEvent.Retrying(planned, notice)), cancellation);
        if (asked.Entry is { } entry)
        {
            bool isCutOff = entry.FinishReason == Answer.CutOff;
            tell?.Invoke(asked.IsEarlier ? new GenerationEvent.Resumed(planned, isCutOff) : new GenerationEvent.Answered(planned, entry.Usage, isCutOff));
            return Good(planned, prompt, own, entry);
        }

        if (asked.Failure is not { } failure)
        {
            tell?.Invoke(new GenerationEvent.LeftOut(planned));
            return new Generated(planned, null, null);
        }

        var problem = new GenerationProblem(planned.Id, failure.What, failure.Remedy);
        tell?.Invoke(new GenerationEvent.Failed(planned, problem, failure.Lack));
        return new Generated(planned, null, problem);
    }

    /// <summary>What is sent for a sample.</summary>
    /// <param name="planned">The sample.</param>
    public (Prompt Prompt, Sampling Sampling) Compose(PlannedSample planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return (prompts.Compose(planned.Request, planned.Sample), sampling with { Seed = sampling.Seed + planned.Sample });
    }

    private Generated Good(PlannedSample planned, Prompt prompt, Sampling own, JournalEntry entry)
    {
        var meta = new CandidateMeta(
            answers.Model, $"sha256:{prompt.Digest}", EndpointKind.For(prompt).Api, own.Temperature, own.TopP, own.MaxTokens, own.Seed, prompt.Shots, entry.FinishReason,
            planned.Request.Id)
        {
            Template = $"sha256:{prompts.Template.Sha256}",
            Reasoning = entry.Reasoning,
        };
        var candidate = new Candidate
        {
            Id = planned.Id,
            Instruction = planned.Request.Instruction,
            Response = entry.Response,
            Source = "python_code",
            Tests = planned.Request.Tests,
            EntryPoint = planned.Request.EntryPoint,
            Meta = JsonSerializer.SerializeToElement(meta, GenerationJson.Lines.CandidateMeta),
        };
        return new Generated(planned, candidate, null);
    }
}
