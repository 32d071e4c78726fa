using System.Runtime.CompilerServices;
using System.Text.Json;
using InstructMix.Core.Pipelines;
using InstructMix.Generation.Asking;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Journals;
using InstructMix.Generation.Outputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation.Rounds;

/// <summary>From planned samples to judged answers: asks, has the answer judged while others are asked for, and asks for a better one where it does not pass.</summary>
/// <param name="desk">Asks.</param>
/// <param name="prompts">Composes the prompts of answers.</param>
/// <param name="repair">Composes the prompts of better ones; null where none are asked for.</param>
/// <param name="options">What to do.</param>
/// <param name="judge">Judges answers; null where nobody does.</param>
/// <param name="round">The round, from 1.</param>
internal sealed class AnswerChains(
    AskingDesk desk, FewShotPrompt prompts, Template? repair, GenerationOptions options, IAnswerJudge? judge, int round)
{
    // How far work runs ahead of the oldest unfinished piece, in multiples of the jobs: one slow answer does not idle the others.
    private const int Ahead = 16;

    // Less where enough may be kept at any time: what was asked for then was paid for in vain.
    private const int AheadOfEnough = 4;

    /// <summary>Asks for every sample, several at once.</summary>
    /// <param name="plan">The samples.</param>
    /// <param name="cancellation">Stops the asking; answers that have arrived are in the journal.</param>
    /// <returns>What came of the samples, in the order of the plan.</returns>
    public IAsyncEnumerable<AnswerChain> RunAsync(IEnumerable<PlannedSample> plan, CancellationToken cancellation) =>
        OrderedPipeline.ResultsUntilFailureAsync(
            StartAllAsync(plan, CancellationToken.None), desk.Jobs * (options.Kept is null ? Ahead : AheadOfEnough), cancellation);

    private async IAsyncEnumerable<Started<AnswerChain>> StartAllAsync(
        IEnumerable<PlannedSample> plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            foreach (var group in Groups(plan))
            {
                await desk.EnterAsync(cancellation);
                if (group.Count == 1)
                {
                    yield return new Started<AnswerChain>(OneAsync(group[0], null, 0, cancellation));
                    continue;
                }

                var together = TogetherAsync(group, cancellation);
                for (int i = 0; i < group.Count; i++) yield return new Started<AnswerChain>(OneAsync(group[i], together, i, cancellation));
            }
        }
        finally
        {
            await desk.CloseAsync();
        }
    }

    /// <summary>The samples that are asked for together: those of one request that stand behind each other.</summary>
    private IEnumerable<IReadOnlyList<PlannedSample>> Groups(IEnumerable<PlannedSample> plan)
    {
        var group = new List<PlannedSample>();
        foreach (var planned in plan)
        {
            if (group.Count > 0 && (group.Count == options.Choices || group[0].Request != planned.Request))
            {
                yield return group;
                group = [];
            }

            group.Add(planned);
        }

        if (group.Count > 0) yield return group;
    }

    private Ask AskOf(PlannedSample planned) => new(AskKind.Answer, planned.Id, planned.Sample, planned.Request.Topic, round);

    private (Prompt Prompt, Sampling Sampling) Compose(PlannedSample planned) =>
        (prompts.Compose(planned.Request, planned.Sample), options.Sampling with { Seed = options.Sampling.Seed + planned.Sample });

    private async Task<IReadOnlyList<Asked?>> TogetherAsync(IReadOnlyList<PlannedSample> group, CancellationToken cancellation)
    {
        try
        {
            var (prompt, sampling) = Compose(group[0]);
            return await desk.AskManyAsync([.. group.Select(AskOf)], prompt, sampling, cancellation);
        }
        finally
        {
            desk.Leave();
        }
    }

    /// <summary>What was said to a sample, and what it was asked with.</summary>
    private async Task<(Asked Asked, Prompt Prompt, Sampling Sampling, int? Together)> AskAsync(
        PlannedSample planned, Task<IReadOnlyList<Asked?>>? together, int place, CancellationToken cancellation)
    {
        if (together is null)
        {
            try
            {
                var (alone, own) = Compose(planned);
                return (await desk.AskAsync(AskOf(planned), alone, own, cancellation), alone, own, null);
            }
            finally
            {
                desk.Leave();
            }
        }

        var all = await together;
        // All of a group are asked with the first one's prompt; what the server did not give is asked for with its own.
        var (prompt, sampling) = Compose(all[place] is null ? planned : planned with { Sample = planned.Sample - place });
        return all[place] is { } asked
            ? (asked, prompt, sampling, all.Count)
            : (await desk.WaitAndAskAsync(AskOf(planned), prompt, sampling, cancellation), prompt, sampling, null);
    }

    private async Task<AnswerChain> OneAsync(PlannedSample planned, Task<IReadOnlyList<Asked?>>? together, int place,
        CancellationToken cancellation)
    {
        var (asked, prompt, sampling, number) = await AskAsync(planned, together, place, cancellation);
        var links = new List<ChainLink>();
        if (asked.Entry is not { } entry)
            return new AnswerChain(planned, asked.Failure is null ? [] : [new ChainLink(AskKind.Answer, null, null)]);
        var meta = Meta(planned, prompt, prompts.Template, sampling, entry) with { N = number };
        sampling = options.Sampling with { Seed = options.Sampling.Seed + planned.Sample };
        var last = await JudgeAsync(AskKind.Answer, Candidate(planned, planned.Id, entry, meta), cancellation);
        links.Add(last);
        for (int time = 1; time <= options.Repair && last.Pair is { } failed && CanBeRepaired(failed.Verification); time++)
        {
            Ask ask;
            (prompt, ask) = (RepairPrompt.Compose(repair!, planned.Request, failed),
                new Ask(AskKind.Repair, $"{planned.Id}-repair-{time}", planned.Sample, planned.Request.Topic, round));
            asked = await desk.WaitAndAskAsync(ask, prompt, sampling, cancellation);
            if (asked.Entry is not { } better)
            {
                if (asked.Failure is not null) links.Add(new ChainLink(AskKind.Repair, null, null));
                break;
            }

            meta = Meta(planned, prompt, repair!, sampling, better) with { Repair = time, Repairs = failed.Candidate.Id };
            last = await JudgeAsync(AskKind.Repair, Candidate(planned, ask.Id, better, meta), cancellation);
            links.Add(last);
        }

        return new AnswerChain(planned, links);
    }

    // Not what a sandbox or the tests did, and not what a candidate cannot help.
    private bool CanBeRepaired(Verification verification) =>
        repair is not null && !verification.Outcome.IsKept() && !verification.Outcome.IsMachineFault()
        && (verification.Outcome == Outcome.Failed || verification.Where != "stub");

    private async Task<ChainLink> JudgeAsync(AskKind kind, Candidate candidate, CancellationToken cancellation) =>
        new(kind, candidate, judge is null ? null : await judge.JudgeAsync(candidate, cancellation));

    private static Candidate Candidate(PlannedSample planned, string id, JournalEntry entry, CandidateMeta meta) => new()
    {
        Id = id,
        Instruction = planned.Request.Instruction,
        Response = entry.Response,
        Source = "python_code",
        Tests = planned.Request.Tests,
        EntryPoint = planned.Request.EntryPoint,
        Meta = JsonSerializer.SerializeToElement(meta, GenerationJson.Lines.CandidateMeta),
    };

    private CandidateMeta Meta(PlannedSample planned, Prompt prompt, Template template, Sampling sampling, JournalEntry entry) => new(
        desk.Model, $"sha256:{prompt.Digest}", EndpointKind.For(prompt).Api, sampling.Temperature, sampling.TopP, sampling.MaxTokens, sampling.Seed, prompt.Shots,
        entry.FinishReason, planned.Request.Id)
    {
        Template = $"sha256:{template.Sha256}",
        Reasoning = entry.Reasoning,
        Topic = planned.Request.Topic,
        Difficulty = planned.Request.Difficulty,
        Kind = planned.Request.Kind,
        Round = round,
    };
}
