using System.Text;
using InstructMix.Core.Files;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Requests;
using InstructMix.Tests.Shared;

namespace InstructMix.Generation.Tests;

public sealed class RequestReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_read_a_file_of_requests()
    {
        string path = _folder.Write(
            "requests.jsonl",
            """{"id": "a", "topic": "text", "instruction": "Reverse a text.", "entry_point": "reverse", "tests": ["assert reverse('ab') == 'ba'"], "signature": "def reverse(text: str) -> str:"}""",
            "",
            """{"id": "b", "topic": "numbers", "instruction": "Add.", "difficulty": 3, "kind": "class"}""", """{"id": "c", "topic": "numbers", "instruction": "Sub.", "difficulty": "hard", "kind": "my own"}""");

        var readings = await RequestReader.ReadAsync(path).ToListAsync();

        readings.Select(r => r.Value).Should().BeEquivalentTo(new[]
        {
            new Request { Id = "a", Topic = "text", Instruction = "Reverse a text.", EntryPoint = "reverse", Tests = ["assert reverse('ab') == 'ba'"], Signature = "def reverse(text: str) -> str:" },
            new Request { Id = "b", Topic = "numbers", Instruction = "Add.", Kind = RequestKind.Class },
            new Request { Id = "c", Topic = "numbers", Instruction = "Sub.", Difficulty = Difficulty.Hard },
        });
    }

    [Theory]
    [InlineData("""{"id": "a", "topic": "text" """, "the line is not JSON (*")]
    [InlineData("""["a"]""", "the line is not a JSON object")]
    [InlineData("""{"topic": "text", "instruction": "Add."}""", "the record has no \"id\"")]
    [InlineData("""{"id": "a", "topic": "text", "instruction": "  "}""", "the record has no \"instruction\"")]
    [InlineData("""{"id": 7, "topic": "text", "instruction": "Add."}""", "the record has no \"id\"")]
    [InlineData("""{"id": "a", "topic": "text", "instruction": "Add.", "tests": "assert True"}""", "\"tests\" is of another type than the format's")]
    [InlineData("""{"id": "first", "topic": "text", "instruction": "Add."}""", "the id \"first\" stands in line 1 already")]
    [InlineData("""{"id": "a", "topic": "text", "instruction": "\ud800"}""", "the line is not JSON (*")]
    public async Task A_line_that_is_no_request_is_a_problem_and_the_others_are_read(string line, string what)
    {
        string path = _folder.Write(
            "requests.jsonl",
            """{"id": "first", "topic": "text", "instruction": "Reverse."}""",
            line,
            """{"id": "last", "topic": "text", "instruction": "Add."}""");

        var readings = await RequestReader.ReadAsync(path).ToListAsync();

        readings.Select(r => r.Value?.Id).Should().Equal("first", null, "last");
        readings[1].Problem!.What.Should().Match(what);
        readings[1].Problem!.ToString().Should().StartWith($"{path}:2: ");
    }

    [Fact]
    public async Task I_can_read_exemplars_from_a_stream_which_stays_open()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""
            {"id": "e", "topic": "text", "instruction": "Shout.", "response": "```python\ndef shout(s): return s.upper()\n```"}
            {"id": "f", "topic": "text", "instruction": "Whisper."}
            """));

        var readings = await ExemplarReader.ReadAsync(stream, "examples/exemplars.jsonl").ToListAsync();

        readings[0].Value!.Response.Should().Contain("s.upper()");
        readings[1].Problem!.ToString().Should().Be("examples/exemplars.jsonl:2: the record has no \"response\"; add it as a text; required are id, topic, instruction, response");
        stream.CanRead.Should().BeTrue();
    }

    [Fact]
    public async Task A_file_that_is_not_there_cannot_be_used()
    {
        var reading = async () => await RequestReader.ReadAsync(_folder["none.jsonl"]).ToListAsync();

        (await reading.Should().ThrowAsync<UnusableInputException>()).WithMessage("*there is no such file*");
    }
}
