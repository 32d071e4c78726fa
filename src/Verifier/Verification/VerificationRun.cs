using System.Runtime.CompilerServices;
using System.Threading.Channels;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Ledgers;
using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Verifier.Verification;

/// <summary>
/// The whole of <c>instructmix verify</c>: reads candidates, has them judged side by side, and writes kept pairs and rejects
/// in the order of the input. Either both files appear whole, or neither does.
/// </summary>
/// <param name="pools">Run trials: one pool, or one for each repetition of a trial.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="time">The clock that dates verdicts.</param>
public sealed class VerificationRun(IReadOnlyList<SandboxPool> pools, Ledger? ledger, TimeProvider time)
{
    /// <summary>How far reading may run ahead of the oldest candidate without a verdict: a slow one must not make the others wait.</summary>
    private const int ReadAhead = 8192;

    private const long BytesAhead = 256L * 1024 * 1024;

    /// <summary>What a candidate takes of the bytes ahead at the least, so that there are no more of them than may be.</summary>
    private const long LeastSize = BytesAhead / ReadAhead;

    /// <summary>The counts so far.</summary>
    public VerificationTally Tally { get; } = new();

    /// <summary>Runs.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="problems">Is told of records that cannot be used; the others go on.</param>
    /// <param name="cancellation">Stops the run: neither file is written, and the ledger has what was done.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="UnusableInputException">An input or output cannot be used.</exception>
    /// <exception cref="MisjudgedCanaryException">A known trial came to a wrong outcome; nothing is written.</exception>
    /// <exception cref="Harness.Engine.EngineException">The engine cannot be used, or stopped midway.</exception>
    public async Task<VerificationSummary> RunAsync(VerificationOptions options, Action<InputProblem> problems, CancellationToken cancellation)
    {
        await options.ValidateAsync();
        var reader = new CandidateReader(options.Problems.Count > 0 ? await ProblemSet.ReadAsync(options.Problems, cancellation) : null, unused: options.Shard is { Number: > 1 } ? null : problems);
        await using var kept = AtomicFile.Create(options.Output);
        await using var rejects = AtomicFile.Create(options.Rejects);
        await using var order = options.Shard is null ? null : AtomicFile.Create(ShardFiles.Order(options.Output));
        var judge = new CandidateJudge(pools, ledger, options, time);
        var canaries = new Canaries(pools[0], options.Warm);
        await canaries.ProveWarmAsync(cancellation);
        var inOrder = Channel.CreateBounded<Turn>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        var budget = new ByteBudget(BytesAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        long taken = 0, place = 0;
        var judging = Task.Run(JudgeAsync, CancellationToken.None);
        try
        {
            await foreach (var turn in inOrder.Reader.ReadAllAsync(stop.Token))
            {
                if (turn.Canary is { } canary) await canary.WaitAsync(stop.Token);
                if (turn.Ready is { } ready) await WriteAsync(ready, kept, rejects, order, stop.Token);
                if (turn.Line is { } line) await WriteAsync(line.IsCompletedSuccessfully ? line.Result : await line.WaitAsync(stop.Token), turn.Place, kept, rejects, order, stop.Token);
                budget.Return(turn.Size);
            }

            await judging;
        }
        catch (Exception e)
        {
            await stop.CancelAsync();
            await judging.ContinueWith(_ => { }, TaskScheduler.Default);
            if (e is MisjudgedCanaryException && ledger is not null) await ledger.ForgetSessionAsync();
            throw;
        }

        var summary = Tally.Summary(pools.Sum(p => p.Faults));
        if (options.Shard is not null) summary = summary with { OtherShares = place - taken };
        // Without a single candidate there is nothing to replace the files of an earlier run with. A share may be empty, though.
        if (place == 0) return summary;
        // A disk that is full at the very end must not leave one file without the other.
        if (order is not null) await order.FinishAsync();
        await rejects.FinishAsync();
        await kept.FinishAsync();
        if (order is not null) await order.CommitAsync();
        await rejects.CommitAsync();
        await kept.CommitAsync();
        return summary;

        async IAsyncEnumerable<(Candidate Candidate, long Size, long Place)> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var record in reader.ReadAsync(options.Inputs, cancellation))
            {
                if (record.Value is not { } candidate)
                {
                    // One share tells of it and counts it, so that the counts of all shares add up.
                    if (options.Shard?.Takes($"{Path.GetFileName(record.File)}:{record.Line}") == false) continue;
                    Tally.CountUnreadable();
                    problems(record.Problem!);
                    continue;
                }

                // Every share reads the whole input, as only so ids are unique and places known.
                long here = place++;
                if (options.Shard?.Takes(candidate.Id) == false) continue;
                taken++;
                long size = Math.Max(LeastSize, 2L * (candidate.Instruction.Length + candidate.Response.Length));
                await budget.TakeAsync(size, cancellation);
                yield return (candidate, size, here);
            }
        }

