using System.Security.Cryptography;
using System.Text.Json;
using InstructMix.Cli.Tests.Given;
using InstructMix.Cli.Tests.Schemas;

namespace InstructMix.Cli.Tests;

public sealed class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    [Fact]
    public void Every_candidate_comes_to_the_outcome_that_is_expected_of_it()
    {
        var found = Records("kept.jsonl").Concat(Records("rejects.jsonl")).ToDictionary(Id, r => r.GetProperty("verification").GetProperty("outcome").GetString());
        found.Should().BeEquivalentTo(demo.Answers.ToDictionary(a => a.Key, a => a.Value.Expected));
        Records("kept.jsonl").Select(Id).Should().Equal(Records("candidates.jsonl").Select(Id).Where(id => demo.Answers[id].Expected == "passed"), "the order is that of the candidates");
    }

    [Fact]
    public void The_table_and_the_manifest_count_what_the_answers_say()
    {
        var expected = demo.Answers.Values.CountBy(a => a.Expected).ToDictionary(c => c.Key, c => c.Value);
        var verified = demo.Manifest.GetProperty("verified");
        verified.GetProperty("outcomes").EnumerateObject().ToDictionary(o => o.Name, o => o.Value.GetInt32()).Should().BeEquivalentTo(expected);
        verified.GetProperty("candidates").GetInt32().Should().Be(demo.Answers.Count);
        verified.GetProperty("unreadable").GetInt32().Should().Be(0);
        demo.Manifest.GetProperty("requests").GetInt32().Should().Be(DemoRun.Read("requests.jsonl").Count());
        demo.Manifest.GetProperty("generated").GetProperty("answered").GetInt32().Should().Be(demo.Answers.Count);
        foreach (var (word, count) in expected) demo.Result.Error.Should().MatchRegex($@"│   {word} +│ +{count} │");
        demo.Result.Error.Should().MatchRegex($@"│ candidates +│ +{demo.Answers.Count} │").And.MatchRegex($@"│ kept +│ +{expected["passed"]} │");
        demo.Result.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("candidate.schema.json", "candidates.jsonl")]
    [InlineData("pair.schema.json", "kept.jsonl")]
    [InlineData("pair.schema.json", "rejects.jsonl")]
    [InlineData("recipe.schema.json", "recipe.json")]
    [InlineData("manifest.schema.json", "mix/manifest.json")]
    [InlineData("lock.schema.json", "mix/lock.json")]
    [InlineData("dropped.schema.json", "mix/dropped.jsonl")]
    [InlineData("index.schema.json", "mix/index.jsonl")]
    public void What_is_written_is_what_its_schema_says(string schema, string file) =>
        new SchemaFile(schema).ShouldDescribe(file.EndsWith(".jsonl", StringComparison.Ordinal) ? File.ReadLines(At(file)) : [File.ReadAllText(At(file))]);

    [Fact]
    public void Every_path_that_is_shown_is_there()
    {
        var shown = demo.Result.Error.Split('\n').Where(l => l.Contains(demo.Folder.Path, StringComparison.Ordinal)).SelectMany(l => l[10..].Split(", ")).ToList();
        shown.Should().HaveCount(6).And.OnlyContain(p => File.Exists(p));
    }

    [Fact]
    public void The_dataset_is_a_list_of_tuples_in_two_parts_that_holds_every_kept_pair()
    {
        var tuples = Part(1).Concat(Part(2)).ToList();
        tuples.Should().OnlyContain(t => t.GetArrayLength() == 2 && t[0].ValueKind == JsonValueKind.String && t[1].GetArrayLength() == 2
            && t[1].EnumerateArray().All(text => text.ValueKind == JsonValueKind.String));
        Math.Abs(Part(1).Count - Part(2).Count).Should().BeLessThan(2);
        tuples.Where(t => t[0].GetString() == "python_code").Select(t => t[1][1].GetString()).Should()
            .BeEquivalentTo(Records("kept.jsonl").Select(r => r.GetProperty("response").GetString()));
        tuples.CountBy(t => t[0].GetString()!).ToDictionary(c => c.Key, c => c.Value).Should()
            .BeEquivalentTo(Manifest().GetProperty("mix").EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetInt32()));
    }

    [Fact]
    public void The_counts_of_the_mix_add_up_and_its_digests_are_right()
    {
        foreach (var counts in Manifest().GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("records")).Append(Manifest().GetProperty("totals")))
        {
            counts.GetProperty("in").GetInt64().Should().Be(counts.GetProperty("kept").GetInt64() + counts.GetProperty("dropped").EnumerateObject().Sum(d => d.Value.GetInt64()));
        }

        Manifest().GetProperty("outputs").EnumerateArray().Should().HaveCountGreaterThan(4);
        foreach (var output in Manifest().GetProperty("outputs").EnumerateArray()) ShouldBeDescribed(Path.Combine(At("mix"), output.GetProperty("file").GetString()!), output);
        foreach (var input in Manifest().GetProperty("inputs").EnumerateArray()) ShouldBeDescribed(At(input.GetProperty("file").GetString()!), input);
        Hex(At("recipe.json")).Should().Be(Manifest().GetProperty("recipe_sha256").GetString());
    }

    [Fact]
    public async Task A_second_demo_in_the_same_folder_asks_and_runs_nothing_again_and_writes_the_same()
    {
        string[] names = ["candidates.jsonl", "kept.jsonl", "rejects.jsonl", "mix/manifest.json", "mix/instruction_tuning_dataset_alpha_part1.json"];
        var before = names.ToDictionary(n => n, n => Hex(At(n)));
        var again = await CommandLine.RunAsync("demo", "--output", At(""));
        again.ExitCode.Should().Be(ExitCode.Done, again.Error);
        names.ToDictionary(n => n, n => Hex(At(n))).Should().BeEquivalentTo(before);
        using var run = JsonDocument.Parse(File.ReadAllBytes(At("run.json")));
        run.RootElement.GetProperty("generated").GetProperty("resumed").GetInt32().Should().Be(demo.Answers.Count);
        run.RootElement.GetProperty("generated").GetProperty("asked").GetInt32().Should().Be(0);
        // Where there is no code there is no trial, and nothing to remember.
        run.RootElement.GetProperty("verified").GetProperty("from_ledger").GetInt32().Should().Be(demo.Answers.Values.Count(a => a.Expected != "no_code"));
    }

    [Fact]
    public async Task A_demo_that_has_nowhere_to_write_is_told()
    {
        var result = await CommandLine.RunAsync("demo", "--output", Path.Combine(At("run.json"), "below"));
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().StartWith("instructmix: ").And.Contain("cannot be written").And.Contain("name another place");
        (await CommandLine.RunAsync("demo", "--output", At("run.json"))).Error.Should().Be($"instructmix: {At("run.json")}: is a file; name a folder with --output\n");
    }

    private static string Id(JsonElement record) => record.GetProperty("id").GetString()!;

    private static string Hex(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static void ShouldBeDescribed(string path, JsonElement file)
    {
        Hex(path).Should().Be(file.GetProperty("sha256").GetString(), path);
        new FileInfo(path).Length.Should().Be(file.GetProperty("bytes").GetInt64(), path);
    }

    private string At(string name) => Path.Combine(demo.Folder["demo"], name);

    private IReadOnlyList<JsonElement> Records(string name) => demo.Folder.Records("demo/" + name);

    private List<JsonElement> Part(int part) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(At($"mix/instruction_tuning_dataset_alpha_part{part}.json"))).RootElement.EnumerateArray()];

    private JsonElement Manifest() => JsonDocument.Parse(File.ReadAllBytes(At("mix/manifest.json"))).RootElement;
}
