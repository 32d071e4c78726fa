using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>Many tests of one candidate in one trial: each has a result of its own, and none takes the others' with it.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class EachTestTests(SandboxesFixture sandboxes)
{
    [Fact]
    public async Task Every_test_has_a_result_of_its_own()
    {
        var verdict = await RunAsync(
            "def half(n):\n    return n / 2\n",
            [
                "assert half(4) == 2", "assert half(4) == 3", "assert half('a') == 1", "assert half(", "assert 1 == 1", "assert ____ == half(2)",
                "for n in range(3):\n    assert half(2 * n) == n", "from os import getcwd\nassert half(2) == 1 and getcwd()", "assert half(2) == 1", "for n in range(3):\n    assert half(n) == n",
            ]);

        verdict.ShouldBe(Outcome.Failed).Judged(Judge.Outside).Tests.Should().Be(new TestCount(3, 6));
        // Judged inside, a candidate could say what it likes: what has to be is of no use here.
        verdict.Each.Should().Be("pfeuuupupf");
    }

    [Fact]
    public async Task A_test_that_ends_the_process_or_never_ends_leaves_the_others_their_results()
    {
        var verdict = await RunAsync(
            "import os\n\ndef f(n):\n    if n == 1:\n        os._exit(0)\n    while n == 2:\n        pass\n    return n\n",
            ["assert f(0) == 0", "assert f(1) == 1", "assert f(3) == 3", "assert f(2) == 2", "assert f(4) == 4", "for n in (4, 5):\n    assert f(n) == n", "for n in (4, 1):\n    assert f(n) == n", "assert f(5) == 0"]);

        verdict.ShouldBe(Outcome.Failed).Each.Should().Be("pxpxppxf");
    }

    [Fact]
    public async Task A_test_that_never_ends_timed_out_for_certain_and_one_that_crashed_runs_again()
    {
        var endless = await RunAsync("def f(n):\n    while n == 2:\n        pass\n    return n\n", ["assert f(1) == 1", "assert f(2) == 2"]);
        endless.ShouldBe(Outcome.Failed).Confirmed.Should().BeTrue();
        endless.Each.Should().Be("px");
        // A second run would end at the limit itself.
        endless.CpuSeconds.Should().BeGreaterThanOrEqualTo(SandboxesFixture.Tight.Cpu.TotalSeconds * Limits.Over);

        var crashed = await RunAsync("import os\n\ndef f(n):\n    if n == 2:\n        os.abort()\n    return n\n", ["assert f(1) == 1", "assert f(2) == 2", "assert f(3) == 3"]);
        crashed.ShouldBe(Outcome.Failed).Confirmed.Should().BeTrue();
        crashed.Each.Should().Be("pxp");
    }

    [Fact]
    public async Task One_test_does_not_see_what_another_one_bound()
    {
        var verdict = await RunAsync("def f(n):\n    return n\n", ["a = f(1)\nassert a == 1", "assert f(a) == 1", "def f(n):\n    return 7\nassert f(1) == 7", "assert f(2) == 2"]);

        verdict.Each.Should().Be("peup");
    }

    [Fact]
    public async Task A_candidate_that_does_not_come_as_far_as_its_tests_has_no_results()
    {
        (await RunAsync("def f(:\n", ["assert f(1) == 1"])).ShouldBe(Outcome.SyntaxError).Each.Should().BeNull();
        (await RunAsync("raise ValueError\n", ["assert f(1) == 1"])).ShouldBe(Outcome.Error).Each.Should().BeNull();
    }

    [Fact]
    public async Task A_candidate_whose_values_are_equal_to_everything_passes_no_test()
    {
        var verdict = await RunAsync("class Any:\n    def __eq__(self, other):\n        return True\n\ndef f(n):\n    return Any()\n", ["assert f(1) == 1", "assert f(2) == 2", "for n in range(2):\n    assert f(n) == n"]);

        verdict.Each.Should().NotContain("p").And.HaveLength(3);
    }

    [Fact]
    public async Task A_hollow_version_passes_the_tests_that_prove_nothing()
    {
        var trial = EachTest.Trial("def is_even(n: int) -> bool:\n    return n % 2 == 0\n", ["assert is_even(3) == False", "assert is_even(4) == True", "assert is_even(3) is not None"]);

        (await sandboxes.RunAsync("3.11", trial with { Hollow = Hollow.Constant })).Each.Should().Be("fpp");
        (await sandboxes.RunAsync("3.11", trial)).Each.Should().Be("ppp");
    }

    private Task<Verdict> RunAsync(string code, string[] tests) => sandboxes.RunAsync("3.11", EachTest.Trial(code, tests), SandboxesFixture.Tight);
}
