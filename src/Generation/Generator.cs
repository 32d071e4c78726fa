using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation;

/// <summary>From planned samples to candidates: composes the prompt, looks into the journal, asks the server, writes the answer down.</summary>
/// <param name="client">Asks the server.</param>
/// <param name="prompts">Composes prompts.</param>
/// <param name="model">The model's name, as the server knows it.</param>
/// <param name="sampling">How the model is to choose its tokens.</param>
/// <param name="journal">The answers of earlier runs, and where those of this one go.</param>
public sealed class Generator(EndpointClient client, FewShotPrompt prompts, string model, Sampling sampling, AnswerJournal journal)
{
    private readonly InquiryWriter _inquiries = new(model);

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
        var prompt = prompts.Compose(planned.Request, planned.Sample);
        var own = sampling with { Seed = sampling.Seed + planned.Sample };
        var inquiry = _inquiries.Write(prompt, own);
        string key = JournalEntry.KeyOf(planned, inquiry);
        if (journal.Find(key) is { } earlier)
        {
            tell?.Invoke(new GenerationEvent.Resumed(planned));
            return Good(planned, prompt, own, inquiry.Api, earlier);
        }

        var reply = await client.AskAsync(inquiry, notice => tell?.Invoke(new GenerationEvent.Retrying(planned, notice)), cancellation);
        if (reply.Answer is { } answer)
        {
            var entry = new JournalEntry(key, planned.Id, answer.Text, answer.FinishReason);
            await journal.AppendAsync(entry);
            tell?.Invoke(new GenerationEvent.Answered(planned, answer.Usage));
            return Good(planned, prompt, own, inquiry.Api, entry);
        }

        var failure = reply.Failure!;
        if (failure.ConcernsEndpoint) throw new UnusableInputException(failure.ToString());
        var problem = new GenerationProblem(planned.Id, failure.What, failure.Remedy);
        tell?.Invoke(new GenerationEvent.Failed(planned, problem));
        return new Generated(planned, null, problem);
    }

    private Generated Good(PlannedSample planned, Prompt prompt, Sampling own, Api api, JournalEntry entry)
    {
        var meta = new CandidateMeta(
            model, $"sha256:{prompt.Digest}", api, own.Temperature, own.TopP, own.MaxTokens, own.Seed, prompt.Shots, entry.FinishReason,
            planned.Request.Id);
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
