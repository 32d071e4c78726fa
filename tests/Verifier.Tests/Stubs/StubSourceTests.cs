using System.Text.Json;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Verifier.Tests.Stubs;

/// <summary>Stubs that are put together of several parts, and of cases.</summary>
public sealed class StubSourceTests
{
    private static readonly Candidate Bare = new() { Id = "a", Instruction = "Write f.", Response = "def f(): pass" };

    [Fact]
    public void Imports_from_the_future_go_to_the_beginning()
    {
        Source(Bare with { Setup = "import os", Test = "\"\"\"Tests.\"\"\"\nfrom __future__ import annotations\nassert f() == 1" })
            .Should().Be("from __future__ import annotations\nimport os\n\"\"\"Tests.\"\"\"\n" + new string(' ', 34) + "\nassert f() == 1\n");
    }

    [Fact]
    public void Where_they_are_there_already_nothing_is_moved()
    {
        Source(Bare with { Setup = "from __future__ import annotations\nimport os", Tests = ["assert f()"] }).Should().Be("from __future__ import annotations\nimport os\nassert f()\n");
    }

    [Fact]
    public void A_part_that_is_indented_is_not_taken_for_more_of_the_block_above()
    {
        Source(Bare with { Setup = "def g():\n    return 1", Tests = ["    assert f() == g()"] }).Should().Be("def g():\n    return 1\nassert f() == g()\n");
        Source(Bare with { Setup = "def g():\n    return 1", Test = "    assert f()\nassert g()" }).Should().Be("def g():\n    return 1\npass\n    assert f()\nassert g()\n");
    }

    [Theory]
    [InlineData("""[{"args":[1,"a\n\u00fc"],"kwargs":{"key":null},"returns":true}]""", "assert f(1, \"a\\nü\", **{\"key\": None}) == True\n")]
    [InlineData("""[{"args":[],"returns":[1,[2.50]]}]""", "assert f() in ([1, [2.50]], (1, [2.50]))\n")]
    [InlineData("""{"inputs":[[1,2],[3,4]],"outputs":[[3],[7]]}""", "assert f(1, 2) in ([3], (3,), 3)\nassert f(3, 4) in ([7], (7,), 7)\n")]
    [InlineData("""{"inputs":["1\n[2]"],"outputs":["{\"a\": false}"]}""", "assert f(1, [2]) == {\"a\": False}\n")]
    [InlineData("""[{"input":"1\n2","output":"3","testtype":"functional"}]""", "assert f(1, 2) == 3\n")]
    [InlineData("""[{"type":"function_call","fn_name":"f","input":[1],"output":[2]}]""", "assert f(1) in ([2], (2,), 2)\n")]
    public void Cases_of_arguments_and_results_become_assertions(string io, string source)
    {
        var candidate = Bare with { Io = JsonElement.Parse(io), EntryPoint = "f" };

        new StubComposer(StubChoice.Auto).Fault(candidate, candidate.Response).Should().BeNull();
        Source(candidate).Should().Be(source);
    }

    [Fact]
    public void The_method_of_a_Solution_is_called_where_the_code_has_one()
    {
        Source(Bare with { Response = "", Code = "class Solution:\n    def f(self, x):\n        return x\n", Io = JsonElement.Parse("""[{"args":[1],"returns":1}]"""), EntryPoint = "f" }).Should().Be("assert Solution().f(1) == 1\n");
    }

    [Theory]
    [InlineData("""[{"stdin":"1\n","stdout":"2\n"}]""", "standard input")]
    [InlineData("""{"inputs":["1\n"],"outputs":["2\n"]}""", "standard input")]
    [InlineData("""[{"input":"1\n","output":"2\n","testtype":"stdin"}]""", "standard input")]
    [InlineData("""{"inputs":[[1],[2]],"outputs":[[2]],"fn_name":"f"}""", "2 inputs and 1 outputs")]
    [InlineData("""[{"args":[1],"returns":2}]""", "not named")]
    [InlineData("[]", "no case")]
    public void Cases_that_cannot_be_used_are_the_stubs_fault_and_never_left_out(string io, string why)
    {
        var candidate = Bare with { Io = JsonElement.Parse(io), Tests = ["assert f()"] };

        new StubComposer(StubChoice.Auto).Fault(candidate, candidate.Response).Should().Contain(why);
        new StubComposer(StubChoice.Define).Fault(candidate, candidate.Response).Should().BeNull();
    }

    [Fact]
    public void An_error_of_the_stub_names_the_line_of_its_part()
    {
        var candidate = Bare with { Setup = "import os\n\nx = 1", Test = "from __future__ import annotations\n\nraise ValueError", Tests = ["assert f()", "y = (\n1,\n)\nassert g()"] };

        Detail(candidate, 2).Should().Be("why (line 1 of `setup`)");
        Detail(candidate, 7).Should().Be("why (line 3 of `test`)");
        Detail(candidate, 12).Should().Be("why (line 5 of `tests`)");
    }

    [Fact]
    public void Files_go_with_the_stub()
    {
        var stub = new StubComposer(StubChoice.Auto).Compose(Bare with { Tests = ["assert f()"], Files = new Dictionary<string, string> { ["a.txt"] = "x" } })!;

        stub.Files.Should().ContainKey("a.txt");
    }

    private static string Source(Candidate candidate) => new StubComposer(StubChoice.Auto).Compose(candidate)!.Source;

    private static string? Detail(Candidate candidate, int line)
    {
        var verdict = new Verdict { Outcome = Outcome.Error, Stub = StubKind.Tests, Where = "stub", Detail = "why", Line = line, Image = "", Runner = "" };
        return new Judged(candidate, new(candidate.Response, InstructMix.Verifier.Extraction.ExtractionMethod.Whole), new(verdict, "2026-01-01")).ToPair().Verification.Detail;
    }
}
