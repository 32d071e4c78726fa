using InstructMix.Core.Files;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Tests.Candidates;

/// <summary>The tests that records bring, under all the names that they have.</summary>
public sealed class OwnTestsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"task_id":"a","prompt":"def f():\n","completion":"    return 1\n","test":"def check(candidate):\n    assert candidate() == 1\n","entry_point":"f"}""")]
    [InlineData("""{"task_id":"a","prompt":"def f():\n","canonical_solution":"    return 0\n","completion":"    return 1\n","test":"def check(candidate):\n    assert candidate() == 1\n","entry_point":"f"}""")]
    [InlineData("""{"id":"a","prompt":"def f():\n","completion":"    return 1\n","test":"def check(candidate):\n    assert candidate() == 1\n","entry_point":"f"}""")]
    public async Task A_sample_without_problems_has_its_own_tests(string line)
    {
        (await _folder.One(line)).Should().BeEquivalentTo(new { Id = "a", Prompt = "def f():\n", Response = "    return 1\n", EntryPoint = "f", Test = "def check(candidate):\n    assert candidate() == 1\n", UnusedTests = (string?)null });
    }

    [Theory]
    [InlineData("""{"instruction":"i","response":"r","test_list":["assert f() == 1"]}""")]
    [InlineData("""{"instruction":"i","response":"r","unit_tests":["assert f() == 1"]}""")]
    [InlineData("""{"instruction":"i","response":"r","test_cases":["f() == 1"]}""")]
    [InlineData("""{"instruction":"i","response":"r","test_cases":"[\"assert f() == 1\"]"}""")]
    [InlineData("""{"instruction":"i","output":"r","testcase":["assert f() == 1"]}""")]
    [InlineData("""{"task_id":1,"text":"i","completion":"r","test_list":["assert f() == 1"]}""")]
    [InlineData("""{"task_id":1,"prompt":"Write a function f.","completion":"r","test_list":["assert f() == 1"]}""")]
    [InlineData("""{"prompt":"def f():\n","canonical_solution":"r","test_list":["assert f() == 1"]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"i"},{"role":"assistant","content":"r"}],"tests":["assert f() == 1"]}""")]
    [InlineData("""{"conversations":[{"from":"human","value":"i"},{"from":"gpt","value":"r"}],"tests":["assert f() == 1"]}""")]
    public async Task Lists_of_tests_are_read_under_other_names_and_in_every_shape(string line)
    {
        var candidate = await _folder.One(line);

        candidate.Tests.Should().Equal("assert f() == 1");
        candidate.Response.Should().Be("r");
        candidate.Meta.Should().BeNull();
    }

    [Theory]
    [InlineData("unit_test")]
    [InlineData("unit_tests")]
    [InlineData("test_code")]
    public async Task Blocks_of_tests_are_read_under_other_names(string name)
    {
        (await _folder.One($$"""{"instruction":"i","response":"r","{{name}}":"def test_f():\n    assert f() == 1\n"}""")).Test.Should().Be("def test_f():\n    assert f() == 1\n");
    }

    [Fact]
    public async Task A_request_in_words_is_no_prompt_to_go_on_from()
    {
        (await _folder.One("""{"task_id":1,"prompt":"Write a function f.","completion":"def f(): ...","test_list":["f()"]}""")).Should().BeEquivalentTo(new { Instruction = "Write a function f.", Prompt = (string?)null });
    }

    [Fact]
    public async Task A_field_that_looks_like_tests_and_is_not_used_is_told_once_for_the_file()
    {
        var told = new List<InputProblem>();
        var path = _folder.WriteText("in.jsonl", string.Concat(Enumerable.Repeat("""{"instruction":"i","response":"r","hidden_tests":"3 in, 4 out","test_results":[1],"latest":"x","tests_passed":true}""" + "\n", 3)));
        await foreach (var reading in new CandidateReader(unused: told.Add).ReadAsync([path])) reading.Value!.Meta!.Value.GetProperty("hidden_tests").GetString().Should().Be("3 in, 4 out");

        told.Should().ContainSingle().Which.ToString().Should().Contain("in.jsonl:1: `hidden_tests` looks like tests, and is not used here; ");
    }

    [Theory]
    [InlineData("""{"instruction":"i","response":"r","input_output":{"inputs":[[1]],"outputs":[[2]],"fn_name":"f"}}""")]
    [InlineData("""{"instruction":"i","response":"r","input_output":"{\"inputs\":[[1]],\"outputs\":[[2]],\"fn_name\":\"f\"}"}""")]
    [InlineData("""{"instruction":"i","response":"r","test":"{\"inputs\":[[1]],\"outputs\":[[2]],\"fn_name\":\"f\"}"}""")]
    [InlineData("""{"instruction":"i","response":"r","ground_truth":"{\"inputs\":[[1]],\"outputs\":[[2]],\"fn_name\":\"f\"}"}""")]
    [InlineData("""{"instruction":"i","response":"r","reward_model":{"style":"rule","ground_truth":"{\"inputs\":[[1]],\"outputs\":[[2]],\"fn_name\":\"f\"}"}}""")]
    [InlineData("""{"prompt":[{"role":"user","content":"i"}],"response":"r","reward_model":{"ground_truth":{"inputs":[[1]],"outputs":[[2]],"fn_name":"f"}}}""")]
    [InlineData("""{"instruction":"i","response":"r","inputs":[[1]],"outputs":[[2]],"fn_name":"f"}""")]
    public async Task Cases_of_input_and_output_are_read_wherever_they_stand(string line)
    {
        var candidate = await _folder.One(line);

        candidate.Should().BeEquivalentTo(new { Instruction = "i", EntryPoint = "f", Test = (string?)null });
        candidate.Io!.Value.GetProperty("inputs")[0][0].GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task What_is_read_is_written_so_that_it_is_read_again()
    {
        var first = await _folder.One("""{"id":"a","instruction":"i","response":"r","io":[{"args":[1],"returns":2}],"compare":"tokens","files":{"a/b.txt":"x"},"entry_point":"f"}""");
        var again = await _folder.One(System.Text.Encoding.UTF8.GetString(CandidateJson.Line(first)));

        again.Io!.Value.GetRawText().Should().Be("""[{"args":[1],"returns":2}]""");
        again.Compare!.Value.GetString().Should().Be("tokens");
        again.Files.Should().Equal(new Dictionary<string, string> { ["a/b.txt"] = "x" });
    }

    [Theory]
    [InlineData("../x.py")]
    [InlineData("a/../../x.py")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\x")]
    [InlineData("..\\x")]
    [InlineData("~/x")]
    public async Task A_file_that_leaves_the_folder_is_a_fault_of_the_tests_with_file_and_line(string path)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(path);
        var bad = $$$"""{"instruction":"i","response":"r","files":{"ok.txt":"",{{{json}}}:""}}""";
        var readings = await _folder.Read("""{"instruction":"i","response":"r"}""" + "\n" + bad);

        readings[0].Value!.TestFault.Should().BeNull();
        readings[1].Value!.TestFault.Should().EndWith($"in.jsonl:2: `files` has the path '{path}', which leaves the folder; write one that is relative and stays in it");
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[{}]},{"role":"tool","content":"3"},{"role":"assistant","content":"a"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"Let me see."},{"role":"tool","content":"3"},{"role":"assistant","content":"a"},{"role":"user","content":"More."},{"role":"assistant","content":"b"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"},{"role":"assistant","content":""},{"role":"assistant","content":[]}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"input_text","text":"q"}]},{"role":"assistant","content":[{"type":"reasoning","text":"hm"},{"type":"output_text","text":"a"}]}]}""")]
    [InlineData("""{"conversations":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""")]
    [InlineData("""{"messages":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]}""")]
    [InlineData("""{"conversations":[{"from":"human","value":"q"},{"from":"function_call","value":"{}"},{"from":"observation","value":"3"},{"from":"gpt","value":"a"}]}""")]
    [InlineData("""{"prompt":[{"role":"system","content":"s"},{"role":"user","content":"q"}],"completion":[{"role":"assistant","content":"a"}]}""")]
    public async Task The_answer_is_the_last_text_of_the_models_before_the_next_question(string line)
    {
        (await _folder.One(line)).Should().BeEquivalentTo(new { Instruction = "q", Response = "a" });
    }

    [Fact]
    public async Task Several_questions_in_a_row_are_one()
    {
        (await _folder.One("""{"conversations":[{"from":"human","value":"Hi."},{"from":"human","value":"Write f."},{"from":"gpt","value":"a"}]}""")).Instruction.Should().Be("Hi.\nWrite f.");
    }

    [Fact]
    public async Task An_answer_without_any_text_is_told()
    {
        (await _folder.Wrong("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":null}]}""")).What.Should().Be("turn 2 of `messages` has no text in `content`");
    }
}
