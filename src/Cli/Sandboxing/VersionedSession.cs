using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Reverification;
using InstructMix.Harness.Pool;

namespace InstructMix.Cli.Sandboxing;

/// <summary>An engine that was found, and the sandboxes of several Pythons, which share its cores.</summary>
internal sealed class VersionedSession : IAsyncDisposable
{
    /// <summary>However many Pythons there are, each may use so many cores while the others have nothing to do.</summary>
    private const int FewCores = 4;

    private readonly EngineClient _engine;

    private VersionedSession(EngineClient engine, IReadOnlyList<VersionTrials> versions)
    {
        _engine = engine;
        Versions = versions;
    }

    /// <summary>The trials of each Python, from the oldest.</summary>
    public IReadOnlyList<VersionTrials> Versions { get; }

    /// <summary>Finds the engine, removes what dead runs left, and makes the images where they are missing. Sandboxes start when there is work for them.</summary>
    /// <param name="settings">The settings; its Python is not looked at.</param>
    /// <param name="pythons">The Pythons.</param>
    /// <param name="surroundings">Told what is made.</param>
    /// <param name="cancellation">Stops the making.</param>
    /// <exception cref="EngineException">There is no engine, or it refuses.</exception>
    /// <exception cref="ImageException">There is no image for one of the Pythons and none can be made.</exception>
    public static async Task<VersionedSession> OpenAsync(SandboxSettings settings, IEnumerable<PythonVersion> pythons, Surroundings surroundings, CancellationToken cancellation)
    {
        var packages = await PackagesOption.ReadAsync(settings.PackagesFile, cancellation);
        var engine = new EngineClient(new EngineLocator(surroundings.Environment).Find());
        try
        {
            await Sweep.RunAsync(engine, all: false, cancellation);
            var images = new SandboxImages(engine, surroundings.Say);
            bool canLimit = (await engine.InfoAsync(cancellation)).CpuCfsQuota;
            var machine = new Machine(settings.Jobs);
            PythonVersion[] ordered = [.. pythons.Distinct().Order()];
            // Of many cores each Python gets its share and as much again; a sandbox for every core and Python would be more than an engine likes.
            int count = Math.Min(settings.Jobs, Math.Max(FewCores, 2 * settings.Jobs / ordered.Length));
            var versions = new List<VersionTrials>();
            foreach (var python in ordered)
            {
                var image = await images.EnsureAsync(python, packages, cancellation);
                versions.Add(new VersionTrials(python, engine, settings.OptionsFor(image, canLimit) with { Count = count }, machine));
            }

            return new VersionedSession(engine, versions);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Together: the sandboxes of one Python need not wait for the end of another's.
        await Task.WhenAll(Versions.Select(v => v.DisposeAsync().AsTask()));
        _engine.Dispose();
    }
}
