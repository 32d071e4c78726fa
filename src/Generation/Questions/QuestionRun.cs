using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Generation.Asking;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Journals;
using InstructMix.Generation.Questions.Outputs;
using InstructMix.Generation.Questions.Texts;

namespace InstructMix.Generation.Questions;

/// <summary>
/// The whole of <c>instructmix qa generate</c>: texts to passages, passages to topics, questions and answers, evaluated one by one, balanced and written in the order of the texts.
/// A run that was ended in any way takes up where it stopped when it is started again with the same options, and then writes what it would have written.
/// </summary>
/// <param name="http">Sends; its own <see cref="HttpClient.Timeout"/> should be infinite: attempts have theirs.</param>
/// <param name="time">The clock of waits and time-outs.</param>
/// <param name="random">The jitter of waits; nothing else depends on it.</param>
/// <param name="count">Counts the tokens of a text.</param>
/// <param name="language">Tells a text's language (ISO 639-1; empty where it cannot); null for no such test.</param>
public sealed class QuestionRun(HttpClient http, TimeProvider time, Random random,
    Func<string, int> count, Func<string, string>? language = null)
{
    /// <summary>Runs.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="progress">Is told how far it is; one call at a time, from any thread.</param>
    /// <param name="cancellation">Stops the run; the output stays as it was and the journal keeps the answers.</param>
    /// <exception cref="UnusableInputException">An option, the texts, the output, or the endpoint cannot be used. Answers that were had are in the journal.</exception>
    public async Task<QuestionSummary> RunAsync(QuestionOptions options, Action<QuestionProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        // The user's mistakes are told before anything is opened.
        var templates = QuestionTemplates.Read(options.Api, options.Templates);
        int most = PassageRoom.Of(options, templates, count);

        // The journal comes first: it keeps a second run away from the output as well.
        await using var journal = await AnswerJournal.OpenAsync(options.Journal, cancellation);
        await using var output = AtomicFile.Create(options.Output);
        await using var rejects = AtomicFile.Create(options.Rejects);
        await using var report = AtomicFile.Create(options.Report);
        await using var book = new QuestionBook(options, templates.Digests, rejects);
        var tally = new QuestionTally(progress);
        foreach (var problem in journal.Problems) tally.Warn($"{problem}");

        var budget = new TokenBudget(options.Budget);
        budget.Charge(journal);
        var client = new EndpointClient(http, options.Endpoint, options.Key, options.Retries, time, random, options.Jobs);
        if (await client.LimitAsync(options.Model, cancellation) is { } limit && limit < options.Context)
            throw new UnusableInputException($"--context {options.Context}: the server says that {options.Model} takes {limit} tokens; give --context {limit}");
        var desk = new QuestionDesk(new PaidAnswers(client, journal, options.Model, budget, count), templates, options.Sampling, tally);
        if (journal.Earlier.Count > 0
            && !await IsFitAsync(desk, new PassageSource(options, most, count, language, _ => { }), options.TopicSamples, cancellation))
            throw journal.Misfit();
        var worker = new PassageWorker(options, desk, language, book.IsFull);
        var source = new PassageSource(options, most, count, language, p => tally.Warn($"{p}"));
        var counts = source.Counts;
        var results = NumberedAsync(source, CancellationToken.None).SelectInOrderAsync(
            options.Jobs, async (p, token) =>
                (Result: await worker.WorkAsync(p.Number, p.Passage, token), p.Counts), CancellationToken.None);
        await foreach (var (result, soFar) in results.WithCancellation(cancellation))
        {
            // As they were when this passage was read: what is read ahead of a run that ends early counts for nothing.
            counts = soFar;
            tally.Done(await book.AddAsync(result, cancellation));
            if (book.IsAllFull) break;
        }

        if (!book.IsAllFull) counts = source.Counts;
        int kept = await book.WriteAsync(output, cancellation);
        var summary = new QuestionSummary(
            options.Journal, tally.Calls,
            new QuestionReport(kept, options.Model, options.Thresholds, options.Balance, counts, book.Topics, book.Counts,
                templates.Digests))
        {
            Cost = budget.Limits.Cost(budget.Used),
        };
        if (summary.Calls.Answered + summary.Calls.Resumed == 0) return summary;
        await report.WriteAsync(QuestionJson.Line(summary.Report, QuestionJson.Document.QuestionReport), cancellation);
        foreach (var file in new[] { output, rejects, report }) await file.FinishAsync();
        foreach (var file in new[] { rejects, report, output }) await file.CommitAsync();
        return summary with { Output = options.Output, Rejects = options.Rejects, ReportFile = options.Report };
    }

    /// <summary>What a run would send and cost, without sending or writing anything.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="tell">Is told what cannot be used of the texts.</param>
    /// <param name="cancellation">Stops the counting.</param>
    /// <exception cref="UnusableInputException">An option, the texts or the journal cannot be used.</exception>
    public async Task<QuestionForecast> ForecastAsync(QuestionOptions options, Action<InputProblem> tell,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var templates = QuestionTemplates.Read(options.Api, options.Templates);
        var source = new PassageSource(options, PassageRoom.Of(options, templates, count), count, language, tell);
        await using var journal = File.Exists(options.Journal) ? await AnswerJournal.OpenAsync(options.Journal, cancellation) : null;
        var forecaster = new QuestionForecaster(options, templates, journal, count);
        await foreach (var passage in source.ReadAsync(cancellation)) forecaster.Add(passage);
        return forecaster.Result;
    }

    /// <summary>Whether the journal has an answer to what the run asks first: for the topics of one of the first passages. Without passages there is nothing to ask.</summary>
    private static async Task<bool> IsFitAsync(QuestionDesk desk, PassageSource source, int samples, CancellationToken cancellation)
    {
        // A run that was killed early has answers to some of these: they are asked for first.
        const int Looked = 512;
        int looked = 0;
        await foreach (var passage in source.ReadAsync(cancellation))
        {
            if (Enumerable.Range(0, samples).Any(s => desk.Has(QuestionTemplates.Topic, s, ("text", passage.Text)))) return true;
            if (++looked == Looked) break;
        }

        return looked == 0;
    }

    private static async IAsyncEnumerable<(int Number, Passage Passage, PassageCounts Counts)> NumberedAsync(PassageSource source,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        int number = 0;
        await foreach (var passage in source.ReadAsync(cancellation)) yield return (++number, passage, source.Counts);
    }
}
