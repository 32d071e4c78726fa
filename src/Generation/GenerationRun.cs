using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;
using InstructMix.Verifier.Candidates;

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
    /// <param name="through">What candidates pass through on their way to the output, such as a verification; where it ends early, no more is asked for. Null for nothing.</param>
    /// <param name="cancellation">Stops the run; the output stays as it was and the journal keeps the answers.</param>
    /// <returns>What it came to. Where not one answer was had, no output is written and the summary names none.</returns>
    /// <exception cref="UnusableInputException">An option, the output, or the endpoint cannot be used. Answers that were had are in the journal.</exception>
    public async Task<GenerationSummary> RunAsync(
        GenerationOptions options,
        IReadOnlyList<Request> requests,
        IReadOnlyList<Exemplar> exemplars,
        Action<GenerationEvent, GenerationSummary>? progress = null,
        Func<IAsyncEnumerable<Candidate>, IAsyncEnumerable<Candidate>>? through = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(requests);
        options.Validate();
        if (requests.Count == 0) throw new UnusableInputException("there is no request to generate from; give a --requests file with at least one");

        // The user's mistakes are told before anything is opened.
        var prompts = Prompts(options, exemplars);

        // The journal comes first: it keeps a second run away from the output as well.
        await using var journal = await AnswerJournal.OpenAsync(options.Journal, cancellation);
        await using var output = AtomicFile.Create(options.Output);
        var tally = new GenerationTally(new GenerationSummary(options.Count, options.Journal), progress);
        foreach (var problem in journal.Problems) tally.Tell(new GenerationEvent.JournalDamaged(problem));

        var budget = new TokenBudget(options.Budget);
        foreach (var earlier in journal.Earlier)
            if (earlier.Usage is { } paid) budget.Charge(paid);
        var client = new EndpointClient(http, options.Endpoint, options.Key, options.Retries, time, random, options.Jobs);
        var generator = new Generator(new PaidAnswers(client, journal, options.Model, budget, count), prompts, options.Sampling);
        var plan = GenerationPlan.RoundRobin(requests, options.Count);
        var candidates = CandidatesAsync(generator.GenerateAsync(plan, options.Jobs, tally.Tell, CancellationToken.None), CancellationToken.None);
        await foreach (var candidate in (through is null ? candidates : through(candidates)).WithCancellation(cancellation))
            await output.WriteAsync(CandidateJson.Line(candidate), cancellation);

        var summary = tally.Summary with { Cost = budget.Limits.Cost(budget.Used) };
        if (summary.Answered + summary.Resumed == 0) return summary;
        await output.CommitAsync();
        return summary with { Output = options.Output };
    }

    private static async IAsyncEnumerable<Candidate> CandidatesAsync(IAsyncEnumerable<Generated> generated, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in generated.WithCancellation(cancellation))
            if (one.Candidate is { } candidate) yield return candidate;
    }

    /// <summary>What a run would send and cost, without sending or writing anything.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="exemplars">What few-shot prompts choose from.</param>
    /// <param name="cancellation">Stops the counting.</param>
    /// <exception cref="UnusableInputException">An option or the journal cannot be used.</exception>
    public async Task<GenerationForecast> ForecastAsync(
        GenerationOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(requests);
        options.Validate();
        if (requests.Count == 0) throw new UnusableInputException("there is no request to generate from; give a --requests file with at least one");
        await using var journal = File.Exists(options.Journal) ? await AnswerJournal.OpenAsync(options.Journal, cancellation) : null;
        var forecast = new Forecaster(options, journal, count);
        var prompts = Prompts(options, exemplars);
        foreach (var planned in GenerationPlan.RoundRobin(requests, options.Count))
        {
            cancellation.ThrowIfCancellationRequested();
            forecast.Add(planned, prompts.Compose(planned.Request, planned.Sample));
        }

        return forecast.Result;
    }

    /// <summary>What composes the prompts of a run.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="exemplars">What to choose from.</param>
    /// <exception cref="UnusableInputException">The template cannot be used.</exception>
    public static FewShotPrompt Prompts(PromptOptions options, IReadOnlyList<Exemplar> exemplars)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new FewShotPrompt(
            new ExemplarChoice(exemplars, options.Shots, options.Sampling.Seed ?? 0), TemplateFolder.Read(TemplateKind.Answer, options.Api, options.Templates));
    }
}
