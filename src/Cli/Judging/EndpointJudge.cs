using System.Runtime.CompilerServices;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Journals;
using InstructMix.Generation.Judging;
using InstructMix.Generation.Templates;
using InstructMix.Mixer;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Judging;
using InstructMix.Mixer.Outputs;

namespace InstructMix.Cli.Judging;

/// <summary>The judge of a mix: a model behind an endpoint. Its answers lie beside the folder of the mix, in <c>DIR.judge.journal</c>.</summary>
internal sealed class EndpointJudge : IJudge
{
    private readonly HttpClient _http;
    private readonly AnswerJournal _journal;
    private readonly PairJudge _judge;
    private readonly int _jobs;

    private EndpointJudge(HttpClient http, AnswerJournal journal, PairJudge judge, int jobs, Template template)
    {
        (_http, _journal, _judge, _jobs) = (http, journal, judge, jobs);
        Prompts = [new InputFile(Path.GetFileName(template.File), template.Bytes, template.Sha256)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<InputFile> Prompts { get; }

    /// <summary>Reads the template, and opens the journal.</summary>
    /// <exception cref="InstructMix.Core.Files.UnusableInputException">One of them cannot be used.</exception>
    public static async Task<EndpointJudge> OpenAsync(JudgeOrder order, EndpointAddress address, ApiKey key, int jobs, TimeProvider time,
        CancellationToken cancellation)
    {
        var template = Template.Read(TemplateKind.Judge, order.Template);
        var journal = await AnswerJournal.OpenAsync(Path.TrimEndingDirectorySeparator(order.OutputFolder) + ".judge.journal", cancellation);
        var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        // Jitter of waits only; nothing that is written depends on it.
        var client = new EndpointClient(http, address, key, new RetryOptions(), time, new Random(), jobs);
        return new EndpointJudge(http, journal, new PairJudge(new PaidAnswers(client, journal, order.Model), template), jobs, template);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Judgement?> JudgeAsync(IEnumerable<Pair> pairs,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var rating in _judge.JudgeAsync(pairs.Select(p => (p.Instruction, p.Response)), _jobs, cancellation))
            yield return rating is null ? null : new Judgement(rating.Helpful, rating.Harmful, rating.Reason);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _http.Dispose();
    }
}
