using InstructMix.Core.Files;
using InstructMix.Generation.Asking;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Forecasts;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Journals;
using InstructMix.Generation.Outputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Rounds;
using InstructMix.Generation.Templates;

namespace InstructMix.Generation;

/// <summary>
/// The whole of <c>instructmix generate</c>: plans, asks, keeps every answer in the journal as it arrives, and writes the candidates
/// in the order of the plan. A run that was ended in any way takes up where it stopped when it is started again with the same options,
/// and then writes what it would have written.
/// </summary>
/// <param name="http">Sends; its own <see cref="HttpClient.Timeout"/> should be infinite: attempts have theirs.</param>
/// <param name="time">The clock of waits and time-outs.</param>
/// <param name="random">The jitter of waits; nothing else depends on it.</param>
/// <param name="count">Counts the tokens of a text, for servers that do not say and for what was not sent yet.</param>
public sealed class GenerationRun(HttpClient http, TimeProvider time, Random random, Func<string, int>? count = null)
{
    /// <summary>Runs.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="requests">The requests, with ids that are unique.</param>
    /// <param name="exemplars">What few-shot prompts choose from.</param>
    /// <param name="progress">Is told what happens, with the counts so far; one call at a time, from any thread.</param>
    /// <param name="judge">Judges answers as they arrive; null where nobody does.</param>
    /// <param name="cancellation">Stops the run; the output stays as it was and the journal keeps the answers.</param>
    /// <returns>What it came to. Where not one answer was had, no output is written and the summary names none.</returns>
    /// <exception cref="UnusableInputException">An option, the output, or the endpoint cannot be used. Answers that were had are in the journal.</exception>
    public async Task<GenerationSummary> RunAsync(
        GenerationOptions options,
        IReadOnlyList<Request> requests,
        IReadOnlyList<Exemplar> exemplars,
        Action<GenerationEvent, GenerationSummary>? progress = null,
        IAnswerJudge? judge = null,
        CancellationToken cancellation = default)
    {
        Check(options, requests);

        // The user's mistakes are told before anything is opened.
        var templates = RunTemplates.Read(options);

        // The journal comes first: it keeps a second run away from the output as well.
        await using var journal = await AnswerJournal.OpenAsync(options.Journal, cancellation);
        var budget = new TokenBudget(options.Budget);
        budget.Charge(journal);
        var client = new EndpointClient(http, options.Endpoint, options.Key, options.Retries, time, random, options.Jobs);
        var answers = new PaidAnswers(client, journal, options.Model, budget, count);
        bool isFit = options.MayAskAgain || journal.Earlier.Count == 0
            || new JournalFit(options, templates, answers).Is(requests, exemplars);
        if (!isFit) throw journal.Misfit();
        await using var files = await AnswerFiles.CreateAsync(options, judge is not null);
        var tally = new GenerationTally(new GenerationSummary(RoundSource.PlannedOf(options, requests.Count), options.Journal), progress);
        foreach (var problem in journal.Problems) tally.Tell(new GenerationEvent.JournalDamaged(problem));

        using var desk = new AskingDesk(answers, options.Jobs, tally.Tell);
        var loop = new RoundLoop(options, requests, templates, desk, judge, files);
        await loop.RunAsync(exemplars, cancellation);

        var summary = Complete(tally.Summary, options, loop, judge is not null) with { Cost = budget.Limits.Cost(budget.Used) };
        if (summary.Answered + summary.Resumed == 0) return summary;
        await AnswerFiles.WriteAsync(files.Manifest, GenerationManifest.Of(options, templates, requests.Count, summary),
            GenerationJson.Indented.GenerationManifest, cancellation);
        await files.CommitAsync();
        return summary with { Output = options.Output };
    }

    /// <summary>What a run would send and cost, without sending or writing anything.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="exemplars">What few-shot prompts choose from.</param>
    /// <param name="trials">What a trial in a sandbox takes; null where answers are not judged.</param>
    /// <param name="cancellation">Stops the counting.</param>
    /// <exception cref="UnusableInputException">An option or the journal cannot be used.</exception>
    public async Task<GenerationForecast> ForecastAsync(
        GenerationOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars, TrialCost? trials = null,
        CancellationToken cancellation = default)
    {
        Check(options, requests);
        await using var journal = File.Exists(options.Journal) ? await AnswerJournal.OpenAsync(options.Journal, cancellation) : null;
        return new Forecaster(options, RunTemplates.Read(options), journal, count, trials).Forecast(requests, exemplars, cancellation);
    }

    /// <summary>What composes the prompts of answers.</summary>
    /// <param name="options">What decides prompts.</param>
    /// <param name="exemplars">What to choose from.</param>
    /// <exception cref="UnusableInputException">The template cannot be used.</exception>
    public static FewShotPrompt Prompts(PromptOptions options, IReadOnlyList<Exemplar> exemplars)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new FewShotPrompt(
            new ExemplarChoice(exemplars, options.Shots, options.Sampling.Seed ?? 0),
            TemplateFolder.Read(TemplateKind.Answer, options.Api, options.Templates));
    }

    private static void Check(GenerationOptions options, IReadOnlyList<Request> requests)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(requests);
        options.Validate();
        if (requests.Count == 0) throw new UnusableInputException("there is no request to generate from; give a --requests file with at least one");
    }

    private static GenerationSummary Complete(GenerationSummary summary, GenerationOptions options, RoundLoop loop, bool isJudged) =>
        summary with
        {
            NewRequests = options.NewRequests > 0 ? loop.New.Count : null,
            RefusedRequests = options.NewRequests > 0
            ? new OrderedDictionary<string, long>(loop.Refused.GroupBy(r => r.Reason).OrderBy(g => g.Key)
            .Select(g => KeyValuePair.Create(Core.Words.Word(g.Key), (long)g.Count())))
            : null,
            NearDuplicates = options.NewRequests > 0 ? options.NearDuplicates : null,
            Tests = options.Tests > 0 ? loop.Tests : null,
            Untested = options.Tests > 0 ? loop.Untested : null,
            Rounds = loop.Number,
            Turns = loop.Turns,
            Kept = isJudged ? loop.Final.Kept : null,
            Copies = isJudged ? loop.Final.Copies : null,
            Verified = isJudged ? loop.Final.Summary() : null,
            Waterfall = loop.Waterfall.Result(),
        };
}
