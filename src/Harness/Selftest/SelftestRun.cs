using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using InstructMix.Harness.Images;
using InstructMix.Harness.Sandboxes;

namespace InstructMix.Harness.Selftest;

/// <summary>Runs cases of the hostile corpus, and after each, in the same sandbox, looks at what it left.</summary>
/// <param name="pools">Pools of one sandbox with one trial in flight each (see <see cref="Options"/>): only so is "the same sandbox" certain.</param>
/// <param name="python">The Python in them.</param>
public sealed class SelftestRun(IReadOnlyList<SandboxPool> pools, PythonVersion python)
{
    /// <summary>What a case may use: little, for the cases that never end cost all of it.</summary>
    public static Limits Limits { get; } = new()
    {
        Cpu = TimeSpan.FromSeconds(1),
        Wall = TimeSpan.FromSeconds(2.5),
        Memory = ByteSize.FromMebibytes(320),
        Output = ByteSize.FromMebibytes(1),
        Files = ByteSize.FromMebibytes(32),
    };

    /// <summary>The options of such a pool, made from those of another.</summary>
    /// <param name="options">Options with the image and the run.</param>
    public static SandboxOptions Options(SandboxOptions options) => options with { Count = 1, InFlight = 1, Limits = Limits };

    /// <summary>Runs the cases that apply to this Python, in no particular order.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="SandboxUnfitException">Not even a new sandbox works.</exception>
    public async IAsyncEnumerable<SelftestResult> RunAsync(IEnumerable<HostileCase> cases, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var waiting = new ConcurrentQueue<HostileCase>(cases.Where(c => c.AppliesTo(python)));
        var results = Channel.CreateUnbounded<SelftestResult>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Task.WhenAll(pools.Select(pool => Task.Run(() => WorkAsync(pool, waiting, results.Writer, stop.Token), stop.Token)));
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

    private async Task WorkAsync(SandboxPool pool, ConcurrentQueue<HostileCase> waiting, ChannelWriter<SelftestResult> results, CancellationToken cancellation)
    {
        var aftermath = await Aftermath.OfNewAsync(pool, cancellation);
        while (waiting.TryDequeue(out var next))
        {
            var verdict = await pool.RunAsync(next.Trial, cancellation);
            var neighbour = await aftermath.NeighbourAsync(cancellation);
            var audit = await aftermath.AuditAsync(cancellation);
            var expected = next.Expected(python);
            var outcome = verdict.Outcome == expected ? null : $"{verdict.Outcome.Word()} instead of {expected.Word()}: {verdict.Detail}";
            results.TryWrite(new SelftestResult(next, expected, verdict, neighbour is null, audit is null, string.Join("; ", new[] { outcome, neighbour, audit }.OfType<string>())));
        }
    }
}
