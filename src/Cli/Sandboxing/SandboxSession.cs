using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Sandboxes;

namespace InstructMix.Cli.Sandboxing;

/// <summary>An engine that was found, an image that is there, and the sandboxes of one run.</summary>
internal sealed class SandboxSession : IAsyncDisposable
{
    private readonly EngineClient _engine;

    private SandboxSession(EngineClient engine, SandboxImage image, IReadOnlyList<SandboxPool> pools)
    {
        _engine = engine;
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
            await Sweep.RunAsync(engine, all: false, cancellation);
            var image = await new SandboxImages(engine, surroundings.Say).EnsureAsync(settings.Python, packages, cancellation);
            var options = settings.OptionsFor(image, (await engine.InfoAsync(cancellation)).CpuCfsQuota) with { Count = Math.Max(1, settings.Jobs / settings.Repeat) };
            var pools = new List<SandboxPool>();
            for (int seed = 0; seed < settings.Repeat; seed++) pools.Add(new SandboxPool(engine, options with { HashSeed = seed }, pools.FirstOrDefault()));
            return new SandboxSession(engine, image, pools);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in Pools) await pool.DisposeAsync();
        await Sweep.EndAsync(_engine, Pool.Options.Run);
        _engine.Dispose();
    }
}
