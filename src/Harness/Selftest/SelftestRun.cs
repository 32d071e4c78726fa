using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using InstructMix.Core;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Harness.Selftest;

/// <summary>Runs cases of the hostile corpus, and after each, in the same sandbox, looks at what it left.</summary>
/// <param name="engine">The engine.</param>
/// <param name="options">How sandboxes are made; limits and numbers are the run's own.</param>
/// <param name="python">The Python in them.</param>
public sealed class SelftestRun(IEngine engine, SandboxOptions options, PythonVersion python)
{
    private const int Workers = 2;

    /// <summary>Cases that must not time out have time, for CPU time passes faster where the machine is busy with something else.</summary>
    private static readonly Limits Patient = new()
    {
        Cpu = TimeSpan.FromSeconds(4),
        Wall = TimeSpan.FromSeconds(15),
        Memory = ByteSize.FromMebibytes(320),
        Output = ByteSize.FromMebibytes(1),
        Files = ByteSize.FromMebibytes(64),
    };

    /// <summary>Those that must have little, for they cost all of it, and twice where it passes on the clock.</summary>
    private static readonly Limits Brief = Patient with { Cpu = TimeSpan.FromSeconds(1), Wall = TimeSpan.FromSeconds(2) };

    private long _faults;

    /// <summary>How many sandboxes failed: a case that breaks its sandbox harms nobody, but costs a container.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Runs the cases that apply to this Python, in no particular order.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="SandboxUnfitException">Not even a new sandbox works.</exception>
    public async IAsyncEnumerable<SelftestResult> RunAsync(IEnumerable<HostileCase> cases,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var waiting = new ConcurrentQueue<HostileCase>(cases.Where(c => c.AppliesTo(python)));
        var results = Channel.CreateUnbounded<SelftestResult>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Task.WhenAll(Enumerable.Range(0, Workers)
            .Select(_ => Task.Run(() => WorkAsync(waiting, results.Writer, stop.Token), stop.Token)));
        _ = workers.ContinueWith(t => results.Writer.TryComplete(t.Exception?.GetBaseException()), TaskScheduler.Default);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(cancellation)) yield return result;
        }
        finally
        {
            await stop.CancelAsync();
            await workers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WorkAsync(ConcurrentQueue<HostileCase> waiting, ChannelWriter<SelftestResult> results,
        CancellationToken cancellation)
    {
        await using var patient = Pool(Patient);
        await using var brief = Pool(Brief);
        var after = new Dictionary<SandboxPool, Aftermath>();
        while (waiting.TryDequeue(out var next))
        {
            var pool = next.Expected(python) == Outcome.Timeout ? brief : patient;
            if (!after.TryGetValue(pool, out var aftermath)) after[pool] = aftermath = await Aftermath.OfNewAsync(pool, cancellation);
            results.TryWrite(await RunOneAsync(next, pool, aftermath, cancellation));
        }

        Interlocked.Add(ref _faults, patient.Faults + brief.Faults);
    }

    private async Task<SelftestResult> RunOneAsync(HostileCase next, SandboxPool pool, Aftermath aftermath, CancellationToken cancellation)
    {
        var verdict = await pool.RunAsync(next.Trial, cancellation);
        var neighbour = await aftermath.NeighbourAsync(cancellation);
        var audit = await aftermath.AuditAsync(cancellation);
        var expected = next.Expected(python);
        var outcome = verdict.Outcome == expected ? null : $"{verdict.Outcome.Word()} instead of {expected.Word()}: {verdict.Detail}";
        return new SelftestResult(next, expected, verdict, neighbour is null, audit is null,
            string.Join("; ", new[] { outcome, neighbour, audit }.OfType<string>()));
    }

    /// <summary>One sandbox with one trial in flight: only so is "the same sandbox" certain.</summary>
    private SandboxPool Pool(Limits limits) => new(engine, options with { Count = 1, InFlight = 1, Relief = 0, Limits = limits });
}
