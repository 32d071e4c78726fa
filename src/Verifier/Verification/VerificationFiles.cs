using InstructMix.Core.Files;
using InstructMix.Harness;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Verifier.Verification;

/// <summary>The files that a verification writes: kept pairs, rejects and, for a share, the order of both. All of them appear, or none.</summary>
internal sealed class VerificationFiles : IAsyncDisposable
{
    private readonly AtomicFile _kept;
    private readonly AtomicFile _rejects;
    private readonly AtomicFile? _order;

    private VerificationFiles(AtomicFile kept, AtomicFile rejects, AtomicFile? order) => (_kept, _rejects, _order) = (kept, rejects, order);

    /// <summary>For each candidate whose turn it was whether it was kept.</summary>
    public List<bool> Turns { get; } = [];

    /// <summary>Starts the files.</summary>
    /// <exception cref="UnusableInputException">One of them cannot be written.</exception>
    public static async Task<VerificationFiles> CreateAsync(VerificationOptions options)
    {
        var started = new List<AtomicFile>();
        try
        {
            string[] names = options.Shard is null
                ? [options.Output, options.Rejects]
                : [options.Output, options.Rejects, ShardFiles.Order(options.Output)];
            foreach (var name in names) started.Add(AtomicFile.Create(name));
            return new VerificationFiles(started[0], started[1], started.ElementAtOrDefault(2));
        }
        catch
        {
            foreach (var file in started) await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the lines that have their turn.</summary>
    public async ValueTask WriteAsync(VerificationTurn turn, CancellationToken cancellation)
    {
        if (turn.Ready is { } ready)
        {
            if (ready.Kept.Count > 0) await _kept.WriteAsync(ready.Kept.Written, cancellation);
            if (ready.Rejects.Count > 0) await _rejects.WriteAsync(ready.Rejects.Written, cancellation);
            if (_order is not null) await _order.WriteAsync(ready.Order.Written, cancellation);
            Turns.AddRange(ready.Verdicts.Select(v => v.Outcome.IsKept()));
            ready.Dispose();
        }

        if (turn.Line is { } line)
        {
            bool isKept = line.Verdict.Outcome.IsKept();
            await (isKept ? _kept : _rejects).WriteAsync(line.Bytes, cancellation);
            Turns.Add(isKept);
            if (_order is not null) await _order.WriteAsync(OrderFile.Line(line.Place, isKept), cancellation);
        }
    }

    /// <summary>Brings all files to disk, then puts each under its name: a disk that is full at the very end must not leave one without the others.</summary>
    /// <exception cref="UnusableInputException">The disk is full, or a target cannot be replaced.</exception>
    public async ValueTask CommitAsync()
    {
        if (_order is not null) await _order.FinishAsync();
        await _rejects.FinishAsync();
        await _kept.FinishAsync();
        if (_order is not null) await _order.CommitAsync();
        await _rejects.CommitAsync();
        await _kept.CommitAsync();
    }

    /// <summary>Closes the files; what was not committed is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_order is not null) await _order.DisposeAsync();
        await _rejects.DisposeAsync();
        await _kept.DisposeAsync();
    }
}
