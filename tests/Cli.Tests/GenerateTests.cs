using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;
using InstructMix.Tests.Shared.Http;
using Microsoft.AspNetCore.Http;

namespace InstructMix.Cli.Tests;

public sealed class GenerateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_become_candidates_and_a_second_run_asks_for_none_again()
    {
        await using var server = await CompletionServer.SayingAsync("```python\ndef f():\n    return 1\n```");
        var environment = new Dictionary<string, string?> { ["MY_KEY"] = "secret-of-mine" };
        string[] arguments = ["generate", "--output", _folder["candidates.jsonl"], "--count", "60", "--endpoint", server.Address, "--model", "small", "--api-key-env", "MY_KEY", "--json"];
        var result = await CommandLine.RunAsync(environment, arguments);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("answered").GetInt32().Should().Be(60);
        result.Error.Should().Contain($"candidates  {_folder["candidates.jsonl"]}").And.NotContain("secret-of-mine");
        server.Calls.Should().HaveCount(60).And.OnlyContain(c => c.Authorization == "Bearer secret-of-mine");
        var requests = DemoRun.Read("requests.jsonl").Count();
        _folder.Records("candidates.jsonl").Should().HaveCount(60);
        _folder.Records("candidates.jsonl").Count(r => r.GetProperty("id").GetString()!.EndsWith("/1", StringComparison.Ordinal)).Should().Be(60 - requests);
        File.ReadAllText(_folder["candidates.jsonl"]).Should().NotContain("secret-of-mine");

        var again = await CommandLine.RunAsync(environment, arguments);
        again.Json.GetProperty("resumed").GetInt32().Should().Be(60);
        server.Calls.Should().HaveCount(60);
    }

    [Fact]
    public async Task Requests_and_exemplars_of_ones_own_are_used_and_bad_ones_told()
    {
        await using var server = await CompletionServer.SayingAsync("def f():\n    return 1");
        var requests = _folder.Write("requests.jsonl", """{"id": "mine", "topic": "text", "instruction": "Write f."}""", "{");
        var exemplars = _folder.Write("exemplars.jsonl", """{"id": "e", "topic": "text", "instruction": "Write g.", "response": "def g(): pass"}""");
        var result = await CommandLine.RunAsync(
            "generate", "--output", _folder["c.jsonl"], "--count", "2", "--endpoint", server.Address, "--model", "base", "--api", "completions", "--requests", requests, "--exemplars", exemplars, "--shots", "1");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Line($"{requests}:2: ").Should().Contain("not JSON");
        result.Output.Should().BeEmpty();
        _folder.Records("c.jsonl").Select(r => r.GetProperty("id").GetString()).Should().Equal("mine/0", "mine/1");
    }

    [Fact]
    public async Task A_server_that_refuses_is_told_and_no_file_is_written()
    {
        await using var server = await CompletionServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsync("""{"error": {"message": "no such model"}}""");
        });
        var result = await CommandLine.RunAsync("generate", "--output", _folder["c.jsonl"], "--count", "3", "--endpoint", server.Address, "--model", "none", "--jobs", "1");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("no such model");
        _folder.Names.Should().NotContain("c.jsonl").And.NotContain("c.jsonl.partial");
    }

    [Fact]
    public async Task Answers_are_verified_as_they_arrive_and_the_run_ends_when_enough_are_kept()
    {
        // Of each four answers one is right (in words of its own), one fails the request's test, one loses its imports, and one is never whole.
        string[] answers =
        [
            "```python\ndef twice(n):\n    return 2 * n\n```", "```python\ndef twice(n):\n    return n * n\n```",
            "```python\ndef twice(n):\n    return math.ldexp(n, 1)\n```", "```python\ndef twice(n:\n```",
        ];
        await using var server = await CompletionServer.StartAsync(
            (context, call) =>
            {
                long seed = call.Json.GetProperty("seed").GetInt64();
                return context.Response.WriteAsync(CompletionServer.Completion(answers[seed % answers.Length].Replace("2 * n", $"2 * n + {seed} - {seed}")));
            });
        var requests = _folder.Write("requests.jsonl", """{"id": "twice", "topic": "numbers", "instruction": "Write twice(n).", "tests": ["assert twice(3) == 6"]}""");
        string[] Arguments(string output, int jobs) =>
        [
            "generate", "--output", _folder[output], "--count", "400", "--verify", "--kept", "5", "--endpoint", server.Address, "--model", "m", "--requests", requests, "--seed", "0",
            "--jobs", $"{jobs}", "--json",
        ];

        var result = await CommandLine.RunAsync(Arguments("a.jsonl", 2));

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        _folder.Records("a.kept.jsonl").Select(r => r.GetProperty("id").GetString()).Should().Equal("twice/0", "twice/4", "twice/8", "twice/12", "twice/16");
        _folder.Records("a.rejects.jsonl").Should().HaveCount(12);
        _folder.Records("a.jsonl").Should().HaveCount(17);
        server.Calls.Count.Should().BeLessThan(200, "no more is asked for when enough is kept");

        var other = await CommandLine.RunAsync(Arguments("b.jsonl", 1));
        other.ExitCode.Should().Be(ExitCode.Done, other.Error);
        foreach (string name in new[] { ".jsonl", ".kept.jsonl" })
            (await File.ReadAllBytesAsync(_folder["b" + name])).Should().Equal(await File.ReadAllBytesAsync(_folder["a" + name]), name);

        int before = server.Calls.Count;
        (await CommandLine.RunAsync(Arguments("a.jsonl", 2))).ExitCode.Should().Be(ExitCode.Done);
        _folder.Records("a.kept.jsonl").Should().HaveCount(5);
        (server.Calls.Count - before).Should().BeLessThan(100, "the first answers are in the journal");
        (await CommandLine.RunAsync(Arguments("c.jsonl", 2).Where(a => a != "--verify").ToArray())).Error.Should().Contain("give --verify as well");
    }

    [Fact]
    public async Task Copies_of_a_kept_pair_are_counted_and_not_kept_again()
    {
        string[] same = ["def twice(n):\n    return 2 * n", "def twice(number: int) -> int:\n    # twice\n    return 2 * number"];
        await using var server = await CompletionServer.StartAsync(
            (context, call) => context.Response.WriteAsync(CompletionServer.Completion(same[call.Json.GetProperty("seed").GetInt64() % 2])));
        var requests = _folder.Write("requests.jsonl", """{"id": "twice", "topic": "numbers", "instruction": "Write twice(n).", "tests": ["assert twice(3) == 6"]}""");

        var result = await CommandLine.RunAsync(
            "generate", "--output", _folder["c.jsonl"], "--count", "6", "--verify", "--endpoint", server.Address, "--model", "m", "--requests", requests, "--seed", "0", "--json");

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        _folder.Records("c.kept.jsonl").Select(r => r.GetProperty("id").GetString()).Should().Equal("twice/0");
        _folder.Records("c.jsonl").Should().HaveCount(6);
        _folder.Records("c.rejects.jsonl").Should().BeEmpty();
        (result.Json.GetProperty("copies").GetInt32(), result.Json.GetProperty("kept").GetInt32()).Should().Be((5, 1));
    }

    [Theory]
    [InlineData("--repair", "--repair needs to know which answers do not pass: give --verify as well")]
    [InlineData("--kept", "--kept counts pairs that were verified: give --verify as well")]
    public async Task What_needs_verdicts_says_so(string option, string what)
    {
        var result = await CommandLine.RunAsync("generate", "--output", _folder["c.jsonl"], "--count", "6", "--endpoint", "http://127.0.0.1:1", "--model", "m", option, "2");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(what);
    }

    [Fact]
    public async Task Every_prompt_of_a_run_can_be_seen_before_it_is_sent()
    {
        await using var server = await CompletionServer.StartAsync((context, call) => context.Response.WriteAsync(CompletionServer.Completion(
            call.Json.ToString().Contains("You write tests") ? "```python\nassert f(1) == 2\n```"
            : call.Json.ToString().Contains("You write programming tasks") ? $"Write `g{call.Number}(x)`, which says {call.Number} in words of its own."
            : "def f(x):\n    return y")));
        var requests = _folder.Write("requests.jsonl",
            """{"id": "mine", "topic": "text", "instruction": "Write `f(x)`, which adds one.", "entry_point": "f"}""",
            """{"id": "other", "topic": "text", "instruction": "Write `h(x)`, which adds two.", "entry_point": "h", "tests": ["assert h(1) == 3"]}""");
        string[] same = ["--model", "small", "--requests", requests, "--shots", "1", "--seed", "7"];
        var run = await CommandLine.RunAsync(
            ["generate", "--output", _folder["c.jsonl"], "--count", "3", "--samples", "1", "--new-requests", "1", "--tests", "4", "--repair", "1", "--verify", "--jobs", "1", "--endpoint", server.Address, .. same]);
        run.ExitCode.Should().Be(ExitCode.Done, run.Error);
        string[] sent = [.. server.Calls.Select(c => System.Text.Encoding.UTF8.GetString(c.Body))];

        string[][] shown =
        [
            ["request", "--sample", "0"], ["tests", "--request", "mine", "--tests", "4"], ["answer", "--request", "mine"],
            ["repair", "--request", "mine/0", "--rejects", _folder["c.rejects.jsonl"]],
        ];
        foreach (string[] one in shown)
        {
            var result = await CommandLine.RunAsync(["prompt", "show", .. one, .. same]);
            result.ExitCode.Should().Be(ExitCode.Done, result.Error);
            sent.Should().Contain(result.Output.TrimEnd('\n'), one[0]);
        }

        (await CommandLine.RunAsync(["prompt", "show", "repair", "--request", "mine/0", .. same])).Error.Should().Contain("--rejects is missing");
        (await CommandLine.RunAsync(["prompt", "show", "judge", "--request", "mine", .. same])).Error.Should().Contain("name one of answer, request, tests, repair, qa-topic");
    }

    [Fact]
    public async Task A_prompt_is_shown_to_the_byte()
    {
        await using var server = await CompletionServer.SayingAsync("def f(): pass");
        var requests = _folder.Write("requests.jsonl", """{"id": "mine", "topic": "text", "instruction": "Write f."}""");
        string[] same = ["--model", "small", "--requests", requests, "--shots", "2", "--seed", "7", "--temperature", "0.5"];

        var shown = await CommandLine.RunAsync(["prompt", "show", "answer", "--request", "mine", "--sample", "1", .. same]);
        await CommandLine.RunAsync(["generate", "--output", _folder["c.jsonl"], "--count", "2", "--jobs", "1", "--endpoint", server.Address, .. same]);

        shown.ExitCode.Should().Be(ExitCode.Done, shown.Error);
        shown.Output.TrimEnd('\n').Should().Be(System.Text.Encoding.UTF8.GetString(server.Calls[1].Body));
        shown.Error.Should().Contain("--- system").And.Contain("--- assistant").And.Contain("Write f.").And.Contain("template  templates/answer.md, version 1, sha256:");
        _folder.Records("c.jsonl")[0].GetProperty("meta").GetProperty("template").GetString().Should().HaveLength(71);
        (await CommandLine.RunAsync(["prompt", "show", "answer", "--request", "yours", .. same])).Error.Should().Contain("there is no such request; there are mine");
    }

    [Theory]
    [InlineData("--count", "0", "--count must be 1 or more")]
    [InlineData("--shots", "-1", "--shots must be 0 or more")]
    [InlineData("--endpoint", "localhost", "is not an http:// or https:// address")]
    [InlineData("--requests", "/nowhere/requests.jsonl", "/nowhere/requests.jsonl: there is no such file")]
    public async Task What_cannot_be_is_told(string option, string value, string what)
    {
        string[] given = ["--count", "1", "--endpoint", "http://127.0.0.1:1", "--shots", "0"];
        var rest = given.Chunk(2).Where(o => o[0] != option).SelectMany(o => o);
        var result = await CommandLine.RunAsync(["generate", "--output", _folder["c.jsonl"], "--model", "m", option, value, .. rest]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(what);
        _folder.Names.Should().NotContain("c.jsonl");
    }
}
