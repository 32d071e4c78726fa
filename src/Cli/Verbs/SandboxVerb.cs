using System.CommandLine;
using System.Globalization;
using System.Net;
using InstructMix.Cli.Doctor;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Selftest;
using Spectre.Console;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix sandbox</c>: the images, what is wrong with the engine, and what runs left behind.</summary>
internal sealed class SandboxVerb
{
    private static readonly string[] ListColumns = ["PYTHON", "IMAGE", "DIGEST", "SIZE", "BUILT", "STATE", "PACKAGES"];

    private readonly Surroundings _surroundings;
    private readonly Option<PythonVersion[]> _pythons = Parsers.Pythons("The Pythons, such as 3.11; may be given several times.");
    private readonly Option<string?> _packages = PackagesOption.New();
    private readonly Option<string?> _cases = new("--cases") { HelpName = "DIR", Description = "Runs the .py files of this folder instead of the corpus: candidates of your own, each with a header that says what to expect (docs/threat-model.md)." };
    private readonly Option<bool> _force = new("--force") { Description = "Build anew what is up to date, too, as for the packages that a registry or Debian has by now." };
    private readonly Argument<PythonVersion[]> _removed =
        new("VERSION") { Description = "The Pythons, such as 3.9.", Arity = ArgumentArity.OneOrMore, CustomParser = Parsers.Versions };
    private readonly Option<bool> _all = new("--all") { Description = "Also the sandboxes of runs that still live, and all images." };

