using System.ComponentModel;
using System.Text.RegularExpressions;
using CliWrap;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Images;

/// <summary>
/// Finds or makes the image that a sandbox image is built on: <c>python:V-slim</c> where the engine has it or a registry
/// answers, else a base made here from Debian packages.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="log">Takes lines that say what is being done.</param>
internal sealed partial class BaseImages(IEngine engine, Action<string> log)
{
    private const string Made = "instructmix-base";

    private static readonly TimeSpan PullPatience = TimeSpan.FromMinutes(10);

    /// <summary>Which Debian suite has which Python (https://packages.debian.org/python3); behind a slash one that it has beside its own.</summary>
    private static readonly Dictionary<PythonVersion, string> Suites = new()
    {
        [new(3, 9)] = "bullseye",
        [new(3, 11)] = "bookworm",
        [new(3, 13)] = "trixie",
        [new(3, 14)] = "sid",
        [new(3, 15)] = "sid/3.15",
    };

    /// <summary>The Pythons that can be had without a registry.</summary>
    public static string WithoutRegistry { get; } = string.Join(", ", Suites.Keys.Order());

    /// <summary>The base for a Python with further packages that the engine has already; null where it has none.</summary>
    public async Task<(string Name, string Id)?> FindAsync(PythonVersion python, PackageList packages, CancellationToken cancellation)
    {
        var own = Own(python, packages);
        // Side by side: the user waits for both where there is no registry's.
        var (ofRegistry, ofOurs) = (engine.InspectImageAsync(Official(python), cancellation), engine.InspectImageAsync(own, cancellation));
        await Task.WhenAll(ofRegistry, ofOurs);
        if (await ofRegistry is { } official)
        {
            if (packages.ForPip().IsEmpty) return (Official(python), official.Id);
            var derived = Derived(python, official.Id, packages);
            return await engine.InspectImageAsync(derived, cancellation) is { } there ? (derived, there.Id) : null;
        }

        return await ofOurs is { } image ? (own, image.Id) : null;
    }

    /// <summary>Whether a base was made here, and not by whom the registry is of.</summary>
    /// <param name="name">Its name.</param>
    public static bool IsMadeHere(string name) => name.StartsWith(Made + ":", StringComparison.Ordinal);

    /// <summary>Whether a base answers for <c>localhost</c> by itself. Debian 11's library names an address of version 6 for it too, which a sandbox does not have.</summary>
    public static bool AnswersNames(string name, PythonVersion python, PackageList packages) => name == Own(python, packages) && Suites[python] != "bullseye";

    /// <summary>Whether a base for a Python can be made where no registry answers.</summary>
    public static bool IsWithoutRegistry(PythonVersion python) => Suites.ContainsKey(python);

    /// <summary>Fetches or makes the base for a Python.</summary>
    /// <exception cref="ImageException">Neither a registry nor Debian packages can be had, or a package cannot.</exception>
    public async Task<(string Name, string Id)> MakeAsync(PythonVersion python, PackageList packages, CancellationToken cancellation)
    {
        if (await engine.InspectImageAsync(Official(python), cancellation) is { } there)
            return await WithRequirementsAsync(python, there.Id, packages, cancellation);
        string refusal;
        try
        {
            log($"asking the registry for {Official(python)}");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(PullPatience);
            await engine.PullAsync(Official(python), patience.Token);
            var pulled = await IdAsync(Official(python), cancellation);
            return await WithRequirementsAsync(python, pulled, packages, cancellation);
        }
        catch (EngineException e)
        {
            refusal = e.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            refusal = $"no answer within {PullPatience.TotalMinutes:0} minutes";
        }

        if (!Suites.TryGetValue(python, out var suite))
            throw new ImageException($"no image for Python {python} can be made: the registry does not give {Official(python)} ({refusal}), and no Debian suite has it; "
                + $"without a registry these can be had: {WithoutRegistry}");
        if (packages.ForDebian().NotDebian() is { } odd)
            throw new ImageException($"'{odd}' is no name of a Debian package, and there is no registry and so no pip here; add the line 'debian: python3-NAME' for Python {python}, and 'pip: {odd}' for where there is one");
        log($"no registry answers ({refusal}); making a base for Python {python} from Debian {suite}");
        await MakeFromDebianAsync(python, suite, packages, cancellation);
        var own = Own(python, packages);
        return (own, await IdAsync(own, cancellation));
    }

