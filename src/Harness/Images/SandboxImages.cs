using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Images;

/// <summary>The sandbox images of an engine: named by what went in, so that an image is built when that changed and not otherwise.</summary>
/// <param name="engine">The engine.</param>
/// <param name="log">Takes lines that say what is being done.</param>
public sealed class SandboxImages(IEngine engine, Action<string> log)
{
    /// <summary>The label that every sandbox image carries; its value is the Python.</summary>
    public const string Label = "instructmix.python";

    private const string Repository = "instructmix-sandbox";
    private const string RunnerLabel = "instructmix.runner";

    private readonly BaseImages _bases = new(engine, log);

    /// <summary>The up-to-date image for a Python; null where it is not built.</summary>
    public async Task<SandboxImage?> FindAsync(PythonVersion python, CancellationToken cancellation) =>
        await _bases.FindAsync(python, cancellation) is { } found ? await InspectAsync(python, found.Id, cancellation) : null;

    /// <summary>The up-to-date image for a Python, built where it is not there.</summary>
    /// <param name="python">The Python.</param>
    /// <param name="cancellation">Stops the building.</param>
    /// <exception cref="ImageException">No base image can be had.</exception>
    /// <exception cref="EngineException">The engine cannot be reached, or refused.</exception>
    public async Task<SandboxImage> EnsureAsync(PythonVersion python, CancellationToken cancellation)
    {
        var (baseName, baseId) = await _bases.FindAsync(python, cancellation) ?? await _bases.MakeAsync(python, cancellation);
        if (await InspectAsync(python, baseId, cancellation) is { } there) return there;
        var name = Name(python, baseId);
        log($"building {name} on {baseName}");
        await engine.BuildAsync(
            SandboxFiles.Context(),
            name,
            new Dictionary<string, string> { ["BASE"] = baseName },
            new Dictionary<string, string> { [Label] = python.ToString(), [RunnerLabel] = SandboxFiles.RunnerDigest },
            _ => { },
            cancellation);
        return await InspectAsync(python, baseId, cancellation) ?? throw new ImageException($"the engine built {name} and does not have it; is another program removing images?");
    }

    /// <summary>All sandbox images, those of earlier runners too.</summary>
    /// <param name="cancellation">Stops the call.</param>
    public Task<IReadOnlyList<ImageListed>> ListAsync(CancellationToken cancellation) => engine.ListImagesAsync(Label, cancellation);

    private static string Name(PythonVersion python, string baseId) =>
        $"{Repository}:{python}-{SandboxFiles.Digest(SandboxFiles.Names.Where(n => n == "Dockerfile" || n.StartsWith("runner/", StringComparison.Ordinal)), baseId)}";

    private async Task<SandboxImage?> InspectAsync(PythonVersion python, string baseId, CancellationToken cancellation)
    {
        var name = Name(python, baseId);
        return await engine.InspectImageAsync(name, cancellation) is { } image ? new SandboxImage(name, image.Id, python, SandboxFiles.RunnerDigest) : null;
    }
}
