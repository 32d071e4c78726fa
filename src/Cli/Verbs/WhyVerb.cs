using System.CommandLine;
using System.Text.Json;
using InstructMix.Core;
using InstructMix.Mixer.Stories;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix why</c>: what became of one record of a mix.</summary>
internal sealed class WhyVerb
{
    private const int Shown = 300;

    private readonly Surroundings _surroundings;
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of a data set that mix wrote." };
    private readonly Argument<string> _wanted = new("ID") { Description = "The record: its id, its place in an input (FILE:LINE), or a piece of its text." };
    private readonly Option<bool> _json = new("--json") { Description = "Print what is found as a JSON list on standard output." };

    public WhyVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("why", "Tells what became of a record of a mix: where it came from, what it passed, why it was dropped.") { _folder, _wanted, _json };
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private static string Cut(string text) => text.Length <= Shown ? text : text[..Shown] + "…";

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string folder = parsed.GetRequiredValue(_folder), wanted = parsed.GetRequiredValue(_wanted);
        var stories = await new MixStories(folder).OfAsync(wanted, cancellation);
        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(
                Visible.Json(JsonSerializer.Serialize(stories, CliJson.Default.IReadOnlyListRecordStory)));
        else foreach (var story in stories) await TellAsync(story);
        if (stories.Count == MixStories.Most) _surroundings.Warn($"there may be more; the first {MixStories.Most} are shown");
        if (stories.Count > 0) return ExitCode.Done;
        _surroundings.Warn($"{folder}: no record has the id, the place or the text '{wanted}'; places are written FILE:LINE, as the recipe names the file");
        return ExitCode.Unusable;
    }

    private async Task TellAsync(RecordStory story)
    {
        var lines = new List<string> { $"{story.Source} {story.Id}", $"  came from    {story.Origin}", $"  passed       {(story.Passed.Count > 0 ? string.Join(", ", story.Passed) : "no stage")}" };
        if (story.Dropped is { } dropped)
        {
            lines.Add($"  dropped      {dropped.Reason.Word()}: {dropped.Detail}");
            if (dropped.CollidedWith is { } other) lines.Add($"  collided with {other.Source} {other.Id} ({other.Origin}), {other.Jaccard:0.000} in common{(other.Folded ? ", names and literals folded" : "")}");
            if (dropped.FoundIn is { } match) lines.Add($"  found in     {match.File}:{match.Record}, \"{match.Field}\" ({match.Match.Word()}): {Cut(match.Text)}");
        }

        foreach (var place in story.Places) lines.Add($"  in the mix   {(place.Split is { } split ? $"{split} " : "")}number {place.Number}{(place.Copy is { } copy ? $", copy {copy}" : "")}");
        foreach (string collided in story.Collided) lines.Add($"  for it fell  {collided}");
        if (story.Instruction is { } instruction) lines.Add($"  instruction  {Cut(instruction)}");
        if (story.Response is { } response) lines.Add($"  response     {Cut(response)}");
        foreach (string line in lines) await _surroundings.Output.WriteLineAsync(Visible.Line(line));
    }
}
