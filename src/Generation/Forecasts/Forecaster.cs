using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Journals;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Requests;
using InstructMix.Generation.Rounds;
using InstructMix.Generation.Testing;

namespace InstructMix.Generation.Forecasts;

/// <summary>Counts what a run would send.</summary>
/// <param name="options">What to do.</param>
/// <param name="templates">Compose prompts.</param>
/// <param name="journal">The answers of earlier runs; null where there was none.</param>
/// <param name="count">Counts the tokens of a text; null to count none.</param>
/// <param name="trials">What a trial takes; null where answers are not judged.</param>
internal sealed class Forecaster(GenerationOptions options, RunTemplates templates, AnswerJournal? journal, Func<string, int>? count,
    TrialCost? trials)
{
    private readonly InquiryWriter _inquiries = new(options.Model);
    private int _earlier;
    private int _others;
    private long _promptTokens;
    private double _meanPrompt;

    // Of samples that the journal has: the count of their prompts here, and what the server said of them.
    private long _countedOfEarlier;
    private long _saidOfEarlier;
    private long _completionOfEarlier;
    private int _said;

    /// <summary>What it comes to.</summary>
    /// <param name="given">The given requests.</param>
    /// <param name="exemplars">What answers' prompts choose from.</param>
    /// <param name="cancellation">Stops the counting.</param>
    public GenerationForecast Forecast(IReadOnlyList<Request> given, IReadOnlyList<Exemplar> exemplars, CancellationToken cancellation)
    {
        int planned = RoundSource.PlannedOf(options, given.Count), known = AddAnswers(given, exemplars, cancellation);
        int requests = AddRequests(given), tests = AddTests(given, cancellation);
        // The answers to requests that nobody knows yet cost what the others do.
        _promptTokens += (long)Math.Round(_meanPrompt * (planned - known));
        int calls = planned - _earlier;
        double scale = _saidOfEarlier > 0 && _countedOfEarlier > 0 ? (double)_saidOfEarlier / _countedOfEarlier : 1;
        var usage = new TokenUsage(
            (long)Math.Round(_promptTokens * scale),
            _said > 0 ? (long)Math.Round((double)_completionOfEarlier / _said * (calls + _others))
                : (calls + _others) * (long)(options.Sampling.MaxTokens ?? 0));
        return new GenerationForecast(
            planned, _earlier, calls, usage.Prompt, usage.Completion, _said > 0 ? "usage" : "limit", _said > 0 ? "usage" : "o200k_base",
            options.Budget.Cost(usage), journal?.Earlier.Sum(e => e.Usage?.Total ?? 0) ?? 0)
        {
            Requests = options.NewRequests > 0 ? requests : null,
            Tests = options.Tests > 0 ? tests : null,
            RepairsAtMost = options.Repair > 0 ? (long)planned * options.Repair : null,
            SandboxSeconds = trials is null ? null : Math.Round(trials.Time.TotalSeconds * planned * (options.Tests > 0 ? 2 : 1), 1),
            SandboxSecondsBy = trials?.By,
        };
    }

    private int AddAnswers(IReadOnlyList<Request> given, IReadOnlyList<Exemplar> exemplars, CancellationToken cancellation)
    {
        var prompts = new FewShotPrompt(new ExemplarChoice(exemplars, options.Shots, options.Sampling.Seed ?? 0), templates.Answer);
        int known = 0;
        long all = 0;
        foreach (var one in RoundSource.Given(options, given))
        {
            cancellation.ThrowIfCancellationRequested();
            var sampling = options.Sampling with { Seed = options.Sampling.Seed + one.Sample };
            all += Add(prompts.Compose(one.Request, one.Sample), sampling, one.Sample, isAnswer: true);
            known++;
        }

        _meanPrompt = known > 0 ? (double)all / known : 0;
        return known;
    }

    private int AddRequests(IReadOnlyList<Request> given)
    {
        if (templates.Request is not { } template) return 0;
        int attempt = 0;
        foreach (var (prompt, sampling) in RequestProposer.First(template, given, options, options.NewRequests))
            Add(prompt, sampling, attempt++, isAnswer: false);
        return options.NewRequests;
    }

    private int AddTests(IReadOnlyList<Request> given, CancellationToken cancellation)
    {
        if (templates.Tests is not { } template) return 0;
        var choice = TestsWriter.Choice(given, options.Shots, options.Sampling.Seed ?? 0);
        var asks = TestsWriter.Asks(given, options.Tests).ToList();
        foreach (var (request, part) in asks)
        {
            cancellation.ThrowIfCancellationRequested();
            var (prompt, sampling) = TestsWriter.Compose(template, request, part, choice, options, options.Tests);
            Add(prompt, sampling, part, isAnswer: false);
        }

        // New requests have none; what is sent for them is about as long as what is sent for their answers.
        int ofNew = options.NewRequests * TestsWriter.Parts(options.Tests);
        (_others, _promptTokens) = (_others + ofNew, _promptTokens + (long)Math.Round(_meanPrompt * ofNew));
        return asks.Count + ofNew;
    }

    /// <summary>Adds what would be sent for a prompt. Gives its tokens.</summary>
    private long Add(Prompt prompt, Sampling sampling, int sample, bool isAnswer)
    {
        long tokens = count is null ? 0 : prompt.Texts.Sum(t => (long)count(t));
        if (journal?.Find(JournalEntry.KeyOf(_inquiries.Write(prompt, sampling), sample)) is not { } entry)
        {
            _promptTokens += tokens;
            if (!isAnswer) _others++;
            return tokens;
        }

        if (isAnswer) _earlier++;
        if (entry is not { Counted: null, Usage: { } usage }) return tokens;
        (_countedOfEarlier, _saidOfEarlier, _completionOfEarlier, _said) =
            (_countedOfEarlier + tokens, _saidOfEarlier + usage.Prompt, _completionOfEarlier + usage.Completion, _said + 1);
        return tokens;
    }
}
