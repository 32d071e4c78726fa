using InstructMix.Core.Files;
using InstructMix.Mixer.Sources;
using InstructMix.Tests.Shared;

namespace InstructMix.Mixer.Tests;

public sealed class SourceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_read_kept_pairs_as_they_were_answered()
    {
        var pairs = await Pairs("python_code", """
            {"id":"a","instruction":"Add.","response":"Sure:\n```python\nx = 1\n```\n","code":"x = 1","verification":{"outcome":"passed","level":"smoked"}}
            {"instruction":"Sub.","response":"y","source":"mine","verification":{"outcome":"passed"}}
            """);

        pairs.Should().Equal(
            new Pair("python_code", "Add.", "Sure:\n```python\nx = 1\n```\n", "a", new Origin("data", 1)) { Verification = new PairVerification("passed", "smoked"), Code = "x = 1" },
            new Pair("mine", "Sub.", "y", "data:2", new Origin("data", 2)) { Verification = new PairVerification("passed") });
    }

    [Fact]
    public async Task A_candidate_that_did_not_pass_is_no_kept_pair()
    {
        var pairs = await Pairs("python_code", """
            {"instruction":"i","response":"r","verification":{"outcome":"failed"}}
            {"instruction":"i","response":"r"}
            """);

        pairs.Select(p => p.Refusal!.Reason).Should().Equal(DropReason.NotPassed, DropReason.NotPassed);
        pairs[0].Refusal!.Detail.Should().Be("its verification came to failed");
        pairs[1].Refusal!.Detail.Should().Contain("run `instructmix verify`");
    }

    [Theory]
    [InlineData("[\n{0},\n{1}\n]")]
    [InlineData("[{0},{1}]")]
    [InlineData("{0}\n{1}\n")]
    public async Task I_can_read_conala_as_an_array_and_as_lines(string form)
    {
        string rewritten = """{"intent":"How?","rewritten_intent":"sort list `x`","snippet":"x.sort()","question_id":12}""";
        string mined = """{"intent":"Wie geht das?","snippet":"y()","id":"34_0","question_id":34,"prob":0.5}""";

        var pairs = await Pairs("conala", form.Replace("{0}", rewritten).Replace("{1}", mined));

        pairs.Select(p => (p.Instruction, p.Response, p.Id)).Should().Equal(("sort list `x`", "x.sort()", "12"), ("Wie geht das?", "y()", "34_0"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public async Task The_intent_stands_in_for_a_missing_rewritten_intent(string rewritten)
    {
        var pairs = await Pairs("conala", $$"""[{"intent":"How?","rewritten_intent":{{rewritten}},"snippet":"x","question_id":1}]""");

        pairs.Should().ContainSingle().Which.Instruction.Should().Be("How?");
    }

    [Fact]
    public async Task Intents_of_other_languages_are_kept()
    {
        var pairs = await Pairs("conala", """[{"intent":"?","rewritten_intent":"辞書`dic`の値を取得する","snippet":"x"}]""");

        pairs.Should().ContainSingle().Which.Instruction.Should().Be("辞書`dic`の値を取得する");
    }

    [Theory]
    [InlineData("helpful")]
    [InlineData("harmless")]
    public async Task I_can_read_the_first_turns_of_a_compressed_transcript(string source)
    {
        var pairs = await Pairs(source, """
            {"chosen":"\n\nHuman: What now?\nTell me.\n\nAssistant: This.\n\nThen that.\n\nHuman: And?\n\nAssistant: No.","rejected":""}
            {"chosen":"\n\nHuman: Hi\n\nAssistant: Hello","rejected":""}
            """, "data.gz");

        pairs.Select(p => (p.Source, p.Instruction, p.Response)).Should().Equal((source, "What now?\nTell me.", "This.\n\nThen that."), (source, "Hi", "Hello"));
    }

    [Theory]
    [InlineData("Human: a\\n\\nAssistant: b")]
    [InlineData("\\n\\nAssistant: b")]
    [InlineData("\\n\\nHuman: a")]
    [InlineData("")]
    public async Task A_malformed_transcript_is_refused_and_its_text_not_lost(string transcript)
    {
        var pair = (await Pairs("helpful", $$"""{"chosen":"{{transcript}}"}""")).Should().ContainSingle().Subject;

        pair.Refusal!.Reason.Should().Be(DropReason.Unreadable);
        pair.Response.Should().Be(transcript.Replace("\\n", "\n"));
    }

    [Theory]
    [InlineData("""["q","a"]""")]
    [InlineData("""[["q","a"]]""")]
    [InlineData("""{"question":"q","answer":"a"}""")]
    [InlineData("""[{"question":"q","answer":"a"}]""")]
    [InlineData("""{"instruction":"q","input":"","output":"a"}""")]
    [InlineData("""{"instruction":"q","response":"a"}""")]
    public async Task I_can_read_questions_and_answers_in_several_shapes(string text)
    {
        (await Pairs("synthetic_qa", text)).Should().ContainSingle().Which.Should().Be(new Pair("synthetic_qa", "q", "a", "data:1", new Origin("data", 1)));
    }

    [Fact]
    public async Task An_input_follows_its_instruction()
    {
        (await Pairs("synthetic_qa", """{"instruction":"Sort.","input":"3 1 2","output":"1 2 3"}""")).Single().Instruction.Should().Be("Sort.\n\n3 1 2");
    }

    [Fact]
    public async Task Pairs_of_a_finished_mix_keep_their_source()
    {
        var pairs = await Pairs("pairs", """
            [
            ["conala",["i","r"]],
            ["helpful",["j","s"]]
            ]
            """);

        pairs.Should().Equal(new Pair("conala", "i", "r", "data:1", new Origin("data", 1)), new Pair("helpful", "j", "s", "data:2", new Origin("data", 2)));
    }

    [Theory]
    [InlineData("python_code", """{"instruction":"i"}""")]
    [InlineData("python_code", """{"instruction":3,"response":"r"}""")]
    [InlineData("python_code", "not JSON")]
    [InlineData("python_code", "null")]
    [InlineData("conala", """{"intent":"i"}""")]
    [InlineData("conala", """{"snippet":"s"}""")]
    [InlineData("conala", """{"intent":"\ud800","snippet":"s"}""")]
    [InlineData("helpful", """{"rejected":"r"}""")]
    [InlineData("synthetic_qa", """["q"]""")]
    [InlineData("synthetic_qa", """["q","\udc00"]""")]
    [InlineData("synthetic_qa", """{"question":"q"}""")]
    [InlineData("synthetic_qa", "7")]
    [InlineData("pairs", """["s",["i"]]""")]
    [InlineData("pairs", """["",["i","r"]]""")]
    public async Task A_bad_record_is_a_problem_with_its_line_and_the_others_go_on(string source, string bad)
    {
        string good = source switch
        {
            "python_code" => """{"instruction":"i","response":"r","verification":{"outcome":"passed"}}""",
            "conala" => """{"intent":"i","snippet":"r"}""",
            "helpful" => """{"chosen":"\n\nHuman: i\n\nAssistant: r"}""",
            "pairs" => """["s",["i","r"]]""",
            _ => """["i","r"]""",
        };

        var readings = await Read(source, $"{good}\n{bad}\n{good}\n");

        readings.Select(r => (r.Line, r.Problem is null)).Should().Equal((1, true), (2, false), (3, true));
        readings[1].Problem!.ToString().Should().StartWith("data:2: ").And.NotContain("InstructMix");
    }

    [Fact]
    public async Task A_list_that_breaks_off_gives_what_stood_before()
    {
        var readings = await Read("conala", "[\n{\"intent\":\"i\",\"snippet\":\"r\"},\n{\"intent\":\"j\",\"snip");

        readings.Select(r => r.Problem is null).Should().Equal(true, false);
        readings[1].Problem!.ToString().Should().StartWith("data:2: the array is cut off at record 2");
    }

    [Theory]
    [InlineData("[{} {}]", "the record is not the JSON that this source holds")]
    [InlineData("[{}] {}", "something follows the array's end, after record 1")]
    [InlineData("[{}", "the array is cut off at record 1")]
    public async Task A_list_that_is_no_list_says_why(string text, string why)
    {
        (await Read("synthetic_qa", text))[^1].Problem!.What.Should().Contain(why);
    }

    [Fact]
    public async Task A_record_of_a_list_that_is_no_JSON_spoils_only_itself()
    {
        var readings = await Read("conala", "[\n{\"intent\":\"i\",\"snippet\":\"r\"},\n{\"intent\": oops},\n\n{\"intent\":\"j\",\"snippet\":\"s\"}]");

        readings.Select(r => (r.Line, r.Problem is null)).Should().Equal((1, true), (2, false), (3, true));
    }

    [Fact]
    public async Task A_long_list_is_read_with_the_numbers_of_its_records()
    {
        // Records of every length around the reader's buffer.
        string[] answers = [.. Enumerable.Range(0, 300).Select(i => new string('é', i * 211 % 40_000))];
        string text = "\uFEFF[\n" + string.Join(",\n\n", answers.Select((a, i) => $"  {{ \"question\": \"{i}\",\n \"answer\": \"{a}\" }}")) + "\n]\n";

        var pairs = await Pairs("synthetic_qa", text);

        pairs.Select(p => p.Response).Should().Equal(answers);
        pairs.Select(p => p.Origin.Line).Should().Equal(answers.Select((_, i) => i + 1L));
    }

    [Fact]
    public async Task A_damaged_archive_is_a_problem_and_not_a_crash()
    {
        string path = _folder.WriteText("data.gz", "[\n" + string.Join(",\n", Enumerable.Range(0, 5000).Select(i => $"[\"q{i}\",\"{Guid.NewGuid()}\"]")) + "]");
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path))[..^40_000]);

        var readings = await PairSources.Named("synthetic_qa")!.ReadAsync(new SourceFile("data", path)).ToListAsync();

        readings.Count(r => r.Problem is null).Should().BePositive();
        readings.Where(r => r.Problem is not null).Should().ContainSingle().Which.Should().Be(readings[^1]);
    }

    private async Task<List<Reading<Pair>>> Read(string source, string text, string name = "data") =>
        await PairSources.Named(source)!.ReadAsync(new SourceFile("data", _folder.WriteText(name, text))).ToListAsync();

    private async Task<List<Pair>> Pairs(string source, string text, string name = "data")
    {
        var readings = await Read(source, text, name);
        readings.Should().OnlyContain(r => r.Problem == null);
        return [.. readings.Select(r => r.Value!)];
    }
}
