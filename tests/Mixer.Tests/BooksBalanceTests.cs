using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using InstructMix.Tests.Shared;

namespace InstructMix.Mixer.Tests;

/// <summary>Whatever the inputs, every record that went in is in the mix or in dropped.jsonl, once.</summary>
public sealed class BooksBalanceTests
{
    private static readonly string[] Records =
    [
        """["q","a"]""", """["q ","a"]""", """["q","\u0061\n"]""", """["r","b"]""", """["s","c"]""", """["t","d"]""", """["u","e"]""",
        """["","a"]""", """["q"," "]""", "nonsense", "{}", "7", """{"question":"q","answer":"a"}""", """{"question":"v","answer":"\u00e9"}""", """["v","e\u0301"]""",
    ];

    [Fact]
    public void Every_record_is_kept_or_dropped_for_one_reason()
    {
        var source = from records in Gen.Elements(Records).ListOf()
                     from take in Gen.Choose(0, 4)
                     select (Records: records.ToArray(), Take: take);
        var recipes = from sources in source.NonEmptyListOf()
                      from parts in Gen.Choose(1, 4)
                      from seed in Gen.Choose(0, 9)
                      select (Sources: sources.ToArray(), Parts: parts, Seed: seed);

        Prop.ForAll(recipes.ToArbitrary(), recipe => Check(recipe.Sources, recipe.Parts, recipe.Seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static void Check((string[] Records, int Take)[] sources, int parts, int seed)
    {
        using var folder = new TempFolder();
        var entries = sources.Select((s, i) =>
        {
            folder.WriteText($"{i}.jsonl", string.Join('\n', s.Records));
            return $$"""{ "source": "synthetic_qa", "path": "{{i}}.jsonl" {{(s.Take > 0 ? $", \"take\": {s.Take}" : "")}} }""";
        });
        string recipe = folder.WriteText("recipe.json", $$"""{ "name": "books", "seed": {{seed}}, "parts": {{parts}}, "sources": [ {{string.Join(", ", entries)}} ] }""");

        var manifest = new MixRun(new PythonProcess()) { MayBeEmpty = true }.RunAsync(recipe, folder["out"]).GetAwaiter().GetResult().Manifest;

        var kept = Enumerable.Range(1, parts).SelectMany(p => JsonElement.Parse(File.ReadAllText(folder[$"out/instruction_tuning_dataset_alpha_part{p}.json"])).EnumerateArray()).ToList();
        string[] dropped = File.ReadAllLines(folder["out/dropped.jsonl"]);
        manifest.Sources.Select(s => s.Records.In).Should().Equal(sources.Select(s => (long)s.Records.Length));
        manifest.Sources.Should().OnlyContain(s => s.Records.In == s.Records.Kept + s.Records.Dropped.Values.Sum());
        foreach (var source in manifest.Sources)
        {
            source.Stages[0].In.Should().Be(source.Records.In);
            source.Stages.Zip(source.Stages.Skip(1)).Should().OnlyContain(s => s.First.Kept == s.Second.In);
            source.Stages[^1].Kept.Should().Be(source.Records.Kept);
            source.Stages.SelectMany(s => s.Dropped).Sum(d => d.Value).Should().Be(source.Records.Dropped.Values.Sum());
        }

        // Every record has one fate, and every fate is of a record.
        var fates = File.ReadAllLines(folder["out/index.jsonl"]).Select(l => JsonElement.Parse(l)).Concat(dropped.Select(l => JsonElement.Parse(l))).Select(r => r.GetProperty("origin").GetString());
        fates.Should().BeEquivalentTo(sources.SelectMany((s, i) => s.Records.Select((_, line) => $"{i}.jsonl:{line + 1}")));
        manifest.Sources.Zip(sources).Should().OnlyContain(s => s.Second.Take == 0 || s.First.Records.Kept <= s.Second.Take);
        manifest.Totals.In.Should().Be(kept.Count + dropped.Length);
        manifest.Totals.Kept.Should().Be(kept.Count);
        manifest.Mix.Values.Sum().Should().Be(kept.Count);
        kept.Select(k => (k[1][0].GetString()!.Trim(), k[1][1].GetString()!.Trim().Replace("e\u0301", "é"))).Should().OnlyHaveUniqueItems();
    }
}
