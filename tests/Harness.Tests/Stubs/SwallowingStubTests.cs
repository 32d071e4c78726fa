using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>Stubs and test runners that catch everything must not catch the end of the candidate's process.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class SwallowingStubTests(SandboxesFixture sandboxes)
{
    private const string Bare = "try:\n    f(1)\nexcept:\n    pass\n";
    private const string Unittest = "import unittest\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(1), 1)\n";

    [Theory]
    [InlineData("import os\ndef f(x):\n    os._exit(0)\n", Outcome.EarlyExit)]
    [InlineData("import os\ndef f(x):\n    os.abort()\n", Outcome.Crashed)]
    [InlineData("def f(x):\n    while True:\n        pass\n", Outcome.Timeout)]
    [InlineData("def f(x):\n    while True:\n        print('y' * 9999)\n", Outcome.OutputLimit)]
    [InlineData("import os\ndef f(x):\n    os.write(4, b'\\0\\0\\0\\1x')\n", Outcome.Error)]
    public async Task The_end_of_the_process_counts_whatever_the_stub_catches(string code, Outcome outcome)
    {
        (await RunAsync(code, Bare)).ShouldBe(outcome, Level.Defined).ByThe("candidate");
        (await RunAsync(code, Unittest)).ShouldBe(outcome, Level.Defined).ByThe("candidate");
    }

    [Fact]
    public async Task An_exception_of_the_candidates_in_a_unittest_is_the_candidates() =>
        (await RunAsync("def f(x):\n    y = x\n    return y / 0\n", Unittest)).ShouldBe(Outcome.Error, Level.Defined).ByThe("candidate", "ZeroDivisionError", 3);

    [Fact]
    public async Task An_exit_in_a_unittest_is_an_early_exit() =>
        (await RunAsync("import sys\ndef f(x):\n    sys.exit(0)\n", Unittest)).ShouldBe(Outcome.EarlyExit, Level.Defined).ByThe("candidate");

    [Fact]
    public async Task A_module_that_a_unittest_finds_missing_is_a_need() =>
        (await RunAsync("def f(x):\n    import numpy\n", Unittest)).ShouldBe(Outcome.MissingModule, Level.Defined).Needing("module:numpy");

    [Fact]
    public async Task A_unittest_that_cannot_be_carried_outside_goes_inside() =>
        (await RunAsync("def f(x):\n    return x.n\n", "import unittest\nclass N:\n    n = 1\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(N()), 1)\n"))
            .ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Inside);

    private Task<Verdict> RunAsync(string code, string stub) => sandboxes.RunAsync("3.11", Trials.Tested(code, stub), SandboxesFixture.Tight);
}
