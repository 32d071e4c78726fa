using System.Text.Json;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Verifying;

/// <summary>What is told of a candidate that was dropped keeps it, where it is done as it is told.</summary>
public sealed class CandidateRemedyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("import time\ndef f():\n    end = time.process_time() + 1.5\n    while time.process_time() < end:\n        pass\n    return 1\n", "assert f() == 1", "--timeout", "1", "20", "give it more with --timeout")]
    [InlineData("def f():\n    return len(bytearray(300 * 1024 * 1024))\n", "assert f() > 1", "--memory", "128m", "1g", "give it more with --memory")]
    [InlineData("def f(x):\n    return x\n", null, "--min-level", "tested", "smoked", "give it tests, or ask for less with --min-level")]
    public async Task What_explain_says_is_to_be_done_keeps_it(string code, string? test, string option, string little, string enough, string told)
    {
        var input = _folder.Write("in.jsonl", JsonSerializer.Serialize(new { id = "one", instruction = "Write f.", response = code, tests = test is null ? Array.Empty<string>() : [test] }));
        (await CommandLine.RunAsync("verify", input, "--output", _folder["a.jsonl"], option, little)).ExitCode.Should().Be(ExitCode.Done);
        (await CommandLine.RunAsync("explain", _folder["a.rejects.jsonl"], "one")).Output.Should().Contain($"  what to do   {told}");
        var kept = await CommandLine.RunAsync("verify", input, "--output", _folder["b.jsonl"], option, enough);
        _folder.Records("b.jsonl").Should().ContainSingle(kept.Error);
    }

    [Fact]
    public async Task A_flaky_verdict_that_is_a_time_limits_says_that()
    {
        var input = _folder.Write("in.jsonl", JsonSerializer.Serialize(new { id = "slow", instruction = "i", response = "def f():\n    while list({'a', 'b', 'c'})[0] == 'a':\n        pass\n    return 1\n", tests = new[] { "assert f() == 1" } }));
        (await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"], "--repeat", "6", "--timeout", "0.5")).ExitCode.Should().Be(ExitCode.Done);
        var verification = _folder.Records("kept.rejects.jsonl")[0].GetProperty("verification");
        verification.GetProperty("outcome").GetString().Should().Be("flaky");
        verification.GetProperty("detail").GetString().Should().MatchRegex("^it is done in time in one run and not in another \\(hash seed 0: .*; hash seed [1-5]: .*timeout.*|hash seed 0: timeout.*\\): give it more with --timeout$");
    }

    [Fact]
    public async Task An_assertion_that_does_not_hold_says_what_its_names_stand_for_and_no_candidate_sees_it()
    {
        var input = _folder.Write(
            "in.jsonl",
            JsonSerializer.Serialize(new { id = "names", instruction = "i", response = "def f(n):\n    return n * 2\n", tests = new[] { "first = f(1)\nsecond = f(2)\nassert first == 3" } }),
            JsonSerializer.Serialize(new { id = "call", instruction = "i", response = "def f(n):\n    return n * 2\n", tests = new[] { "assert f(1) == 3" } }),
            JsonSerializer.Serialize(new { id = "loop", instruction = "i", response = "def f(n):\n    return n * 2\n", tests = new[] { "for a, b in [(1, 2), (2, 5)]:\n    assert f(a) == b" } }),
            JsonSerializer.Serialize(new { id = "same", instruction = "i", response = "def f(n):\n    return n * 2\n", tests = new[] { "got = f(1)\nassert got == 3" } }),
            JsonSerializer.Serialize(new { id = "inside", instruction = "i", response = "def f(n):\n    return n * 2\n", tests = new[] { "import sys\ndef test_f():\n    values = [f(1), f(2)]\n    wanted = [2, 5]\n    assert values == wanted\n    sys.modules['x'] = f\n" } }),
            JsonSerializer.Serialize(new { id = "prints", instruction = "i", response = "import sys\ndef f(n):\n    frame = sys._getframe()\n    while frame:\n        print({k: v for k, v in frame.f_locals.items() if isinstance(v, (int, str))})\n        frame = frame.f_back\n    return n\n", tests = new[] { "expected = 417\nresult = f(1)\nassert result == expected" } }));
        (await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"])).ExitCode.Should().Be(ExitCode.Done);
        var details = _folder.Records("kept.rejects.jsonl").ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("verification"));
        string Detail(string id) => details[id].GetProperty("detail").GetString()!;
        Detail("names").Should().Be("assert first == 3: first is 2");
        Detail("loop").Should().Be("assert f(a) == b: b is 5: f(2) gave 4");
        Detail("call").Should().Be("assert f(1) == 3: f(1) gave 2");
        Detail("same").Should().Be("assert got == 3: f(1) gave 2", "a name for what the last call gave says nothing new");
        Detail("inside").Should().Contain("assert values == wanted: values is [2, 4], wanted is [2, 5]");
        Detail("prints").Should().Contain("expected is 417");
        details["prints"].ToString().Split("\"detail\"")[0].Should().NotContain("417", "the expected value is in the detail alone, and not in what the candidate saw and printed");
        (details["prints"].TryGetProperty("stdout", out var printed) ? printed.GetString() : "").Should().NotContain("417");
        (await CommandLine.RunAsync("explain", _folder["kept.rejects.jsonl"], "names")).Output.Should().Contain("first is 2");
    }
}
