using System.Diagnostics;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Images;

/// <summary>
/// Finds or makes the image that a sandbox image is built on: <c>python:V-slim</c> where the engine has it or a registry
/// answers, else a base made here from Debian packages.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="log">Takes lines that say what is being done.</param>
internal sealed class BaseImages(IEngine engine, Action<string> log)
{
    private static readonly TimeSpan PullPatience = TimeSpan.FromMinutes(10);

    /// <summary>Which Debian suite has which Python (https://packages.debian.org/python3).</summary>
    private static readonly Dictionary<PythonVersion, string> Suites = new()
    {
        [new(3, 9)] = "bullseye",
        [new(3, 11)] = "bookworm",
        [new(3, 13)] = "trixie",
        [new(3, 14)] = "sid",
    };

    /// <summary>The base for a Python that the engine has already; null where it has none.</summary>
    public async Task<(string Name, string Id)?> FindAsync(PythonVersion python, CancellationToken cancellation)
    {
        foreach (var name in new[] { Official(python), Own(python) })
        {
            if (await engine.InspectImageAsync(name, cancellation) is { } image) return (name, image.Id);
        }

        return null;
    }

    /// <summary>Fetches or makes the base for a Python.</summary>
    /// <exception cref="ImageException">Neither a registry nor Debian packages can be had.</exception>
    public async Task<(string Name, string Id)> MakeAsync(PythonVersion python, CancellationToken cancellation)
    {
        string refusal;
        try
        {
            log($"asking the registry for {Official(python)}");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(PullPatience);
            await engine.PullAsync(Official(python), patience.Token);
            return (Official(python), (await engine.InspectImageAsync(Official(python), cancellation))!.Id);
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
                + $"without a registry these can be had: {string.Join(", ", Suites.Keys.Order())}");
        log($"no registry answers ({refusal}); making a base for Python {python} from Debian {suite}");
        await MakeFromDebianAsync(python, suite, cancellation);
        return (Own(python), (await engine.InspectImageAsync(Own(python), cancellation))!.Id);
    }

    private static string Official(PythonVersion python) => $"python:{python}-slim";

    private static string Own(PythonVersion python) => $"instructmix-base:{python}";

    private async Task MakeFromDebianAsync(PythonVersion python, string suite, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("instructmix-base-");
        try
        {
            var script = Path.Combine(folder.FullName, "base-image.sh");
            var archive = Path.Combine(folder.FullName, "base.tar");
            await File.WriteAllTextAsync(script, SandboxFiles.ReadText("base-image.sh"), cancellation);
            var start = new ProcessStartInfo("bash", [script, suite, archive]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start) ?? throw new ImageException("bash cannot be started, which makes the base image; install it");
            var said = new List<string>();
            void Hear(string? line)
            {
                if (line is null) return;
                lock (said) said.Add(line);
                log(line);
            }

            process.OutputDataReceived += (_, e) => Hear(e.Data);
            process.ErrorDataReceived += (_, e) => Hear(e.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            try
            {
                await process.WaitForExitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            if (process.ExitCode != 0)
                throw new ImageException($"the base image for Python {python} cannot be made from Debian {suite}:\n  " + string.Join("\n  ", said.TakeLast(8)));
            await using var tar = File.OpenRead(archive);
            await engine.ImportAsync(tar, Own(python), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