    private static string Official(PythonVersion python) => $"python:{python}-slim";

    /// <summary>The name of a base that is made here from Debian packages: by what it is made of, so that it is made anew when that changed.</summary>
    public static string Own(PythonVersion python, PackageList packages) =>
        $"{Made}:{python}-{SandboxFiles.Digest(["base-image.sh"], [.. packages.ForDebian().Lines])}";

    private static string Derived(PythonVersion python, string officialId, PackageList packages) =>
        $"{Made}:{python}-{SandboxFiles.Digest([], [officialId, .. packages.ForPip().Lines])}";

    /// <summary>The id of an image that the engine was asked to make. Docker says so where it failed; an engine that says it in another way (Podman) must not be believed.</summary>
    private async Task<string> IdAsync(string name, CancellationToken cancellation) =>
        (await engine.InspectImageAsync(name, cancellation))?.Id
        ?? throw new EngineException($"the engine has no image {name} and does not say why; see its log (journalctl -u docker), then run the same command again");

    /// <summary>The registry's image with requirements installed by its own pip.</summary>
    private async Task<(string Name, string Id)> WithRequirementsAsync(
        PythonVersion python, string officialId, PackageList packages, CancellationToken cancellation)
    {
        packages = packages.ForPip();
        if (packages.IsEmpty) return (Official(python), officialId);
        var name = Derived(python, officialId, packages);
        log($"installing {packages} with pip on {Official(python)}");
        try
        {
            await engine.BuildAsync(
                RequirementsContext.Of(Official(python), packages), name, new Dictionary<string, string>(),
                new Dictionary<string, string>(),
                _ =>
                    { }, cancellation, network: true);
        }
        catch (EngineException e)
        {
            throw new ImageException($"pip could not install {packages} for Python {python}: {e.Message}; check the names and that the engine's builds reach the package index", e);
        }

        return (name, await IdAsync(name, cancellation));
    }

    private async Task MakeFromDebianAsync(PythonVersion python, string suite, PackageList packages, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("instructmix-base-");
        try
        {
            var script = Path.Combine(folder.FullName, "base-image.sh");
            var archive = Path.Combine(folder.FullName, "base.tar");
            await File.WriteAllTextAsync(script, SandboxFiles.ReadText("base-image.sh"), cancellation);
            var said = new List<string>();
            var hear = PipeTarget.ToDelegate(line =>
            {
                lock (said) said.Add(line);
                log(line);
            });
            int code = await RunAsync([script, suite, archive, .. packages.ForDebian().Lines], hear, cancellation);
            if (code != 0 && said.Select(l => UnknownPackage().Match(l)).FirstOrDefault(m => m.Success) is { } unknown)
                throw new ImageException($"Debian {suite}, which Python {python} is taken from, has no package {unknown.Groups["name"].Value}; look for its name at https://packages.debian.org/{suite.Split('/')[0]}/, and mend the list");
            if (code != 0)
                throw new ImageException($"the base image for Python {python} cannot be made from Debian {suite}:", said.TakeLast(8));
            await using var tar = File.OpenRead(archive);
            await engine.ImportAsync(tar, Own(python, packages), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs a script with what follows it as its arguments. Gives its status.</summary>
    private static async Task<int> RunAsync(string[] script, PipeTarget hear, CancellationToken cancellation)
    {
        var bash = new Command("bash").WithArguments(script).WithStandardOutputPipe(hear).WithStandardErrorPipe(hear)
            .WithValidation(CommandResultValidation.None);
        try
        {
            return (await bash.ExecuteAsync(cancellation)).ExitCode;
        }
        catch (Win32Exception e)
        {
            throw new ImageException("bash cannot be started, which makes the base image; install it", e);
        }
    }

    [GeneratedRegex(@"E: (?:Unable to locate package|Package) '?(?<name>[a-z0-9+.-]+)'?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownPackage();
}
