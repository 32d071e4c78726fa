using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>Candidates that write on the wall themselves: never a pass, and never a fault of the sandbox either.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class ForgeryTests(SandboxesFixture sandboxes)
{
    private const string Say = """
        import json, os
        def say(message):
            data = json.dumps(message).encode() if not isinstance(message, bytes) else message
            os.write(4, len(data).to_bytes(4, 'big') + data)

        """;

    [Theory]
    [InlineData("say({'n': 1, 'v': 3})")]
    [InlineData("say({'n': 2, 'v': 3})")]
    [InlineData("say({'names': {'f': 5}})")]
    [InlineData("say({'names': {'f': 'module:os'}})")]
    [InlineData("say({'names': {'f': 'function'}, 'nodes': {'f': 3}})")]
    [InlineData("say({'names': {'f': 'function'}, 'nodes': {'f': {'t': []}}})")]
    [InlineData("say({'names': {'f': 'function'}, 'nodes': {'f': {'h': 'x', 'of': 3, 'class': [], 'call': True}}})")]
    [InlineData("say({'names': {'f': 'function'}, 'nodes': [1]})")]
    [InlineData("say({'x': {}})")]
    [InlineData("say({'x': {'type': 5, 'message': 6, 'line': 'x'}})")]
    [InlineData("say({'x': {'type': 'E', 'message': 'm', 'line': 1 << 70}})")]
    [InlineData("say({'x': {'type': 'E', 'message': 'm', 'line': 1.5, 'bases': 3, 'args': 4}})")]
    [InlineData("say({'x': {'type': 'ModuleNotFoundError', 'message': 'm', 'line': None, 'name': {}}})")]
    [InlineData("say([])")]
    [InlineData("say(b'{')")]
    [InlineData("say(b'\\xff')")]
    [InlineData("say(b'[' * 100000)")]
    [InlineData("os.write(4, b'\\xff\\xff\\xff\\xff')")]
    [InlineData("os.close(3)")]
    [InlineData("os.write(4, bytes(1 << 14))")]
    public async Task Words_of_its_own_on_the_wall_prove_nothing(string words)
    {
        foreach (var code in new[] { $"{Say}{words}\ndef f():\n    return 0\n", $"{Say}def f():\n    {words}\n    return 0\n" })
        {
            foreach (var stub in new[] { "assert f() == 3", "for _ in range(1):\n    assert f() == 3", "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(f(), 3)\n" })
            {
                var verdict = await sandboxes.RunAsync("3.11", Trials.Tested(code, stub), SandboxesFixture.Tight);
                verdict.Outcome.Should().BeOneOf([Outcome.Error, Outcome.EarlyExit, Outcome.Failed, Outcome.Timeout], "{0} came of {1} with {2}", verdict, code, stub);
                verdict.Level.Should().BeOneOf(Level.Compiled, Level.Defined);
            }
        }
    }

    [Theory]
    [InlineData("os.write(4, b'\\0\\0\\1')")]
    [InlineData("os.close(4)")]
    public async Task A_candidate_that_says_no_more_runs_out_of_time(string words) =>
        (await sandboxes.RunAsync("3.11", Trials.Tested($"{Say}def f():\n    {words}\n    while True: pass\n", "assert f() == 3"), SandboxesFixture.Tight))
            .ShouldBe(Outcome.Timeout, Level.Defined).ByThe("candidate");
}
