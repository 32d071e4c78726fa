using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Generation.Questions.Evaluation;
using InstructMix.Generation.Questions.Outputs;

namespace InstructMix.Generation.Questions;

/// <summary>
/// Takes the results in the order of the passages, whatever arrived first: finds near-duplicates, fills quotas, counts, writes. What stands behind a full quota is in no file
/// and no count, so that the same answers give the same bytes however many were under way.
/// </summary>
internal sealed class QuestionBook : IAsyncDisposable
{
    private readonly QuestionOptions _options;
    private readonly IReadOnlyDictionary<string, string> _prompts;
    private readonly AtomicFile _rejects;
    private readonly PairShelf _shelf;
    private readonly QuestionIndex _index;
    private readonly DropTally _drops;
    private readonly int[] _kept = new int[Enum.GetValues<QuestionKind>().Length];

    /// <summary>An empty book.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="prompts">The digests of the templates.</param>
    /// <param name="rejects">Takes what is not kept.</param>
    public QuestionBook(QuestionOptions options, IReadOnlyDictionary<string, string> prompts, AtomicFile rejects)
    {
        (_options, _prompts, _rejects) = (options, prompts, rejects);
        _shelf = new PairShelf(options.Output + ".shelf");
        _index = new QuestionIndex(options.Thresholds.NearDuplicates);
        _drops = new DropTally(options.Kinds);
    }

    /// <summary>What became of topics.</summary>
    public TopicCounts Topics { get; private set; } = TopicCounts.Zero;

    /// <summary>The counts by kind and stage.</summary>
    public IReadOnlyList<KindCount> Counts => _drops.Counts;

    /// <summary>Whether enough of a kind are kept. May be asked from any thread: once full, a kind stays so.</summary>
    public bool IsFull(QuestionKind kind) => _options.Quota is { } quota && Volatile.Read(ref _kept[(int)kind]) >= quota;

    /// <summary>Whether enough of every kind are kept.</summary>
    public bool IsAllFull => _options.Kinds.All(IsFull);

    /// <summary>Books what was made of a passage. Gives how many pairs of it were kept.</summary>
    public async Task<int> AddAsync(PassageResult result, CancellationToken cancellation)
    {
        Topics = Topics.Plus(result.Topics);
        int kept = 0;
        foreach (var made in result.Attempts)
        {
            if (IsFull(made.Kind)) continue;
            _drops.Ask(made.Kind);
            var attempt = made.IsDropped ? made : Compare(made);
            if (attempt.IsDropped)
            {
                await DropAsync(attempt, cancellation);
                continue;
            }

            _index.Add(attempt);
            var pair = new QuestionPair(attempt.Id, attempt.Question!, attempt.Response!, "synthetic_qa",
                QuestionMeta.Of(attempt, _options.Model, _prompts));
            await _shelf.AddAsync(pair, _options.Sampling.Seed ?? 0);
            Interlocked.Increment(ref _kept[(int)attempt.Kind]);
            kept++;
        }

        return kept;
    }

    /// <summary>Writes the pairs that the balance takes, and rejects the others. Gives how many it takes.</summary>
    public async Task<int> WriteAsync(AtomicFile output, CancellationToken cancellation)
    {
        int written = 0;
        await foreach (var (line, isTaken) in _shelf.TakeAsync(_options.Balance))
        {
            if (isTaken)
            {
                await output.WriteAsync(line, cancellation);
                written++;
                continue;
            }

            var pair = JsonSerializer.Deserialize(line, QuestionJson.Lines.QuestionPair)!;
            _drops.Drop(pair.Meta.Kind, QuestionStage.Quota, DropReason.OverQuota);
            var reject = new QuestionReject(pair.Id, QuestionStage.Quota, DropReason.OverQuota, null, pair.Instruction, pair.Response,
                pair.Meta);
            await _rejects.WriteAsync(QuestionJson.Line(reject, QuestionJson.Lines.QuestionReject), cancellation);
        }

        return written;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _shelf.DisposeAsync();

    private Attempt Compare(Attempt attempt)
    {
        var (similarity, sameAs) = _index.Find(attempt);
        attempt = attempt with { Scores = attempt.Scores with { Duplicate = Math.Round(similarity, 4) } };
        return sameAs is null ? attempt : attempt.Dropped(QuestionStage.NearDuplicates, DropReason.NearDuplicate, sameAs);
    }

    private async Task DropAsync(Attempt attempt, CancellationToken cancellation)
    {
        _drops.Drop(attempt.Kind, attempt.Stage!.Value, attempt.Reason!.Value);
        // What was not had is asked for by the next run: it is no reject.
        if (attempt.Reason == DropReason.NotAsked) return;
        var reject = new QuestionReject(
            attempt.Id, attempt.Stage.Value, attempt.Reason.Value, attempt.Detail, attempt.Question, attempt.Response,
            QuestionMeta.Of(attempt, _options.Model, _prompts));
        await _rejects.WriteAsync(QuestionJson.Line(reject, QuestionJson.Lines.QuestionReject), cancellation);
    }
}
