using InstructMix.Core.Files;

namespace InstructMix.Mixer.Tests;

/// <summary>Weights, counts, copies and splits.</summary>
public sealed class WeightTests : IDisposable
{
    private readonly MixedFolder _mix = new();

    public void Dispose() => _mix.Dispose();

    [Theory]
    [InlineData("\"weight\": 2", "\"weight\": 1", "", 80, 40)] // the larger share has fewer: it is the measure
    [InlineData("\"weight\": 1", "\"weight\": 3", "", 50, 150)]
    [InlineData("\"weight\": 1", "\"weight\": 1, \"take\": 30", "", 30, 30)]
    [InlineData("\"weight\": 1", "\"weight\": 2", "\"size\": 90", 30, 60)]
    [InlineData("\"weight\": 1", "\"weight\": 2", "\"size\": 100", 33, 67)]
    [InlineData("\"weight\": 2, \"max_copies\": 3", "\"weight\": 1", "", 240, 120)]
    [InlineData("\"weight\": 1", "\"take\": 7", "", 80, 7)] // one alone has all of its own
    [InlineData("\"take\": 100, \"max_copies\": 2", "\"take\": 9", "", 100, 9)]
    [InlineData("\"take\": 500, \"max_copies\": 2", "\"take\": 9", "", 160, 9)]
    public async Task Ratios_hold(string first, string second, string more, int ofFirst, int ofSecond)
    {
        Write();

        var summary = await _mix.MixAsync(Sources(first, second), more);

        var mixed = _mix.Mixed();
        mixed.Count(m => m.Source == "a").Should().Be(ofFirst);
        mixed.Count(m => m.Source == "b").Should().Be(ofSecond);
        summary.Manifest.Mix.Should().BeEquivalentTo(new Dictionary<string, long> { ["a"] = ofFirst, ["b"] = ofSecond });
        summary.Manifest.Sources.Sum(s => s.Records.Kept + (s.Copies ?? 0)).Should().Be(ofFirst + ofSecond);
        var copies = mixed.Where(m => m.Source == "a").CountBy(m => m.Instruction).Select(c => c.Value).ToList();
        (copies.Max() - copies.Min()).Should().BeLessThanOrEqualTo(1);
        summary.Manifest.Sources.SelectMany(s => s.Stages.Zip(s.Stages.Skip(1))).Should().OnlyContain(s => s.First.Kept == s.Second.In);
    }

    [Fact]
    public async Task Weights_that_cannot_be_met_say_what_is_there()
    {
        Write();

        var mixing = () => _mix.MixAsync(Sources("\"weight\": 1, \"max_copies\": 2", "\"weight\": 1"), "\"size\": 400");

        (await mixing.Should().ThrowAsync<UnusableInputException>()).WithMessage(
            "the weights cannot be met: a (a.jsonl): 200 pairs are wanted, and 80 are there, 2 copies of each at most; b (b.jsonl): 200 pairs are wanted, and 150 are there; a size of 300 can be met; *");
        Directory.Exists(_mix.Folder["out"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_weight_of_a_source_of_which_nothing_is_left_cannot_be_met()
    {
        Write();

        var mixing = () => _mix.MixAsync(Sources("\"weight\": 1, \"where\": \"Response.Length > 1000\"", "\"weight\": 1"), "");

        (await mixing.Should().ThrowAsync<UnusableInputException>()).WithMessage("the weights cannot be met: a (a.jsonl): nothing is left of its 80 records; *");
    }

    [Fact]
    public async Task What_is_taken_by_weight_is_the_same_for_the_same_seed()
    {
        Write();
        await _mix.MixAsync(Sources("\"weight\": 1", "\"weight\": 4"), "\"seed\": 3");
        var first = _mix.Mixed();
        await _mix.MixAsync(Sources("\"weight\": 1", "\"weight\": 4"), "\"seed\": 3");
        _mix.Mixed().Should().Equal(first);
        await _mix.MixAsync(Sources("\"weight\": 1", "\"weight\": 4"), "\"seed\": 4");
        _mix.Mixed().Should().NotBeEquivalentTo(first);
    }

    [Fact]
    public async Task Splits_have_their_shares_and_no_near_duplicate_across()
    {
        var made = new Made(5);
        string[] topics = [.. Enumerable.Range(0, 150).Select(_ => made.Text(40))];
        // Of each text three that differ in one word, and one that asks the same.
        var pairs = topics.SelectMany((t, i) => new[] { ($"Tell me about number {i}.", t + " first"), ($"Tell me about number {i}!", t + " second"), ($"Do tell about number {i}.", t + " third"), ($"Tell me about number {i}.", made.Text(30)) });
        _mix.WriteQa("qa.jsonl", pairs);

        var summary = await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.jsonl" }""", """ "splits": { "train": 0.8, "validation": 0.1, "test": 0.1 } """);

        summary.Manifest.Splits!.Values.Sum().Should().Be(600);
        summary.Manifest.Splits["train"].Should().BeInRange(470, 490);
        summary.Manifest.Splits["validation"].Should().BeInRange(50, 70);
        var splitOf = new Dictionary<int, HashSet<string>>();
        foreach (string split in new[] { "part1", "validation", "test" })
        {
            foreach (var pair in System.Text.Json.JsonElement.Parse(File.ReadAllText(_mix.Folder[$"out/instruction_tuning_dataset_alpha_{split}.json"])).EnumerateArray())
            {
                int topic = int.Parse(string.Concat(pair[1][0].GetString()!.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
                if (!splitOf.TryGetValue(topic, out var splits)) splitOf[topic] = splits = [];
                splits.Add(split);
            }
        }

        splitOf.Should().HaveCount(150).And.OnlyContain(t => t.Value.Count == 1);
    }

    [Fact]
    public async Task Parts_can_have_a_size()
    {
        Write();

        var summary = await _mix.MixAsync(Sources("\"take\": 80", "\"take\": 20"), "\"part_size\": 30");

        summary.Manifest.Outputs.Where(o => o.File.Contains("part", StringComparison.Ordinal)).Select(o => o.Records).Should().Equal(25, 25, 25, 25);
    }

    private static string Sources(string first, string second) =>
        $$"""{ "source": "jsonl", "name": "a", "path": "a.jsonl", {{first}} }, { "source": "jsonl", "name": "b", "path": "b.jsonl", {{second}} }""";

    private void Write()
    {
        _mix.WriteQa("a.jsonl", Enumerable.Range(0, 80).Select(i => ($"a{i}", $"1{i}")));
        _mix.WriteQa("b.jsonl", Enumerable.Range(0, 150).Select(i => ($"b{i}", $"2{i}")));
    }
}
