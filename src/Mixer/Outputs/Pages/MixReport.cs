using System.Globalization;
using System.Net;
using System.Text;
using InstructMix.Core;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sensitive;

namespace InstructMix.Mixer.Outputs.Pages;

/// <summary>
/// The report: <c>report.html</c>, one page without scripts that loads nothing. It has what became of every record, lengths, signals before and after, and samples of
/// what was dropped. All texts of records are escaped, and what the recipe does not keep is masked.
/// </summary>
/// <param name="recipe">The recipe.</param>
/// <param name="manifest">What became of the records.</param>
/// <param name="sources">The records.</param>
internal sealed class MixReport(RecipeFile recipe, Manifest manifest, IReadOnlyList<SourceOffers> sources)
{
    /// <summary>The file's name in the output folder.</summary>
    public const string FileName = "report.html";

    private const int Samples = 3, LongestSample = 400;

    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1rem; color: #1b1f24; background: #fff; }
        table { border-collapse: collapse; display: block; overflow-x: auto; } th, td { padding: .2rem .7rem .2rem 0; text-align: left; vertical-align: top; }
        td.n { text-align: right; font-variant-numeric: tabular-nums; } th { border-bottom: 1px solid #999; }
        .bar { display: inline-block; height: .8rem; background: #2f6f9f; } .track { display: inline-block; width: 12rem; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f5f7; padding: .5rem; margin: .2rem 0; } details { margin: .3rem 0; } small { color: #555; }
        @media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #16181c; } pre { background: #23262c; } small { color: #aaa; } .bar { background: #6aa9d6; } }
        """;

    private readonly StringBuilder _page = new();
    private readonly Masker _masker = Masker.Of(recipe.Recipe);

    /// <summary>The whole page.</summary>
    public string Text()
    {
        _page.Append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        _page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        _page.Append($"<title>{Escaped(manifest.Recipe)}: the mix</title>\n<style>\n{Style}\n</style>\n<h1>{Escaped(manifest.Recipe)}</h1>\n");
        _page.Append($"<p>{Number(manifest.Totals.In)} records were read, {Number(manifest.Totals.Kept)} kept, {Number(manifest.Mix.Values.Sum())} pairs written. Seed {manifest.Seed}, {Escaped(manifest.Tool)}.</p>\n");
        Waterfall();
        foreach (var (source, count) in sources.Zip(manifest.Sources)) Source(source, count);
        _page.Append("</html>\n");
        return _page.ToString();
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(Visible.Lines(text));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } known ? (known * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "";

    private static string Name(SourceCount count) => Escaped(count.Name ?? count.Source);

    private static string Cut(string text) =>
        text.Length <= LongestSample ? text
        : text[..(char.IsHighSurrogate(text[LongestSample - 1]) ? LongestSample - 1 : LongestSample)] + "…";

    private static string Bar(long count, long most) =>
        $"<span class=\"track\"><span class=\"bar\" style=\"width:{(most == 0 ? 0 : 100.0 * count / most).ToString("0.#", CultureInfo.InvariantCulture)}%\"></span></span>";

    private void Waterfall()
    {
        _page.Append("<h2>What became of every record</h2>\n<table><tr><th>source<th>stage<th>in<th>kept<th><th>dropped</tr>\n");
        foreach (var count in manifest.Sources)
        {
            long most = count.Records.In;
            // Stages that let everything pass are in the manifest.
            foreach (var stage in count.Stages.Where(s => s.Dropped.Count > 0 || s == count.Stages[0]))
            {
                string dropped = string.Join(", ", stage.Dropped.Select(d => $"{Escaped(d.Key)} {Number(d.Value)}"));
                _page.Append($"<tr><td>{(stage == count.Stages[0] ? Name(count) : "")}<td>{Escaped(stage.Stage)}<td class=\"n\">{Number(stage.In)}<td class=\"n\">{Number(stage.Kept)}<td>{Bar(stage.Kept, most)}<td>{dropped}</tr>\n");
            }

            if (count.Copies is { } copies) _page.Append($"<tr><td><td>copies<td><td class=\"n\">+{Number(copies)}<td><td></tr>\n");
        }

        _page.Append("</table>\n");
    }

    private void Source(SourceOffers source, SourceCount count)
    {
        _page.Append($"<h2>{Name(count)} <small>{Escaped(string.Join(", ", count.Path))}</small></h2>\n");
        if (count.Where is { } where) _page.Append($"<p>Kept where <code>{Escaped(where)}</code>.</p>\n");
        var kept = new LengthHistogram(source.Standing.Select(o => o.ResponseLength));
        var read = new LengthHistogram(source.All.Where(o => o.Refusal?.Reason != DropReason.Unreadable).Select(o => o.ResponseLength));
        long most = read.Classes.Max(c => c.Count);
        _page.Append("<h3>Characters of the response</h3>\n<table><tr><th>characters<th>read<th><th>kept<th></tr>\n");
        foreach (var (before, after) in read.Classes.Zip(kept.Classes))
            _page.Append($"<tr><td>{before.Range}<td class=\"n\">{Number(before.Count)}<td>{Bar(before.Count, most)}<td class=\"n\">{Number(after.Count)}<td>{Bar(after.Count, most)}</tr>\n");
        _page.Append("</table>\n<h3>Signals</h3>\n<table><tr><th>signal<th>of what was read<th>of what is in the mix</tr>\n");
        foreach (var (signal, before, after) in SignalShares.Of(source)) _page.Append($"<tr><td>{signal}<td class=\"n\">{Percent(before)}<td class=\"n\">{Percent(after)}</tr>\n");
        _page.Append("</table>\n");
        Dropped(source);
    }

    private void Dropped(SourceOffers source)
    {
        foreach (var reason in source.All.Where(o => !o.Stands).GroupBy(o => o.Refusal!.Reason).OrderBy(g => g.Key))
        {
            Offer[] offers = [.. reason];
            _page.Append($"<details><summary>{reason.Key.Word()}: {Number(offers.Length)} dropped</summary>\n");
            // Evenly spread over the file.
            for (int i = 0; i < Math.Min(Samples, offers.Length); i++)
                Sample(offers[(long)i * offers.Length / Math.Min(Samples, offers.Length)]);
            _page.Append("</details>\n");
        }
    }

    private void Sample(Offer offer)
    {
        var pair = offer.Pair;
        _page.Append($"<p><small>{Escaped(offer.Origin.ToString())}: {Escaped(_masker.Mask(offer.Refusal!.Detail)!)}</small></p>\n");
        if (pair is null) return;
        _page.Append($"<pre>{Escaped(Cut(_masker.Mask(pair.Instruction)!))}</pre>\n<pre>{Escaped(Cut(_masker.Mask(pair.Response)!))}</pre>\n");
    }
}
