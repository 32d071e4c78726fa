using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Images;

/// <summary>The sandbox images of an engine: named by what went in, so that an image is built when that changed and not otherwise.</summary>
/// <param name="engine">The engine.</param>
/// <param name="log">Takes lines that say what is being done.</param>
public sealed class SandboxImages(IEngine engine, Action<string> log)
{
    /// <summary>The label that every sandbox image carries; its value is the Python.</summary>
    public const string Label = "instructmix.python";

    /// <summary>The label that names the packages of an image that has some.</summary>
    public const string PackagesLabel = "instructmix.packages";

    private const string Repository = "instructmix-sandbox";
    private const string RunnerLabel = "instructmix.runner";

    private readonly BaseImages _bases = new(engine, log);

    /// <summary>What a person can do where the image for a Python is missing.</summary>
    /// <param name="python">The Python.</param>
    public static string Remedy(PythonVersion python) => BaseImages.IsWithoutRegistry(python)
        ? $"instructmix sandbox build --python {python}"
        : $"instructmix sandbox build --python {python} (that needs a registry that has python:{python}-slim; without one these can be had: {BaseImages.WithoutRegistry})";

    /// <summary>The up-to-date image for a Python; null where it is not built.</summary>
    /// <param name="python">The Python.</param>
    /// <param name="cancellation">Stops the looking.</param>
    public Task<SandboxImage?> FindAsync(PythonVersion python, CancellationToken cancellation) =>
        FindAsync(python, PackageList.None, cancellation);

    /// <summary>The up-to-date image for a Python with further packages; null where it is not built.</summary>
    /// <param name="python">The Python.</param>
    /// <param name="packages">The packages.</param>
    /// <param name="cancellation">Stops the looking.</param>
    public async Task<SandboxImage?> FindAsync(PythonVersion python, PackageList packages, CancellationToken cancellation) =>
        await _bases.FindAsync(python, packages, cancellation) is { } found ? await InspectAsync(python, packages, found, cancellation) : null;

    /// <summary>The up-to-date image for a Python, built where it is not there.</summary>
    /// <param name="python">The Python.</param>
    /// <param name="cancellation">Stops the building.</param>
    /// <exception cref="ImageException">No base image can be had.</exception>
    /// <exception cref="EngineException">The engine cannot be reached, or refused.</exception>
    public Task<SandboxImage> EnsureAsync(PythonVersion python, CancellationToken cancellation) =>
        EnsureAsync(python, PackageList.None, cancellation);

    /// <summary>The up-to-date image for a Python with further packages, built where it is not there.</summary>
    /// <param name="python">The Python.</param>
    /// <param name="packages">The packages; another list gives another image, and so other keys in the ledger.</param>
    /// <param name="cancellation">Stops the building.</param>
    /// <exception cref="ImageException">No base image can be had, or a package cannot.</exception>
    /// <exception cref="EngineException">The engine cannot be reached, or refused.</exception>
    public async Task<SandboxImage> EnsureAsync(PythonVersion python, PackageList packages, CancellationToken cancellation)
    {
        var on = await _bases.FindAsync(python, packages, cancellation) ?? await _bases.MakeAsync(python, packages, cancellation);
        bool onDebian = on.Name == BaseImages.Own(python, packages);
        var whose = onDebian ? "pip alone, and the base is made from Debian packages; name it without pip: for its package of Debian's"
            : "Debian alone, and the base is a registry's; name it without debian: for pip";
        foreach (var left in packages.LeftOut(onDebian)) log($"Python {python} has no {left} here: the list has it for {whose}");
        if (await InspectAsync(python, packages, on, cancellation) is { } there) return there;
        var name = Name(python, on.Id);
        log($"building {name} on {on.Name}");
        var labels = new Dictionary<string, string> { [Label] = python.ToString(), [RunnerLabel] = SandboxFiles.RunnerDigest };
        if (!packages.IsEmpty) labels[PackagesLabel] = packages.ToString();
        await engine.BuildAsync(
            SandboxFiles.Context(), name, new Dictionary<string, string> { ["BASE"] = on.Name }, labels, _ => { }, cancellation,
            network: true);
        return await InspectAsync(python, packages, on, cancellation)
            ?? throw new ImageException($"the engine built {name} and does not have it; is another program removing images?");
    }

    /// <summary>Removes an image, and the base that was made for it here: the next build makes both anew.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellation">Stops the calls.</param>
    /// <exception cref="EngineException">It is in use.</exception>
    public async Task RemoveAsync(SandboxImage image, CancellationToken cancellation)
    {
        await engine.RemoveImageAsync(image.Name, cancellation);
        if (BaseImages.IsMadeHere(image.Base)) await engine.RemoveImageAsync(image.Base, cancellation);
    }

    /// <summary>Whether an image is what would be built now for its Python and its packages.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellation">Stops the looking.</param>
    public async Task<bool> IsCurrentAsync(ImageListed image, CancellationToken cancellation) =>
        PythonVersion.TryParse(image.Labels?.GetValueOrDefault(Label), out var python)
        && (await FindAsync(python, PackageList.FromLabel(image.Labels?.GetValueOrDefault(PackagesLabel)), cancellation))?.Id == image.Id;

    /// <summary>All sandbox images, those of earlier runners too.</summary>
    /// <param name="cancellation">Stops the call.</param>
    public Task<IReadOnlyList<ImageListed>> ListAsync(CancellationToken cancellation) => engine.ListImagesAsync(Label, cancellation);

    private static string Name(PythonVersion python, string baseId) =>
        $"{Repository}:{python}-{SandboxFiles.Digest(SandboxFiles.Names.Where(n => n == "Dockerfile" || n.StartsWith("runner/", StringComparison.Ordinal)), baseId)}";

    private async Task<SandboxImage?> InspectAsync(
        PythonVersion python, PackageList packages, (string Name, string Id) on, CancellationToken cancellation)
    {
        var name = Name(python, on.Id);
        return await engine.InspectImageAsync(name, cancellation) is { } image
            ? new SandboxImage(name, image.Id, python, SandboxFiles.RunnerDigest, on.Name, BaseImages.AnswersNames(on.Name, python, packages))
            : null;
    }
}
