using Parquet.Serialization;

namespace InstructMix.Mixer.Tests.Sources;

/// <summary>What the community brings, in its several shapes.</summary>
public sealed class CommunityTests : IDisposable
{
    private readonly MixedFolder _mix = new();

    public void Dispose() => _mix.Dispose();

    [Theory]
    [InlineData("""{"id":"1","instruction":"q","response":"a"}""")]
    [InlineData("""{"instruction":"q","input":"","output":"a"}""")]
    [InlineData("""{"question":"q","answer":"a"}""")]
    [InlineData("""{"prompt":"q","completion":"a"}""")]
    [InlineData("""{"messages":[{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"text","text":"q"}]},{"role":"assistant","content":"a"}]}""")]
    [InlineData("""{"conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]}""")]
    [InlineData("""["q","a"]""")]
    public async Task Every_known_shape_is_read(string record)
    {
        _mix.Folder.WriteText("data.jsonl", record);

        await _mix.MixAsync("""{ "source": "jsonl", "path": "data.jsonl", "name": "dolly" }""", "");

        _mix.Mixed().Should().Equal(("dolly", "q", "a"));
    }

    [Fact]
    public async Task An_input_follows_the_instruction()
    {
        _mix.Folder.WriteText("data.jsonl", """{"instruction":"Sort.","input":"3 1 2","output":"1 2 3"}""");

        await _mix.MixAsync("""{ "source": "jsonl", "path": "data.jsonl" }""", "");

        _mix.Mixed().Should().Equal(("jsonl", "Sort.\n\n3 1 2", "1 2 3"));
    }

    [Fact]
    public async Task Later_turns_are_not_used_and_counted()
    {
        _mix.Folder.WriteText("data.jsonl", """
            {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"},{"role":"user","content":"r"},{"role":"assistant","content":"b"}]}
            {"messages":[{"role":"user","content":"s"},{"role":"assistant","content":"c"}]}
            """);

        var summary = await _mix.MixAsync("""{ "source": "jsonl", "path": "data.jsonl" }""", "");

        _mix.Mixed().Should().BeEquivalentTo([("jsonl", "q", "a"), ("jsonl", "s", "c")]);
        summary.Manifest.Sources[0].LaterTurns.Should().Be(1);
    }

    [Fact]
    public async Task A_record_keeps_its_own_source_and_what_else_it_has()
    {
        _mix.Folder.WriteText("data.jsonl", """
            {"instruction":"q","response":"a","source":"mine","score":5}
            {"instruction":"r","response":"b","meta":{"score":1}}
            """);

        await _mix.MixAsync("""{ "source": "jsonl", "path": "data.jsonl", "where": "Meta[\"score\"] >= 5" }""", "");

        _mix.Mixed().Should().Equal(("mine", "q", "a"));
    }

    [Theory]
    [InlineData("""{"text":"q"}""", "*no instruction with its response (it has text)*")]
    [InlineData("7", "*it is no object*")]
    [InlineData("""{"messages":[{"role":"user","content":"q"}]}""", "*no instruction with its response*")]
    public async Task A_record_of_no_known_shape_is_told(string record, string detail)
    {
        _mix.Folder.WriteText("data.jsonl", record + "\n" + """["q","a"]""");

        var summary = await _mix.MixAsync("""{ "source": "jsonl", "path": "data.jsonl" }""", "");

        _mix.Mixed().Should().ContainSingle();
        summary.Problems.Should().ContainSingle().Which.ToString().Should().Match(detail);
    }

    [Fact]
    public async Task Parquet_is_read_with_lists_of_messages()
    {
        await using (var file = File.Create(_mix.Folder["data.parquet"]))
        {
            await ParquetSerializer.SerializeAsync(Enumerable.Range(0, 3).Select(i => new Chat
            {
                messages = [new Message { role = "user", content = $"q{i}" }, new Message { role = "assistant", content = $"a{i}" }],
                score = i,
            }), file);
        }

        await _mix.MixAsync("""{ "source": "jsonl", "path": "data.parquet", "name": "chats", "where": "Meta[\"score\"] >= 1" }""", "");

        _mix.Mixed().Should().BeEquivalentTo([("chats", "q1", "a1"), ("chats", "q2", "a2")]);
        _mix.Dropped().Should().ContainSingle().Which.GetProperty("origin").GetString().Should().Be("data.parquet:1");
    }

    [Fact]
    public async Task Only_tested_pairs_of_python_are_mixed_unless_where_says_otherwise()
    {
        string[] lines = ["tested", "smoked", "defined"];
        _mix.Folder.WriteText("kept.jsonl", string.Join('\n', lines.Select(l => """{"id":"L","instruction":"L","response":"x","verification":{"outcome":"passed","level":"L"}}""".Replace("L", l))));

        await _mix.MixAsync("""{ "source": "python_code", "path": "kept.jsonl" }""", "");
        _mix.Mixed().Select(m => m.Instruction).Should().Equal("tested");
        _mix.Dropped().Should().HaveCount(2);

        await _mix.MixAsync("""{ "source": "python_code", "path": "kept.jsonl", "where": "Verification.Level != \"defined\"" }""", "");
        _mix.Mixed().Select(m => m.Instruction).Should().BeEquivalentTo("tested", "smoked");
    }

    [Fact]
    public async Task The_whole_code_can_take_the_place_of_the_answer()
    {
        _mix.Folder.WriteText("kept.jsonl", """
            {"id":"1","instruction":"q","response":"    return 1","code":"def f():\n    return 1","verification":{"outcome":"passed","level":"tested"}}
            {"id":"2","instruction":"r","response":"    return 2","verification":{"outcome":"passed","level":"tested"}}
            """);

        await _mix.MixAsync("""{ "source": "python_code", "path": "kept.jsonl", "response": "code" }""", "");

        _mix.Mixed().Should().Equal(("python_code", "q", "def f():\n    return 1"));
        _mix.Dropped().Should().ContainSingle().Which.GetProperty("detail").GetString().Should().Contain("wants its \"code\"");
    }

    [Fact]
    public async Task Mined_snippets_have_a_threshold()
    {
        _mix.Folder.WriteText("mined.jsonl", """
            {"id":"1_0","intent":"one","snippet":"a = 1","prob":0.9}
            {"id":"1_1","intent":"two","snippet":"b = 1","prob":0.4}
            """);
        _mix.Folder.WriteText("train.json", """[{"intent":"three","rewritten_intent":null,"snippet":"c = 1","question_id":3}]""");

        await _mix.MixAsync("""{ "source": "conala", "path": ["mined.jsonl", "train.json"], "where": "Meta[\"prob\"] >= 0.5 || Meta[\"prob\"].IsMissing" }""", "");

        _mix.Mixed().Select(m => m.Instruction).Should().BeEquivalentTo("one", "three");
    }

    private sealed class Chat
    {
        public List<Message>? messages { get; set; }

        public int score { get; set; }
    }

    private sealed class Message
    {
        public string? role { get; set; }

        public string? content { get; set; }
    }
}
