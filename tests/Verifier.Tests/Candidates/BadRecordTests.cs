using InstructMix.Core.Files;
using InstructMix.Tests.Shared;

namespace InstructMix.Verifier.Tests.Candidates;

public sealed class BadRecordTests : IDisposable
{
    private const string Good = """{"id":"good","instruction":"i","response":"r"}""";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"instruction":"ü", oops}""", "not JSON at column 21 ('o' is an invalid start of a property name")]
    [InlineData("""{"instruction":"i","response":"r""", "not JSON at column")]
    [InlineData("""{"instruction":"i","response":"r"} {}""", "not JSON at column 36")]
    [InlineData("""{"response":"r","response":"s","instruction":"i"}""", "not JSON at column")]
    [InlineData("""{"instruction":"i","text":"t"}""", "the record has no response that is known (it has instruction, text)")]
    [InlineData("""{"instruction":"i","response":null}""", "the record has no response that is known")]
    [InlineData("{}", "the record has no response that is known (it has no fields)")]
    [InlineData("""{"instruction":5,"response":"r"}""", "`instruction` is a number where a string must be")]
    [InlineData("""{"instruction":"i","response":["r"]}""", "`response` is a list where a string must be")]
    [InlineData("""{"instruction":"i","response":"r","tests":"assert f()"}""", "`tests` is a string where a list of strings must be")]
    [InlineData("""{"instruction":"i","response":"r","tests":["a",1]}""", "`tests` is a list where a list of strings must be")]
    [InlineData("""{"instruction":"i","response":"\ud800"}""", "a string holds half a surrogate pair")]
    [InlineData("""{"instruction":"i","response":"r","meta":{"a":["\uDC00"]}}""", "a string holds half a surrogate pair")]
    [InlineData("""{"instruction":"i","response":"r","\ud800":1}""", "a string holds half a surrogate pair")]
    [InlineData("""{"messages":[{"role":"user","content":"q"}]}""", "`messages` holds no answer to the person's turn")]
    [InlineData("""{"messages":[1,null,{"role":5}]}""", "`messages` holds no turn of a person")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image"}]},{"role":"assistant","content":"a"}]}""", "turn 1 of `messages` has no text in `content`")]
    [InlineData("""{"conversations":[{"from":"human","value":"q"},{"from":"gpt"}]}""", "turn 2 of `conversations` has no text in `value`")]
    [InlineData("""["i",5]""", "the record is a list, but not of the mix's form")]
    [InlineData("\"text\"", "the record is a string where an object must be")]
    [InlineData("null", "the record is null where an object must be")]
    public async Task A_bad_record_is_one_problem_and_the_others_go_on(string bad, string what)
    {
        var readings = await _folder.Read($"{Good}\n{bad}\n{Good}\n");

        readings.Select(r => r.Value?.Id).Should().Equal("good", null, "good#2");
        readings[1].Problem!.What.Should().StartWith(what);
        readings[1].Problem!.ToString().Should().Contain("in.jsonl:2: ").And.Contain("; ");
    }

    [Fact]
    public async Task A_record_that_is_nested_too_deep_is_a_bad_record()
    {
        var deep = new string('[', 70) + new string(']', 70);
        var justTooDeepForMeta = new string('[', 63) + new string(']', 63);

        (await _folder.Wrong($$"""{"instruction":"i","response":"r","x":{{deep}}}""")).What.Should().Contain("depth");
        (await _folder.Wrong($$"""{"instruction":"i","response":"r","x":{{justTooDeepForMeta}}}""")).What.Should().Contain("nested deeper");
    }

    [Fact]
    public async Task A_surrogate_pair_is_a_character()
    {
        (await _folder.One("""{"instruction":"i","response":"\ud83d\ude00"}""")).Response.Should().Be("😀");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("[]")]
    [InlineData(" [ ] ")]
    public async Task A_file_without_records_is_a_problem_of_the_file(string content)
    {
        var problem = await _folder.Wrong(content);

        problem.Line.Should().Be(0);
        problem.ToString().Should().Contain("in.jsonl: holds no records; check that");
    }

    [Fact]
    public async Task Objects_over_many_lines_are_one_problem_with_a_remedy()
    {
        (await _folder.Wrong("{\n  \"instruction\": \"i\",\n  \"response\": \"r\"\n}\n")).Remedy.Should().Contain("jq -c");
    }

    [Fact]
    public async Task An_archive_that_is_none_is_one_problem()
    {
        var readings = await CandidateFile.Read(_folder.WriteBytes("in.jsonl.gz", "this is no archive"u8.ToArray()));

        readings.Should().ContainSingle().Which.Problem!.What.Should().StartWith("the file cannot be read further");
    }

    [Fact]
    public async Task A_missing_file_cannot_be_used()
    {
        var read = () => CandidateFile.Read(Path.Combine(_folder.Path, "none"));

        await read.Should().ThrowAsync<UnusableInputException>();
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var path = _folder.WriteText("in.jsonl", Good);
        var read = async () =>
        {
            await foreach (var _ in new Verifier.Candidates.CandidateReader().ReadAsync([path], cancelled.Token))
            {
            }
        };

        await read.Should().ThrowAsync<OperationCanceledException>();
    }
}
