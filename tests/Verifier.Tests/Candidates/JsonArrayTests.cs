using System.Text;
using InstructMix.Core.Files;
using InstructMix.Tests.Shared;

namespace InstructMix.Verifier.Tests.Candidates;

public sealed class JsonArrayTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""[{"id":"a","instruction":"i","response":"r"},{"id":"b","instruction":"i","response":"r"}]""")]
    [InlineData("\uFEFF [\n  {\n    \"id\": \"a\",\n    \"instruction\": \"]},{[\\\"\\\\\",\n    \"response\": \"r\"\n  },\n  {\"id\": \"b\", \"instruction\": \"i\", \"response\": \"r\"}\n]\n")]
    [InlineData("""[["i","r"],["python_code",["i","r"]]]""")]
    [InlineData("""[ ["python_code", ["i", "r"]], ["conala", ["i", "r"]] ]""")]
    public async Task I_can_read_the_elements_of_an_array(string content)
    {
        var readings = await _folder.Read(content);

        readings.Select(r => (r.Line, r.Problem)).Should().Equal((1, null), (2, null));
    }

    [Fact]
    public async Task I_can_read_tuples_a_line_which_is_no_array()
    {
        var readings = await _folder.Read("[\"a\",[\"i\",\"r\"]]\n[\"b\",[\"i\",\"r\"]]\n");

        readings.Select(r => r.Value!.Source).Should().Equal("a", "b");
    }

    [Fact]
    public async Task A_bad_element_is_named_by_its_number_and_the_others_go_on()
    {
        var readings = await _folder.Read("[\n{\"instruction\":\"i\",\"response\":\"r\"},\n{\"instruction\": oops},\n{\"instruction\":\"i\"},\n{\"instruction\":\"i\",\"response\":\"r\"}\n]");

        readings.Select(r => r.Value is not null).Should().Equal(true, false, false, true);
        readings[1].Problem!.What.Should().StartWith("record 2: not JSON at column 17");
        readings[2].Problem!.What.Should().StartWith("record 3: the record has no response");
    }

    [Theory]
    [InlineData("""[{"instruction":"i","response":"r"},{"instruction":"i","resp""", "the array is cut off at record 2")]
    [InlineData("""[{"instruction":"i","response":"r"},""", "the array is cut off at record 2")]
    [InlineData("""[{"instruction":"i","response":"r"},]""", "there is a comma where record 2 must be")]
    [InlineData("""[{"instruction":"i","response":"r"},,{}]""", "there is a comma where record 2 must be")]
    [InlineData("""[{"instruction":"i","response":"r"}] {"more":1}""", "something follows the array's end, after record 1")]
    public async Task A_broken_array_is_one_problem_behind_what_could_be_read(string content, string what)
    {
        var readings = await _folder.Read(content);

        readings.Select(r => r.Value is not null).Should().Equal(true, false);
        readings[1].Problem!.What.Should().Be(what);
    }

    [Fact]
    public async Task An_element_over_the_limit_is_one_problem_and_the_next_is_read()
    {
        var readings = await _folder.Read($$"""[{"instruction":"i","response":"{{new string('x', LineReader.MaxLineBytes)}}"},{"instruction":"i","response":"r"}]""");

        readings[0].Problem!.What.Should().Be("record 1 is longer than 16 MiB");
        readings[1].Value!.Response.Should().Be("r");
    }

    [Fact]
    public async Task An_element_that_is_not_UTF8_is_one_problem()
    {
        var bytes = Encoding.Latin1.GetBytes("""[{"instruction":"é","response":"r"},["i","r"]]""");

        var readings = await CandidateFile.Read(_folder.WriteBytes("in.json", bytes));

        readings.Select(r => r.Problem?.What).Should().Equal("record 1 is not UTF-8", null);
    }

    [Fact]
    public async Task A_gzipped_array_of_many_records_comes_in_order()
    {
        var path = _folder.WriteText("in.json.gz", "[" + string.Join(",\n", Enumerable.Range(0, 20_000).Select(i => $$"""["i{{i}}","r"]""")) + "]");

        var readings = await CandidateFile.Read(path);

        readings.Select(r => r.Value!.Instruction).Should().Equal(Enumerable.Range(0, 20_000).Select(i => $"i{i}"));
    }
}
