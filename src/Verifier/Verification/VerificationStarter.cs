using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;

namespace InstructMix.Verifier.Verification;

/// <summary>Reads candidates and starts to judge them, with canaries among them.</summary>
/// <param name="reader">Reads candidates.</param>
/// <param name="judge">Judges them.</param>
/// <param name="canaries">The trials whose outcome is known.</param>
/// <param name="options">What to do.</param>
/// <param name="tally">Counts verdicts as they are given, which may be long before their turn to be written.</param>
/// <param name="problems">Receives a message for each record that cannot be used. The run goes on.</param>
internal sealed class VerificationStarter(
    CandidateReader reader, CandidateJudge judge, Canaries canaries, VerificationOptions options, VerificationTally tally,
    Action<InputProblem> problems)
{
    /// <summary>How far reading may run ahead of the oldest candidate without a verdict: a slow one must not make the others wait.</summary>
    public const int Ahead = 8192;

    private const long BytesAhead = 256L * 1024 * 1024;

    /// <summary>The least that a candidate takes of the bytes ahead, so that it also bounds their number.</summary>
    private const long LeastSize = BytesAhead / Ahead;

    private readonly ProblemNames _names = new(options.GroupBy);
    private readonly ByteBudget _budget = new(BytesAhead);

    /// <summary>The counts by problem and by model.</summary>
    public ProblemTally Problems { get; } = new();

    /// <summary>What the rejects have in common.</summary>
    public HintTally Hints { get; } = new(options);

    /// <summary>Candidates of the input, those of other shares too.</summary>
    public long Read { get; private set; }

    /// <summary>Those of them that are judged here.</summary>
    public long Taken { get; private set; }

    /// <summary>Starts candidate after candidate. Waits while all sandboxes are busy.</summary>
    public async IAsyncEnumerable<Started<VerificationTurn>> StartAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        long trials = 0;
        // Whatever needs no sandbox is done on all cores; where the ledger has the verdict, up to the line that is written.
        var prepare = SideBySide.BatchesOf(ReadAsync(cancellation), Prepare, cancellation);
        await foreach (var (ready, prepared, held, place) in prepare.SelectMany(pieces => pieces))
        {
            if (ready is not null)
            {
                tally.CountFromLedger(ready.Verdicts, ready.Twins);
                foreach (var (verdict, mark) in ready.Verdicts.Zip(ready.Marks)) Problems.Count(mark, verdict.Outcome);
                yield return new Started<VerificationTurn>(Task.FromResult(new VerificationTurn(ready, null)), ready.Held);
                continue;
            }

            var (judged, fromLedger) = await judge.StartAsync(prepared!, cancellation);
            // A verdict of the ledger's needs no sandbox, and so no canary beside it.
            if (fromLedger) tally.CountFromLedger(judge.IsTwin(prepared!));
            else if (trials++ % Canaries.Interval == 0)
                yield return new Started<VerificationTurn>(NothingAfterAsync(await canaries.StartAsync(cancellation)));
            yield return new Started<VerificationTurn>(LineAsync(judged, place, _names.MarkOf(prepared!.Candidate)), held);
        }
    }

    private async IAsyncEnumerable<ReadCandidate> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in reader.ReadAsync(options.Inputs, cancellation))
        {
            if (record.Value is not { } candidate)
            {
                // One share reports and counts it, so that the counts of all shares add up.
                if (options.Shard?.Takes($"{Path.GetFileName(record.File)}:{record.Line}") == false) continue;
                tally.CountUnreadable();
                problems(record.Problem!);
                continue;
            }

            if (Read == options.Limit) yield break;
            // Every share reads the whole input: only so can it know places, and that ids are unique.
            long place = Read++;
            if (options.Shard?.Takes(candidate.Id) == false) continue;
            Taken++;
            long size = Math.Max(LeastSize, 2L * (candidate.Instruction.Length + candidate.Response.Length));
            yield return new ReadCandidate(candidate, await _budget.TakeAsync(size, cancellation), place);
        }
    }

    private List<Piece> Prepare(ReadCandidate[] batch)
    {
        var pieces = new List<Piece>();
        using var writer = CandidateJson.Writer();
        foreach (var (candidate, held, place) in batch)
        {
            var prepared = judge.Prepare(candidate);
            if (prepared is not { FromLedger: true, Judged: { } judged })
            {
                pieces.Add(new Piece(null, prepared, held, place));
                continue;
            }

            Hints.Count(judged);
            if (pieces is not [.., { Ready: not null }]) pieces.Add(new Piece(new ReadyLines(options.Shard is not null), null, default, 0));
            pieces[^1].Ready!.Add(judged, held, place, _names.MarkOf(candidate), judge.IsTwin(prepared), writer);
        }

        return pieces;
    }

    private async Task<VerificationTurn> LineAsync(Task<Judged> judging, long place, ProblemMark mark)
    {
        var judged = await judging;
        var line = JudgedLine.Of(judged, place);
        Hints.Count(judged);
        tally.Count(line.Verdict);
        Problems.Count(mark, line.Verdict.Outcome);
        return new VerificationTurn(null, line);
    }

    private static async Task<VerificationTurn> NothingAfterAsync(Task canary)
    {
        await canary;
        return default;
    }

    private readonly record struct ReadCandidate(Candidate Candidate, HeldBytes Held, long Place);

    /// <summary>A part of a batch: finished lines, or a candidate that has to go on.</summary>
    private readonly record struct Piece(ReadyLines? Ready, Prepared? Prepared, HeldBytes Held, long Place);
}
