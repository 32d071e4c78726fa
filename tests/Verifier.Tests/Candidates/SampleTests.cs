using InstructMix.Core.Files;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Tests.Candidates;

public sealed class SampleTests : IDisposable
{
    private const string HumanEval = """{"task_id":"HumanEval/0","prompt":"def f():\n","canonical_solution":"    return 1\n","entry_point":"f","test":"def check(candidate): ..."}""";
    private const string Mbpp = """[{"task_id":2,"prompt":"Do it.","code":"c","test_imports":[],"test_list":["assert f()"]}]""";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sample_is_judged_by_its_problem()
    {
        var candidate = await _folder.One("""{"task_id":"HumanEval/0","completion":"    return 2","passed":false}""", await Problems(HumanEval));

        candidate.Should().BeEquivalentTo(new { Id = "HumanEval/0", Instruction = "def f():\n", Prompt = "def f():\n", Response = "    return 2", EntryPoint = "f", Test = "def check(candidate): ..." });
        candidate.Meta!.Value.GetRawText().Should().Be("""{"passed":false}""");
    }

    [Fact]
    public async Task A_whole_solution_needs_no_prompt()
    {
        var candidate = await _folder.One("""{"task_id":"Mbpp/2","solution":"def f(): return 1"}""", await Problems(Mbpp));

        candidate.Should().BeEquivalentTo(new { Id = "Mbpp/2", Prompt = (string?)null, Code = "def f(): return 1", Response = "def f(): return 1" });
        candidate.Tests.Should().Equal("assert f()");
    }

    [Fact]
    public async Task Ten_samples_of_a_task_have_ten_ids()
    {
        var readings = await _folder.Read(string.Concat(Enumerable.Repeat("{\"task_id\":\"HumanEval/0\",\"completion\":\"\"}\n", 3)), await Problems(HumanEval));

        readings.Select(r => r.Value!.Id).Should().Equal("HumanEval/0", "HumanEval/0#2", "HumanEval/0#3");
    }

    [Fact]
    public async Task An_id_that_looks_numbered_already_does_not_collide()
    {
        var readings = await _folder.Read(string.Concat(new[] { "a#2", "a", "a", "a#2" }.Select(id => $"{{\"id\":\"{id}\",\"instruction\":\"i\",\"response\":\"r\"}}\n")));

        readings.Select(r => r.Value!.Id).Should().OnlyHaveUniqueItems().And.StartWith(["a#2", "a"]);
    }

    [Fact]
    public async Task Of_many_ids_that_all_come_twice_the_first_stay_and_the_second_are_numbered()
    {
        var ids = Enumerable.Range(0, 20_000).Select(n => $"a/{n}").ToList();
        var readings = await _folder.Read(string.Concat(ids.Concat(ids).Select(id => $"{{\"id\":\"{id}\",\"instruction\":\"i\",\"response\":\"r\"}}\n")));

        readings.Select(r => r.Value!.Id).SequenceEqual(ids.Concat(ids.Select(id => id + "#2"))).Should().BeTrue();
    }

    [Fact]
    public async Task A_sample_whose_task_is_unknown_names_the_task_and_the_remedy()
    {
        var problem = await _folder.Wrong("""{"task_id":"HumanEval/9","completion":"x"}""", await Problems(HumanEval));

        problem.What.Should().Be("task HumanEval/9 is not among the problems");
        problem.Remedy.Should().Contain("--problems");
    }

    [Fact]
    public async Task A_sample_without_any_problems_needs_a_prompt_of_its_own()
    {
        (await _folder.Wrong("""{"task_id":"HumanEval/0","completion":"x"}""")).Remedy.Should().Contain("--problems");
        (await _folder.One("""{"task_id":"HumanEval/0","prompt":"def f():\n","completion":"    pass"}""")).Prompt.Should().Be("def f():\n");
    }

    [Fact]
    public async Task A_file_that_holds_something_else_cannot_be_a_set_of_problems()
    {
        var read = () => Problems("""{"instruction":"i","response":"r"}""");

        (await read.Should().ThrowAsync<UnusableInputException>()).Which.Message.Should().Contain("problems.json:1: this is not a HumanEval or MBPP problem (it has instruction, response)");
    }

    private Task<ProblemSet> Problems(string content) => ProblemSet.ReadAsync([_folder.WriteText("problems.json", content)]);
}
