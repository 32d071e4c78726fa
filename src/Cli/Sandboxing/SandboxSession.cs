using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Cli.Sandboxing;

/// <summary>An engine that was found, an image that is there, and the sandboxes of one run.</summary>
internal sealed class SandboxSession : IAsyncDisposable
{
    private static readonly TimeSpan Parting = TimeSpan.FromMilliseconds(700);

    private readonly EngineClient _engine;
    private readonly CancellationToken _cancellation;

    private SandboxSession(EngineClient engine, SandboxImage image, IReadOnlyList<SandboxPool> pools, CancellationToken cancellation)
    {
        _engine = engine;
        _cancellation = cancellation;
        Image = image;
        Pools = pools;
    }

    public SandboxImage Image { get; }

    public SandboxPool Pool => Pools[0];

    /// <summary>A pool for each repetition of a trial, each with a hash seed of its own.</summary>
    public IReadOnlyList<SandboxPool> Pools { get; }

    /// <summary>Finds the engine, removes what dead runs left, makes the image where it is missing, and starts the sandboxes.</summary>
    /// <exception cref="EngineException">There is no engine, or it refuses.</exception>
    /// <exception cref="ImageException">There is no image and none can be made.</exception>
    public static async Task<SandboxSession> OpenAsync(SandboxSettings settings, Surroundings surroundings, CancellationToken cancellation)
    {
        var packages = await PackagesOption.ReadAsync(settings.PackagesFile, cancellation);
        var engine = new EngineClient(new EngineLocator(surroundings.Environment).Find());
        try
        {
            // None of these waits for another, and a person waits for all of them.
            var sweep = Sweep.RunAsync(engine, all: false, cancellation);
            var info = engine.InfoAsync(cancellation);
            var ensure = new SandboxImages(engine, surroundings.Say).EnsureAsync(settings.Python, packages, cancellation);
            await Task.WhenAll(sweep, info, ensure);
            var image = await ensure;
            var options = settings.OptionsFor(image, (await info).CpuCfsQuota) with { Count = Math.Max(1, settings.Jobs / settings.Repeat) };
            var pools = new List<SandboxPool>();
            // Sandboxes with a warm module stand beside the ordinary ones, and whichever have work use the cores.
            var machine = settings.Warm.Count > 0 ? new Machine(Math.Max(settings.Jobs, settings.Repeat)) : null;
            for (int seed = 0; seed < settings.Repeat; seed++)
            {
                var seeded = options with { HashSeed = seed };
                pools.Add(machine is null ? new SandboxPool(engine, seeded, pools.FirstOrDefault()) : new SandboxPool(engine, seeded, machine));
            }

            return new SandboxSession(engine, image, pools, cancellation);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var ending = EndAsync();
        // Who pressed Ctrl+C waits no longer than this: the engine goes on with the removals that it was told of, and the next run sweeps what is left all the same.
        if (_cancellation.IsCancellationRequested) await Task.WhenAny(ending, Task.Delay(Parting, CancellationToken.None));
        else await ending;
    }

    private async Task EndAsync()
    {
        await Task.WhenAll(Pools.Select(p => p.DisposeAsync().AsTask()));
        await Sweep.EndAsync(_engine, Pool.Options.Run);
        _engine.Dispose();
    }
}
