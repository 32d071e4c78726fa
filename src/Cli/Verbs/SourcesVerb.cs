using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Mixer.Sources.Known;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix sources</c>: the known sources, and their files from the net.</summary>
internal sealed class SourcesVerb
{
    private readonly Surroundings _surroundings;
    private readonly Argument<string> _name = new("NAME") { Description = "A source that `instructmix sources` lists." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to put the files: a folder.", HelpName = "DIR", DefaultValueFactory = _ => "." };
    private readonly Option<string?> _list = new("--list") { Description = "Use the sources that FILE lists, in the form that --json prints, in place of those that the program knows.", HelpName = "FILE", Recursive = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print the list as JSON on standard output." };

    public SourcesVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        var fetch = new Command("fetch", "Downloads the files of a source, goes on where it stopped, and checks their SHA-256.") { _name, _output };
        Command = new Command("sources", "Lists the sources that are known by name: address, licence, size, SHA-256.") { _list, _json, fetch };
        Command.SetAction(ListAsync);
        fetch.SetAction(FetchAsync);
    }

    public Command Command { get; }

    private static string Size(long? bytes) => bytes is { } known ? $"{known.ToString("N0", CultureInfo.InvariantCulture)} bytes" : "size not known";

    private KnownSources Known(ParseResult parsed) => parsed.GetValue(_list) is { } list ? KnownSources.Read(list) : KnownSources.Bundled;

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var sources = Known(parsed).All;
        if (parsed.GetValue(_json))
        {
            await _surroundings.Output.WriteLineAsync(
                Visible.Json(JsonSerializer.Serialize(sources, KnownSourcesJson.Default.IReadOnlyListKnownSource)));
            return ExitCode.Done;
        }

        foreach (var source in sources)
        {
            await SayAsync($"{source.Name}: {source.Title}");
            await SayAsync($"  {source.Note}");
            await SayAsync($"  licence {source.Licence}; {source.Terms}");
            if (source.Page is { } page) await SayAsync($"  {page}");
            foreach (var file in source.Files) await SayAsync($"  {file.File}  {Size(file.Bytes)}  sha256 {file.Sha256 ?? "not known"}  {file.Address}");
        }

        return ExitCode.Done;
    }

    private async Task<int> FetchAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var source = Known(parsed).Named(parsed.GetRequiredValue(_name));
        string folder = parsed.GetRequiredValue(_output);
        if (source.Files.Count == 0) throw new UnusableInputException($"{source.Name}: nothing can be downloaded: {source.Note}");
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var fetch = new SourceFetch(http);
        foreach (var file in source.Files)
        {
            var progress = new ByteProgressLine(file.File);
            var running = fetch.FetchAsync(file, folder, progress, cancellation);
            await new LiveLine(_surroundings).WhileAsync(() => progress.Line, () => running);
            var (found, wasThere) = await running;
            _surroundings.Say($"{Path.Combine(folder, found.File)}  {Size(found.Bytes)}{(wasThere ? ", was there" : "")}, sha256 {found.Sha256}{(file.Sha256 is null ? " (no other is known: nothing was compared)" : ", as known")}");
            foreach (string member in await SourceFetch.UnpackAsync(file, folder, cancellation)) _surroundings.Say(member);
        }

        return ExitCode.Done;
    }

    private Task SayAsync(string line) => _surroundings.Output.WriteLineAsync(Visible.Line(line));
}