        List<Piece> Prepare((Candidate Candidate, long Size, long Place)[] batch)
        {
            var pieces = new List<Piece>();
            using var writer = CandidateJson.Writer();
            foreach (var (candidate, size, here) in batch)
            {
                var prepared = judge.Prepare(candidate);
                if (prepared is not { FromLedger: true, Judged: { } judged })
                {
                    pieces.Add(new Piece(null, prepared, size, here));
                    continue;
                }

                if (pieces is not [.., { Ready: not null }]) pieces.Add(new Piece(new ReadyLines(options.Shard is not null), null, 0, 0));
                pieces[^1].Ready!.Add(judged, size, here, writer);
            }

            return pieces;
        }

        async Task JudgeAsync()
        {
            long count = 0;
            try
            {
                // All that needs no sandbox is done side by side, to the line that is written where the ledger has the verdict.
                await foreach (var (ready, prepared, size, here) in SideBySide.BatchesOf(ReadAsync(stop.Token), Prepare, stop.Token).SelectMany(pieces => pieces))
                {
                    if (ready is not null)
                    {
                        Tally.CountFromLedger(ready.Verdicts);
                        await inOrder.Writer.WriteAsync(new Turn(ready, null, null, ready.Size, here), stop.Token);
                        continue;
                    }

                    var (judged, fromLedger) = await judge.StartAsync(prepared!, stop.Token);
                    // What the ledger has needs no sandbox, and so no proof that the sandboxes can be trusted.
                    if (fromLedger) Tally.CountFromLedger();
                    else if (count++ % Canaries.Interval == 0) await inOrder.Writer.WriteAsync(new Turn(null, null, await canaries.StartAsync(stop.Token), 0, here), stop.Token);
                    await inOrder.Writer.WriteAsync(new Turn(null, CountAsync(judged), null, size, here), stop.Token);
                }

                inOrder.Writer.Complete();
            }
            catch (Exception e)
            {
                inOrder.Writer.Complete(e);
                throw;
            }
        }
    }

    /// <summary>Counts a verdict when it is there, which may be long before its turn to be written.</summary>
    private async Task<JudgedLine> CountAsync(Task<Judged> judging)
    {
        var line = JudgedLine.Of(await judging);
        Tally.Count(line.Verdict);
        return line;
    }

    private static async ValueTask WriteAsync(JudgedLine line, long place, AtomicFile kept, AtomicFile rejects, AtomicFile? order, CancellationToken cancellation)
    {
        bool isKept = line.Verdict.Outcome.IsKept();
        await (isKept ? kept : rejects).WriteAsync(line.Bytes, cancellation);
        if (order is not null) await order.WriteAsync(OrderFile.Line(place, isKept), cancellation);
    }

    private static async ValueTask WriteAsync(ReadyLines ready, AtomicFile kept, AtomicFile rejects, AtomicFile? order, CancellationToken cancellation)
    {
        if (ready.Kept.Count > 0) await kept.WriteAsync(ready.Kept.Written, cancellation);
        if (ready.Rejects.Count > 0) await rejects.WriteAsync(ready.Rejects.Written, cancellation);
        if (order is not null) await order.WriteAsync(ready.Order.Written, cancellation);
        ready.Dispose();
    }

    /// <summary>What becomes of a part of a batch: lines, or a candidate that has to go on.</summary>
    private readonly record struct Piece(ReadyLines? Ready, Prepared? Prepared, long Size, long Place);

    /// <summary>What is written, or only waited for, when all before it have been written.</summary>
    private readonly record struct Turn(ReadyLines? Ready, Task<JudgedLine>? Line, Task? Canary, long Size, long Place);
}
