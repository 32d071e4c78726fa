using System.Collections.Concurrent;
using System.Globalization;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Judging;

/// <summary>
/// Runs a trial, unless the ledger has its verdict or the same trial is under way for another candidate.
/// </summary>
/// <param name="options">How the sandboxes are made, which is part of every key.</param>
/// <param name="pool">Gives the pool that runs trials. Called only when a trial comes that the ledger does not have.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="time">The clock that dates verdicts.</param>
public sealed class TrialRunner(SandboxOptions options, Func<SandboxPool> pool, Ledger? ledger, TimeProvider time)
{
    private readonly LedgerKey _keys = new(options);
    private readonly ConcurrentDictionary<UInt128, Task<LedgerEntry>> _running = new();
    private readonly DigestSet _ran = new();
    private readonly ExpectedTimes _expected = new();

    /// <summary>A runner on a pool that works already.</summary>
    public TrialRunner(SandboxPool pool, Ledger? ledger, TimeProvider time)
        : this(pool.Options, () => pool, ledger, time)
    {
    }

    /// <summary>The name of a trial in the ledger.</summary>
    public byte[] KeyOf(Trial trial) => _keys.Of(trial);

    /// <summary>The verdict that the ledger has; null where it has none.</summary>
    public LedgerEntry? Find(byte[] key) => ledger?.Find(key);

    /// <summary>Whether the trial was run here, or is under way: not in an earlier run.</summary>
    internal bool Ran(byte[] key)
    {
        lock (_ran) return _ran.Has(NameOf(key));
    }

    /// <summary>Starts a trial. Waits while all sandboxes are busy.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The verdict, when it is there, and whether it needed no run of the trial.</returns>
    public ValueTask<(Task<LedgerEntry> Entry, bool FromLedger)> StartAsync(Trial trial, CancellationToken cancellation) =>
        StartAsync(trial, KeyOf(trial), cancellation);

    /// <summary>Starts a trial whose key is known. Waits while all sandboxes are busy.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="key">Its key.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The verdict, when it is there, and whether it needed no run of the trial.</returns>
    public async ValueTask<(Task<LedgerEntry> Entry, bool FromLedger)> StartAsync(Trial trial, byte[] key, CancellationToken cancellation)
    {
        if (Find(key) is { } entry)
        {
            _expected.Note(trial, entry.Verdict);
            return (Task.FromResult(entry), true);
        }

        var name = NameOf(key);
        if (_running.TryGetValue(name, out var same)) return (same, true);
        var started = RecordAsync(trial, key, name, await pool().StartAsync(_expected.On(trial), cancellation));
        lock (_ran) _ran.Add(name);
        _running[name] = started;
        if (started.IsCompleted) _running.TryRemove(name, out _);
        return (started, false);
    }

    /// <summary>A verdict as it is remembered, dated today.</summary>
    /// <param name="verdict">The verdict.</param>
    public LedgerEntry Date(Verdict verdict) => new(verdict, time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static UInt128 NameOf(byte[] key) => new(BitConverter.ToUInt64(key), BitConverter.ToUInt64(key, 8));

    private async Task<LedgerEntry> RecordAsync(Trial trial, byte[] key, UInt128 name, Task<Verdict> running)
    {
        try
        {
            var entry = Date(await running);
            _expected.Note(trial, entry.Verdict);
            if (ledger is not null && !entry.Verdict.Outcome.IsMachineFault()) await ledger.AddAsync(key, entry);
            return entry;
        }
        finally
        {
            // Without a ledger no verdict is kept, because memory must not grow with the input: the same trial runs anew later.
            _running.TryRemove(name, out _);
        }
    }
}
