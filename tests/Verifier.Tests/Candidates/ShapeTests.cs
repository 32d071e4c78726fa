using InstructMix.Tests.Shared;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Tests.Candidates;

public sealed class ShapeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_read_all_fields_of_our_own_candidates()
    {
        var candidate = await _folder.One("""{"id":"a","instruction":"i","response":"r","code":"c","source":"s","prompt":"p","tests":["t1","t2"],"test":"b","entry_point":"e","setup":"u","meta":{"model":"m"}}""");

        candidate.Should().BeEquivalentTo(
            new Candidate { Id = "a", Instruction = "i", Response = "r", Code = "c", Source = "s", Prompt = "p", Tests = ["t1", "t2"], Test = "b", EntryPoint = "e", Setup = "u" },
            o => o.Excluding(c => c.Meta));
        candidate.Meta!.Value.GetRawText().Should().Be("""{"model":"m"}""");
    }

    [Fact]
    public async Task A_record_without_an_id_is_named_for_its_file_and_line()
    {
        var readings = await _folder.Read("{\"instruction\":\"i\",\"response\":\"r\"}\n\n{\"instruction\":\"i\",\"response\":\"r\"}\n");

        readings.Select(r => r.Value!.Id[_folder.Path.Length..]).Should().Equal("/in.jsonl:1", "/in.jsonl:3");
    }

    [Fact]
    public async Task Fields_that_nobody_reads_are_kept_in_meta_beside_what_is_there()
    {
        var candidate = await _folder.One("""{"instruction":"i","response":"r","model":"x","line":7,"score":1.50,"meta":{"model":"m"}}""");

        candidate.Meta!.Value.GetRawText().Should().Be("""{"model":"m","model#2":"x","line":7,"score":1.50}""");
    }

    [Theory]
    [InlineData("""{"id":"a","instruction":"i","response":"r","verification":{"outcome":"passed","level":"tested"},"note":1}""")]
    [InlineData("""{"id":"a","instruction":"i","response":"r","outcome":"syntax_error","detail":"d","line":3,"stdout":"","warnings":[],"note":1}""")]
    public async Task Kept_pairs_and_rejects_are_candidates_again_without_their_verdicts(string line)
    {
        (await _folder.One(line)).Meta!.Value.GetRawText().Should().Be("""{"note":1}""");
    }

    [Fact]
    public async Task A_HumanEval_problem_is_answered_by_its_solution()
    {
        var candidate = await _folder.One("""{"task_id":"HumanEval/0","prompt":"def f():\n","canonical_solution":"    return 1\n","entry_point":"f","test":"def check(candidate):\n    pass\n","buggy_solution":"    return 2\n"}""");

        candidate.Should().BeEquivalentTo(new { Id = "HumanEval/0", Instruction = "def f():\n", Prompt = "def f():\n", Response = "    return 1\n", EntryPoint = "f", Test = "def check(candidate):\n    pass\n" });
        candidate.Meta!.Value.GetProperty("buggy_solution").GetString().Should().Be("    return 2\n");
    }

    [Fact]
    public async Task A_problem_of_MBPP_brings_all_of_its_tests_and_its_setup()
    {
        var candidate = await _folder.One("""{"task_id":7,"text":"Do it.","code":"class A:\r\n  pass","test_setup_code":"a = A()\r\nb = A()","test_list":["assert a","assert b"],"challenge_test_list":["assert a != b"]}""");

        candidate.Should().BeEquivalentTo(new { Id = "7", Instruction = "Do it.", Response = "class A:\r\n  pass", Code = "class A:\r\n  pass", Setup = "a = A()\nb = A()" });
        candidate.Tests.Should().Equal("assert a", "assert b", "assert a != b");
    }

    [Fact]
    public async Task A_sanitized_problem_of_MBPP_imports_before_its_tests()
    {
        var candidate = await _folder.One("""{"source_file":"x.ipynb","task_id":2,"prompt":"Do it.","code":"c","test_imports":["import math","import re"],"test_list":["assert f()"]}""");

        candidate.Should().BeEquivalentTo(new { Instruction = "Do it.", Prompt = (string?)null, Setup = "import math\nimport re" });
        candidate.Meta!.Value.GetRawText().Should().Be("""{"source_file":"x.ipynb"}""");
    }

    [Theory]
    [InlineData("""{"instruction":"Add.","input":"1, 2","output":"3"}""", "Add.\n\n1, 2")]
    [InlineData("""{"instruction":"Add.","input":"1, 2","response":"3"}""", "Add.\n\n1, 2")]
    [InlineData("""{"instruction":"Add.","input":"","output":"3"}""", "Add.")]
    [InlineData("""{"instruction":"Add.","input":" ","response":"3"}""", "Add.")]
    [InlineData("""{"instruction":"Add.","output":"3"}""", "Add.")]
    [InlineData("""{"messages":[{"role":"user","content":"Add."},{"role":"assistant","content":"3"}]}""", "Add.")]
    [InlineData("""{"messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"Ad"},{"type":"text","text":"d."}]},{"role":"assistant","content":"3"},{"role":"user","content":"More."},{"role":"assistant","content":"4"}]}""", "Add.")]
    [InlineData("""{"conversations":[{"from":"human","value":"Add."},{"from":"gpt","value":"3"}]}""", "Add.")]
    [InlineData("""["Add.","3"]""", "Add.")]
    [InlineData("""["python_code",["Add.","3"]]""", "Add.")]
    public async Task Instruction_and_response_are_found_in_every_shape(string line, string instruction)
    {
        (await _folder.One(line)).Should().BeEquivalentTo(new { Instruction = instruction, Response = "3" });
    }

    [Fact]
    public async Task What_else_was_said_in_a_chat_stays_in_meta()
    {
        const string Short = """{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""";
        const string Long = """{"messages":[{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""";

        (await _folder.One(Short)).Meta.Should().BeNull();
        (await _folder.One(Long)).Meta!.Value.GetRawText().Should().Be(Long);
    }

    [Fact]
    public async Task A_tuple_of_the_mix_names_its_source()
    {
        (await _folder.One("""["conala",["i","r"]]""")).Source.Should().Be("conala");
        (await _folder.One("""["i","r"]""")).Source.Should().BeNull();
    }
}
