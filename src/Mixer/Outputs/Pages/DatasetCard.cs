using System.Globalization;
using System.Text;
using System.Text.Json;
using InstructMix.Core;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Outputs.Formats;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sources.Known;

namespace InstructMix.Mixer.Outputs.Pages;

/// <summary>The dataset card: <c>README.md</c> with the hub's front matter, what is in the mix, where it came from, and how to make it again.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="manifest">What became of the records.</param>
/// <param name="splits">The mix.</param>
internal sealed class DatasetCard(RecipeFile recipe, Manifest manifest, IReadOnlyList<MixSplit> splits)
{
    /// <summary>The file's name in the output folder.</summary>
    public const string FileName = "README.md";

    /// <summary>Tells a card of ours from a page that somebody wrote.</summary>
    public const string Mark = "<!-- written by instructmix mix -->";

    private const int LongestExample = 600;

    private readonly StringBuilder _text = new();

    /// <summary>The whole page.</summary>
    public string Text()
    {
        FrontMatter();
        Line($"\n{Mark}\n\n# {OneLine(manifest.Recipe)}\n");
        Line($"{Number(manifest.Mix.Values.Sum())} pairs of instruction and response, made with {manifest.Tool}.\n");
        if (manifest.Splits is { } counts) Line($"Splits: {string.Join(", ", counts.Select(s => $"{s.Key} {Number(s.Value)}"))}. No pair of one is a near-duplicate of a pair of another.\n");
        Sources();
        Accounts();
        Warnings();
        Examples();
        Line($"## Making it again\n\n```console\n$ instructmix mix {Path.GetFileName(recipe.Path)} --output DIR\n$ instructmix mix --verify DIR\n```\n");
        Line($"The recipe's SHA-256 is `{manifest.RecipeSha256}`, its seed {manifest.Seed}. `lock.json` has the digests of all inputs and outputs, `dropped.jsonl` each record that is not in the mix, and `instructmix why DIR ID` tells the story of one.");
        return _text.ToString();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // JSON's strings are YAML's, too.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, OutputJson.Lines.String);

    private static string Cell(string text) => OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static string SizeCategory(long pairs) => pairs switch
    {
        < 1_000 => "n<1K",
        < 10_000 => "1K<n<10K",
        < 100_000 => "10K<n<100K",
        < 1_000_000 => "100K<n<1M",
        _ => "1M<n<10M",
    };

    private static string Fenced(string text)
    {
        text = Visible.Lines(text);
        string cut = text.Length > LongestExample
            ? text[..(char.IsHighSurrogate(text[LongestExample - 1]) ? LongestExample - 1 : LongestExample)] + "…" : text;
        string fence = "```";
        while (cut.Contains(fence, StringComparison.Ordinal)) fence += '`';
        return $"{fence}text\n{cut}\n{fence}\n";
    }

    private void Line(string text) => _text.Append(text).Append('\n');

    private IEnumerable<(SourceCount Count, KnownSource? Known)> Entries() =>
        manifest.Sources.Select(s => (s, KnownSources.Bundled.Find(s.Source)));

    private void FrontMatter()
    {
        Line("---");
        Line($"pretty_name: {Quoted(OneLine(manifest.Recipe))}");
        Line("license:");
        foreach (string licence in Entries().Select(e => e.Known?.Licence ?? "other").Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)) Line($"- {licence}");
        Line("task_categories:\n- text-generation");
        Line("tags:\n- instruction-tuning\n- instructmix");
        Line($"size_categories:\n- {SizeCategory(manifest.Mix.Values.Sum())}");
        IMixFormat[] loadable = [.. recipe.Recipe.Formats.Select(MixFormats.Named).OfType<IMixFormat>()
            .Where(f => f.FilesOf(null) is not null)];
        if (loadable.Length > 0) Line("configs:");
        for (int i = 0; i < loadable.Length; i++)
        {
            Line($"- config_name: {loadable[i].Name}");
            if (i == 0) Line("  default: true");
            Line("  data_files:");
            foreach (var split in splits) Line($"  - split: {split.Name ?? MixSplit.Train}\n    path: {Quoted(loadable[i].FilesOf(split.Name)!)}");
        }

        Line("---");
    }

    private void Sources()
    {
        Line("## Sources\n\n| source | files | licence | what it is |\n| --- | --- | --- | --- |");
        foreach (var (count, known) in Entries())
        {
            string what = known is null ? "" : $"{(known.Page is { } page ? $"[{known.Title}]({page})" : known.Title)}; {known.Terms}";
            Line($"| {Cell(count.Name ?? count.Source)} | {Cell(string.Join(", ", count.Path))} | {known?.Licence ?? "other"} | {what} |");
        }

        Line("\nPairs of each source in the mix:\n\n| source | pairs |\n| --- | --- |");
        foreach (var (source, pairs) in manifest.Mix) Line($"| {Cell(source)} | {Number(pairs)} |");
        Line("");
    }

    private void Accounts()
    {
        Line("## What became of every record\n\n| source | stage | in | kept | dropped |\n| --- | --- | --- | --- | --- |");
        foreach (var source in manifest.Sources)
        {
            foreach (var stage in source.Stages.Where(s => s.Dropped.Count > 0 || s == source.Stages[0]))
                Line($"| {Cell(source.Name ?? source.Source)} | {stage.Stage} | {Number(stage.In)} | {Number(stage.Kept)} | {string.Join(", ", stage.Dropped.Select(d => $"{d.Key} {Number(d.Value)}"))} |");
        }

        Line("");
    }

    private void Warnings()
    {
        string[] terms = [.. Entries().Where(e => e.Count.Source is "helpful" or "harmless").Select(e => e.Known!.Terms).Distinct(StringComparer.Ordinal)];
        Line("## Before you use it\n");
        if (terms.Length > 0) Line($"**It holds unsafe content**: {string.Join("; ", terms)}. First answers of rated transcripts are not all harmless: the rating is that of the whole transcript.\n");
        Line("Filters find most of what they look for, not everything. Answers of models may be wrong, also where their Python ran.\n");
    }

    private void Examples()
    {
        Line("## Examples\n");
        var masker = Sensitive.Masker.Of(recipe.Recipe);
        var first = splits.SelectMany(s => s.Pairs).Where(p => p.Offer.Source != "harmless").DistinctBy(p => p.Offer.Source)
            .OrderBy(p => p.Offer.Source, StringComparer.Ordinal);
        foreach (Placed placed in first)
        {
            var pair = placed.Offer.Pair!;
            Line($"**{Cell(pair.Source)}**\n\n{Fenced(masker.Mask(pair.Instruction)!)}\n{Fenced(masker.Mask(pair.Response)!)}");
        }
    }
}