    public SandboxVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _pythons.DefaultValueFactory = _ => [PythonVersion.Default];
        _pythons.AllowMultipleArgumentsPerToken = true;
        var build = new Command("build", "Builds the sandbox images that are missing or out of date.") { _pythons, _packages, _force };
        build.SetAction(BuildAsync);
        var doctor = new Command("doctor", "Checks, one by one, what sandboxes need, and says what to do about what is missing.") { _pythons };
        doctor.SetAction(DoctorAsync);
        var selftest = new Command("selftest", "Runs the hostile corpus on this very engine and kernel, and says which guarantees hold here.") { _pythons, _cases };
        selftest.SetAction(SelftestAsync);
        var list = new Command("list", "Lists the sandbox images.");
        list.SetAction(ListAsync);
        var remove = new Command("remove", "Removes all sandbox images of a Python.") { _removed };
        remove.SetAction(RemoveAsync);
        var clean = new Command("clean", "Removes what dead runs left behind, and images that are out of date.") { _all };
        clean.SetAction(CleanAsync);
        Command = new Command("sandbox", "Sandbox images, their health, and their leftovers.") { build, doctor, selftest, list, remove, clean };
    }

    public Command Command { get; }

    private EngineClient Engine() => new(new EngineLocator(_surroundings.Environment).Find());

    private async Task<int> BuildAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var engine = Engine();
        var images = new SandboxImages(engine, _surroundings.Say);
        var packages = await PackagesOption.ReadAsync(parsed.GetValue(_packages), cancellation);
        foreach (var python in parsed.GetValue(_pythons)!)
        {
            if (parsed.GetValue(_force) && await images.FindAsync(python, packages, cancellation) is { } old)
                await images.RemoveAsync(old, cancellation);
            var image = await images.EnsureAsync(python, packages, cancellation);
            _surroundings.Say($"{image.Name}  {image.Id}");
        }

        return ExitCode.Done;
    }

    private async Task<int> DoctorAsync(ParseResult parsed, CancellationToken cancellation)
    {
        bool healthy = true;
        foreach (var python in parsed.GetValue(_pythons)!)
        {
            await foreach (var check in new SandboxDoctor(_surroundings.Environment).ExamineAsync(python, cancellation))
            {
                var mark = check.Passed switch { true => "[green]ok  [/]", false => "[red]FAIL[/]", null => "[yellow]note[/]" };
                _surroundings.Console.MarkupLine($"{mark}  {Markup.Escape(check.Name)}: {Markup.Escape(check.Finding)}");
                if (check.Remedy is { } remedy) _surroundings.Console.MarkupLine($"      {Markup.Escape(remedy)}");
                healthy &= check.Passed != false;
            }
        }

        return healthy ? ExitCode.Done : ExitCode.NoSandbox;
    }

    private async Task<int> SelftestAsync(ParseResult parsed, CancellationToken cancellation)
    {
        IReadOnlyList<HostileCase> cases;
        try
        {
            cases = parsed.GetValue(_cases) is { } folder ? HostileCorpus.Read(folder) : HostileCorpus.Read();
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            _surroundings.Warn(e);
            return ExitCode.Unusable;
        }

        using var engine = Engine();
        int worst = ExitCode.Done;
        foreach (var python in parsed.GetValue(_pythons)!)
            worst = Math.Max(worst, await new SelftestAction(_surroundings, engine).RunAsync(python, cases, cancellation));
        return worst;
    }

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var engine = Engine();
        var images = new SandboxImages(engine, _surroundings.Say);
        var rows = new List<string[]> { ListColumns };
        foreach (var image in (await images.ListAsync(cancellation)).OrderBy(i => Python(i) ?? default).ThenBy(i => i.Created))
        {
            rows.Add(
            [
                Python(image)?.ToString() ?? "",
                image.RepoTags is [var name, ..] ? name : "",
                image.Id,
                new ByteSize(image.Size).ToString(),
                image.Created.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                await images.IsCurrentAsync(image, cancellation) ? "current" : "out of date",
                image.Labels?.GetValueOrDefault(SandboxImages.PackagesLabel) ?? "",
            ]);
        }

        foreach (var line in PlainColumns.Of(rows)) await _surroundings.Output.WriteLineAsync(line);
        return ExitCode.Done;
    }

    private static PythonVersion? Python(ImageListed image) =>
        PythonVersion.TryParse(image.Labels?.GetValueOrDefault(SandboxImages.Label), out var python) ? python : null;

    private async Task<int> RemoveAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var engine = Engine();
        var wanted = parsed.GetRequiredValue(_removed).ToHashSet();
        var all = await new SandboxImages(engine, _surroundings.Say).ListAsync(cancellation);
        var found = all.Where(i => Python(i) is { } python && wanted.Contains(python)).ToList();
        if (found.Count == 0)
        {
            _surroundings.Warn($"there is no image of Python {string.Join(", ", wanted.Order())}; 'instructmix sandbox list' shows those that there are");
            return ExitCode.Unusable;
        }

        _surroundings.Say($"removed {await RemoveAsync(engine, found, cancellation)} images");
        return ExitCode.Done;
    }

    private async Task<int> CleanAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var engine = Engine();
        bool all = parsed.GetValue(_all);
        var containers = await Sweep.RunAsync(engine, all, Sweep.Patience, cancellation);
        var images = new SandboxImages(engine, _surroundings.Say);
        var old = new List<ImageListed>();
        foreach (var image in await images.ListAsync(cancellation))
        {
            if (all || !await images.IsCurrentAsync(image, cancellation)) old.Add(image);
        }

        int removed = await RemoveAsync(engine, old, cancellation);
        _surroundings.Say($"removed {containers.Count} containers and {removed} images");
        return ExitCode.Done;
    }

    /// <summary>Removes images. One that is in use stays, and that is said.</summary>
    private async Task<int> RemoveAsync(EngineClient engine, IEnumerable<ImageListed> images, CancellationToken cancellation)
    {
        int removed = 0;
        foreach (var image in images)
        {
            try
            {
                foreach (var name in image.RepoTags ?? [image.Id]) await engine.RemoveImageAsync(name, cancellation);
                removed++;
            }
            catch (EngineException e) when (e.Status == HttpStatusCode.Conflict)
            {
                _surroundings.Warn($"{(image.RepoTags is [var name, ..] ? name : image.Id)} is in use and stays: {e.Message}");
            }
        }

        return removed;
    }
}
