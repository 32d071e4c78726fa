using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Mixer.Outputs;
using InstructMix.Tests.Shared;

namespace InstructMix.Mixer.Tests;

public sealed class MixRunTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PythonProcess _python = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_mix_verified_pairs_with_conala()
    {
        _folder.WriteText("kept.jsonl", """
            {"id":"a","instruction":"Add.","response":"x = 1","verification":{"outcome":"passed"}}
            {"id":"b","instruction":"Sub.","response":"x = 2","verification":{"outcome":"timeout"}}
            """);
        _folder.WriteText("conala.json", """[{"intent":"p","rewritten_intent":"print","snippet":"print(1)","question_id":5},{"intent":"old","snippet":"print 1","question_id":6}]""");

        var summary = await Mix("""{ "source": "python_code", "path": "kept.jsonl" }, { "source": "conala", "path": "conala.json" }""", """ "python": "3.9" """);

        Tuples().Should().BeEquivalentTo([("python_code", "Add.", "x = 1"), ("conala", "print", "print(1)")]);
        summary.Manifest.Totals.Should().BeEquivalentTo(new { In = 4, Kept = 2, Dropped = new Dictionary<string, long> { ["not_passed"] = 1, ["does_not_compile"] = 1 } });
        Dropped().Select(d => (Text(d, "source"), Text(d, "id"), Text(d, "origin"), Text(d, "reason"), Text(d, "instruction"), Text(d, "response"))).Should().Equal(
            ("python_code", "b", "kept.jsonl:2", "not_passed", "Sub.", "x = 2"),
            ("conala", "6", "conala.json:2", "does_not_compile", "old", "print 1"));
        Text(Dropped()[1], "detail").Should().StartWith("SyntaxError");
        _python.Pythons.Should().Equal("3.9");
    }

    [Fact]
    public async Task A_mix_without_snippets_needs_no_compiler()
    {
        _folder.WriteText("qa.json", """["q","a"]""");

        await Mix(Qa());

        _python.Pythons.Should().BeEmpty();
    }

    [Fact]
    public async Task The_first_of_two_copies_stays_whatever_their_white_space_and_accents()
    {
        _folder.WriteText("qa.json", """[["caf\u00e9?","oui"],["cafe\u0301? ","\noui"],["caf\u00e9?","Oui"]]""");
        _folder.WriteText("more.json", """[["other",["caf\u00e9?","oui"]]]""");

        var summary = await Mix(Qa() + """, { "source": "pairs", "path": "more.json" }""");

        Tuples().Should().BeEquivalentTo([("synthetic_qa", "café?", "oui"), ("synthetic_qa", "café?", "Oui")]);
        summary.Manifest.Sources.Select(s => s.Records.Of(DropReason.Duplicate)).Should().Equal(1, 1);
        Dropped().Select(d => Text(d, "detail")).Should().AllBe("the same as synthetic_qa qa.json:1");
    }

    [Fact]
    public async Task Where_the_instruction_ends_makes_a_difference()
    {
        _folder.WriteText("qa.json", """[["ab","c"],["a","bc"]]""");

        (await Mix(Qa())).Manifest.Totals.Kept.Should().Be(2);
    }

    [Fact]
    public async Task Empty_sides_are_dropped()
    {
        _folder.WriteText("qa.json", """[["q"," \n\t"],["","a"],["\u3000",""],["q","a"]]""");

        var summary = await Mix(Qa());

        summary.Manifest.Totals.Of(DropReason.Empty).Should().Be(3);
        Dropped().Select(d => Text(d, "detail")).Should().Equal("the response is empty", "the instruction is empty", "the instruction and the response are empty");
    }

    [Fact]
    public async Task Bad_records_are_counted_and_reported_and_the_others_go_on()
    {
        _folder.WriteText("qa.json", "[\"q\",\"a\"]\nrubbish\n");

        var summary = await Mix(Qa());

        summary.Problems.Should().ContainSingle().Which.ToString().Should().StartWith("qa.json:2: ");
        Text(Dropped().Should().ContainSingle().Subject, "reason").Should().Be("unreadable");
        summary.Manifest.Totals.Should().BeEquivalentTo(new { In = 2, Kept = 1 });
    }

    [Fact]
    public async Task Take_takes_that_many_and_the_rest_are_dropped_as_not_taken()
    {
        WriteQa("qa.json", 50);

        var summary = await Mix(Qa(""", "take": 20"""));

        summary.Manifest.Totals.Should().BeEquivalentTo(new { In = 50, Kept = 20 });
        Dropped().Should().HaveCount(30).And.OnlyContain(d => Text(d, "reason") == "not_taken");
        Tuples().Should().HaveCount(20);
    }

    [Fact]
    public async Task Take_counts_only_what_the_filters_leave()
    {
        _folder.WriteText("qa.json", """[["a",""],["b",""],["c","1"],["c","1"],["d","2"]]""");

        (await Mix(Qa(""", "take": 2"""))).Manifest.Totals.Kept.Should().Be(2);
    }

    [Fact]
    public async Task A_pair_that_take_left_out_is_no_reason_to_drop_its_copy()
    {
        WriteQa("qa.json", 50);
        WriteQa("more.json", 50);

        var summary = await Mix(Qa(""", "take": 20""") + """, { "source": "synthetic_qa", "path": "more.json" }""");

        summary.Manifest.Totals.Kept.Should().Be(50);
        summary.Manifest.Sources[1].Records.Of(DropReason.Duplicate).Should().Be(20);
    }

    [Fact]
    public async Task The_same_recipe_gives_the_same_bytes_wherever_it_lies()
    {
        WriteQa("here/qa.json", 30);
        WriteQa("there/qa.json", 30);
        string recipe = Recipe(Qa(""", "take": 20"""), """ "formats": ["tuples", "messages", "alpaca"] """);

        await new MixRun(_python).RunAsync(_folder.WriteText("here/recipe.json", recipe), _folder["one"]);
        await new MixRun(_python).RunAsync(_folder.WriteText("there/recipe.json", recipe), _folder["two"]);

        Files("one").Should().Equal(Files("two")).And.HaveCount(10);
    }

    [Fact]
    public async Task Another_seed_takes_and_orders_otherwise()
    {
        WriteQa("qa.json", 50);
        await Mix(Qa(""", "take": 20"""), """ "seed": 1 """);
        var first = Tuples();

        await Mix(Qa(""", "take": 20"""), """ "seed": 2 """);

        Tuples().Should().HaveCount(20).And.NotBeEquivalentTo(first);
    }

    [Fact]
    public async Task The_order_is_the_documented_one()
    {
        WriteQa("qa.json", 40);
        await Mix(Qa(), """ "seed": 7 """);

        Tuples().Should().Equal(Enumerable.Range(0, 40).Select(i => ("synthetic_qa", $"q{i}", $"a{i}")).OrderBy(t => Key(t.Item2, t.Item3), StringComparer.Ordinal));

        static string Key(string instruction, string response)
        {
            byte[] content = SHA256.HashData([.. Encoding.UTF8.GetBytes(instruction), 0xFF, .. Encoding.UTF8.GetBytes(response)]);
            return Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes("mix:7:"), .. content[..16]]));
        }
    }

    [Fact]
    public async Task A_new_pair_leaves_the_others_in_their_order()
    {
        WriteQa("qa.json", 30);
        await Mix(Qa());
        var before = Tuples();
        WriteQa("qa.json", 31);

        await Mix(Qa());

        Tuples().Should().HaveCount(31);
        Tuples().Where(t => t.Instruction != "q30").Should().Equal(before);
    }

    [Theory]
    [InlineData(10, 3, new[] { 4, 3, 3 })]
    [InlineData(1, 3, new[] { 1, 0, 0 })]
    [InlineData(0, 2, new[] { 0, 0 })]
    [InlineData(9, 1, new[] { 9 })]
    public async Task Parts_are_of_equal_size_but_for_one(int pairs, int parts, int[] sizes)
    {
        WriteQa("qa.json", pairs);

        var summary = await Mix(Qa(), $""" "parts": {parts} """);

        summary.Manifest.Outputs.Where(o => o.File.Contains("part", StringComparison.Ordinal)).Select(o => (int)o.Records).Should().Equal(sizes);
        Enumerable.Range(1, parts).Select(p => Part(p).Count).Should().Equal(sizes);
    }

    [Fact]
    public async Task A_part_has_one_pair_a_line_and_nothing_escaped_needlessly()
    {
        _folder.WriteText("qa.json", """["Größe <b> & 'x' 😀?","日本\t\"\\\u2028\u0000"]""");

        await Mix(Qa(), """ "parts": 1 """);

        (await File.ReadAllTextAsync(_folder["out/instruction_tuning_dataset_alpha_part1.json"])).Should().Be(
            "[\n" + """["synthetic_qa",["Größe <b> & 'x' 😀?","日本\t\"\\\u2028\u0000"]]""" + "\n]\n");
    }

    [Fact]
    public async Task I_can_have_chat_messages_and_Alpaca_records_alone()
    {
        _folder.WriteText("qa.json", """["q","a"]""");

        await Mix(Qa(), """ "formats": ["messages", "alpaca"] """);

        Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Should().BeEquivalentTo("alpaca.jsonl", "messages.jsonl", "README.md", "dropped.jsonl", "index.jsonl", "lock.json", "manifest.json", "report.html");
        (await File.ReadAllTextAsync(_folder["out/messages.jsonl"])).Should().Be("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}],"source":"synthetic_qa"}""" + "\n");
        (await File.ReadAllTextAsync(_folder["out/alpaca.jsonl"])).Should().Be("""{"instruction":"q","input":"","output":"a","source":"synthetic_qa"}""" + "\n");
    }

    [Fact]
    public async Task A_mix_can_be_mixed_again_and_stays_what_it_is()
    {
        WriteQa("qa.json", 9);
        await Mix(Qa());
        var first = Files("out").Where(f => f.Key.Contains("part", StringComparison.Ordinal)).ToList();
        string recipe = _folder.WriteText("again.json", Recipe("""{ "source": "pairs", "path": ["out/instruction_tuning_dataset_alpha_part1.json", "out/instruction_tuning_dataset_alpha_part2.json"] }"""));

        await new MixRun(_python).RunAsync(recipe, _folder["again"]);

        Files("again").Should().Contain(first);
    }

    [Fact]
    public async Task The_manifest_describes_inputs_and_outputs_as_they_lie_on_disk()
    {
        WriteQa("qa.json", 9);

        var summary = await Mix(Qa());

        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder["out/manifest.json"]));
        manifest.RootElement.GetProperty("tool").GetString().Should().MatchRegex(@"^instructmix \d+\.\d+\.\d+$");
        manifest.RootElement.GetProperty("recipe_sha256").GetString().Should().Be(Digest(_folder["recipe.json"]));
        manifest.RootElement.GetProperty("mix").GetProperty("synthetic_qa").GetInt32().Should().Be(9);
        manifest.RootElement.GetProperty("sources")[0].GetProperty("records").GetProperty("in").GetInt32().Should().Be(9);
        summary.Manifest.Inputs.Should().Equal(new InputFile("qa.json", new FileInfo(_folder["qa.json"]).Length, Digest(_folder["qa.json"])));
        summary.Manifest.Outputs.Should().HaveCount(6);
        summary.Manifest.Outputs.Should().OnlyContain(o => o.Sha256 == Digest(_folder["out/" + o.File]) && o.Bytes == new FileInfo(_folder["out/" + o.File]).Length);
    }

    [Fact]
    public async Task What_an_earlier_mix_left_over_is_removed_and_nothing_else()
    {
        WriteQa("qa.json", 9);
        await Mix(Qa(), """ "parts": 3, "formats": ["tuples", "alpaca"] """);
        _folder.WriteText("out/instruction_tuning_dataset_alpha_part9.json", "mine");

        await Mix(Qa());

        Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Should().BeEquivalentTo(
            "instruction_tuning_dataset_alpha_part1.json", "instruction_tuning_dataset_alpha_part2.json", "instruction_tuning_dataset_alpha_part9.json", "README.md", "dropped.jsonl", "index.jsonl", "lock.json", "manifest.json", "report.html");
    }

    [Fact]
    public async Task Missing_files_are_all_named_before_anything_is_written()
    {
        var mixing = () => Mix("""{ "source": "synthetic_qa", "path": ["no.json", "none.json"] }""");

        string message = (await mixing.Should().ThrowAsync<UnusableInputException>()).Which.Message;
        message.Split('\n').Should().HaveCount(2);
        message.Should().StartWith($"{_folder["no.json"]}: there is no such file").And.Contain("relative to the recipe");
        Directory.Exists(_folder["out"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_source_that_the_mix_would_overwrite_is_refused()
    {
        _folder.WriteText("out/alpaca.jsonl", """{"instruction":"q","input":"","output":"a"}""");

        var mixing = () => Mix("""{ "source": "synthetic_qa", "path": "out/alpaca.jsonl" }""", """ "formats": ["alpaca"] """);

        (await mixing.Should().ThrowAsync<UnusableInputException>()).WithMessage("*would overwrite this source*");
        Directory.GetFiles(_folder["out"]).Should().ContainSingle();
    }

    [Fact]
    public async Task A_file_is_no_output_folder()
    {
        WriteQa("qa.json", 1);
        _folder.WriteText("out", "a file");

        var mixing = () => Mix(Qa());

        (await mixing.Should().ThrowAsync<UnusableInputException>()).WithMessage("*is a file; name a folder*");
    }

    [Fact]
    public async Task A_cancelled_mix_leaves_the_former_one_as_it_was()
    {
        WriteQa("qa.json", 9);
        await Mix(Qa());
        var before = Files("out");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var mixing = () => new MixRun(_python).RunAsync(_folder.WriteText("recipe.json", Recipe(Qa(), """ "seed": 9 """)), _folder["out"], stop.Token);

        await mixing.Should().ThrowAsync<OperationCanceledException>();
        Files("out").Should().Equal(before);
    }

    private static string Qa(string more = "") => $$"""{ "source": "synthetic_qa", "path": "qa.json"{{more}} }""";

    private static string Recipe(string sources, string more = "") => $$"""{ "name": "test", "sources": [ {{sources}} ], {{more}} }""";

    private static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static string? Text(JsonElement record, string field) => record.GetProperty(field).GetString();

    private void WriteQa(string name, int count) => _folder.WriteText(name, "[" + string.Join(",\n", Enumerable.Range(0, count).Select(i => $"[\"q{i}\",\"a{i}\"]")) + "]");

    private async Task<MixSummary> Mix(string sources, string more = "") =>
        await new MixRun(_python) { MayBeEmpty = true }.RunAsync(_folder.WriteText("recipe.json", Recipe(sources, more)), _folder["out"]);

    private Dictionary<string, string> Files(string folder) => Directory.GetFiles(_folder[folder]).Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText);

    private List<JsonElement> Dropped() => [.. File.ReadAllLines(_folder["out/dropped.jsonl"]).Select(l => JsonElement.Parse(l))];

    private List<(string Source, string Instruction, string Response)> Part(int part) =>
        [.. JsonElement.Parse(File.ReadAllText(_folder[$"out/instruction_tuning_dataset_alpha_part{part}.json"])).EnumerateArray().Select(t => (t[0].GetString()!, t[1][0].GetString()!, t[1][1].GetString()!))];

    private List<(string Source, string Instruction, string Response)> Tuples() =>
        [.. Enumerable.Range(1, 100).TakeWhile(p => File.Exists(_folder[$"out/instruction_tuning_dataset_alpha_part{p}.json"])).SelectMany(Part)];
}
