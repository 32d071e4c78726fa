using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;
using InstructMix.Tests.Shared.Http;
using Microsoft.AspNetCore.Http;

namespace InstructMix.Cli.Tests.Generating;

public sealed class BadInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_endpoint_is_told_by_its_option()
    {
        var result = await CommandLine.RunAsync("generate", "--output", _folder["c.jsonl"], "--count", "1", "--model", "m");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("--endpoint");
    }

    [Fact]
    public async Task A_wrong_key_ends_the_run_and_is_shown_nowhere()
    {
        await using var server = await CompletionServer.StartAsync((context, call) =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsJsonAsync(new { error = new { message = $"Incorrect API key provided: {call.Authorization}." } });
        });
        var result = await CommandLine.RunAsync(new() { ["MY_KEY"] = "sk-of-mine" }, [.. Arguments(server.Address), "--api-key-env", "MY_KEY"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("the server does not accept the key").And.Contain("MY_KEY").And.NotContain("sk-of-mine");
        _folder.Names.Should().NotContain("c.jsonl");
    }

    [Fact]
    public async Task A_server_that_speaks_something_else_is_told_and_no_file_is_written()
    {
        await using var server = await CompletionServer.StartAsync((context, _) => context.Response.WriteAsync("<html><body>It works!</body></html>"));
        var result = await CommandLine.RunAsync(Arguments(server.Address));
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("the server's answer is not a completion (<html><body>It works!").And.Contain("check that --endpoint is an OpenAI-compatible server");
        _folder.Names.Should().NotContain(["c.jsonl", "c.kept.jsonl", "c.jsonl.manifest.json"]);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_told_before_anything_is_paid_for()
    {
        await using var server = await CompletionServer.SayingAsync("x");
        server.Models = ["small", "large"];
        var result = await CommandLine.RunAsync([.. Arguments(server.Address), "--new-requests", "5"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("has no model \"m\"; it has small, large; correct --model");
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_seeds_file_with_errors_is_told_line_by_line_and_the_rest_is_used()
    {
        await using var server = await CompletionServer.SayingAsync("def f(): ...");
        string file = _folder.Write("seeds.jsonl",
            """{"id": "a", "topic": "t", "instruction": "Write f."}""", """{"id": "a", "topic": "t", "instruction": "Write g."}""", "[1]",
            """{"id": "b", "topic": "t", "instruction": "Write h.", "kind": "poem", "tests": "none"}""", """{"id": "c", "topic": "t"}""");
        var result = await CommandLine.RunAsync([.. Arguments(server.Address), "--requests", file]);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Line($"{file}:2: ").Should().Contain("the id \"a\" stands in line 1 already");
        result.Line($"{file}:3: ").Should().Contain("not a JSON object");
        result.Line($"{file}:4: ").Should().Contain("\"tests\" is of another type than the format's");
        result.Line($"{file}:5: ").Should().Contain("has no \"instruction\"");
        _folder.Records("c.jsonl").Should().HaveCount(3);

        string empty = _folder.Write("none.jsonl", "{");
        var none = await CommandLine.RunAsync([.. Arguments(server.Address), "--requests", empty]);
        none.ExitCode.Should().Be(ExitCode.Unusable);
        none.Error.Should().Contain("there is no request to generate from; give a --requests file with at least one");
    }

    [Theory]
    [InlineData("request.md", "---\nname: request\n---\nWrite about {{subject}}.", "--new-requests", ":4: {{subject}} does not exist here; a template \"request\" has {{topic}}, {{difficulty}}, {{kind}}")]
    [InlineData("tests.md", "---\nname: tests\n---\nWrite {{count}} tests.", "--tests", ":4: {{request}} stands nowhere")]
    [InlineData("repair.md", "---\nname: repair\n---\n{{#each exemplars}}{{response}}", "--repair", ":4: {{#each exemplars}} does not exist here")]
    public async Task A_template_with_errors_is_told_with_its_line_before_anything_is_sent(string name, string text, string option, string what)
    {
        await using var server = await CompletionServer.SayingAsync("x");
        string file = _folder.WriteText("templates/" + name, text);
        var result = await CommandLine.RunAsync([.. Arguments(server.Address), option, "1", "--verify", "--templates", _folder["templates"]]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(file + what);
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_journal_of_other_settings_is_told_and_stays()
    {
        await using var server = await CompletionServer.SayingAsync("def f(): ...");
        (await CommandLine.RunAsync(Arguments(server.Address))).ExitCode.Should().Be(ExitCode.Done);
        string[] before = await File.ReadAllLinesAsync(_folder["c.jsonl.journal"]);
        var result = await CommandLine.RunAsync([.. Arguments(server.Address), "--temperature", "0.5"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("c.jsonl.journal: has 3 answers, and none to what this run asks").And.Contain("name another --output");
        (await File.ReadAllLinesAsync(_folder["c.jsonl.journal"])).Should().Equal(before);
        server.Calls.Should().HaveCount(3);

        // Each of the remedies helps: the options of before, another output, no journal.
        (await CommandLine.RunAsync(Arguments(server.Address))).ExitCode.Should().Be(ExitCode.Done);
        server.Calls.Should().HaveCount(3);
        (await CommandLine.RunAsync([.. Arguments(server.Address).Select(a => a == _folder["c.jsonl"] ? _folder["d.jsonl"] : a), "--temperature", "0.5"])).ExitCode.Should().Be(ExitCode.Done);
        server.Calls.Should().HaveCount(6);
        File.Delete(_folder["c.jsonl.journal"]);
        (await CommandLine.RunAsync([.. Arguments(server.Address), "--temperature", "0.5"])).ExitCode.Should().Be(ExitCode.Done);
        server.Calls.Should().HaveCount(9);
    }

    [Theory]
    [InlineData("--samples", "0", "--samples must be 1 or more")]
    [InlineData("--choices", "0", "--choices must be from 1 to 128")]
    [InlineData("--near-duplicates", "0", "--near-duplicates must be more than 0")]
    [InlineData("--tests", "1000", "--tests must be from 0 to 200")]
    [InlineData("--round", "-1", "--round must be 0 or more")]
    [InlineData("--min-margin", "0.5", "--min-margin must be 1 or more")]
    [InlineData("--report", "report.pdf", "end it in .html or .md")]
    public async Task What_an_option_cannot_be_is_told(string option, string value, string what)
    {
        var result = await CommandLine.RunAsync([.. Arguments("http://127.0.0.1:1"), "--verify", option, value]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(what);
    }

    [Fact]
    public async Task A_plan_counts_what_is_asked_beside_answers_and_the_time_of_sandboxes()
    {
        var result = await CommandLine.RunAsync(
            [.. Arguments("http://127.0.0.1:1").Where(a => a is not ("--count" or "3")), "--samples", "2", "--new-requests", "10", "--tests", "12", "--repair", "1", "--verify", "--plan", "--json", "--count", "100"]);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        // Ten of the bundled requests have no tests, and neither have the ten new ones: two lists for each.
        (result.Json.GetProperty("candidates").GetInt32(), result.Json.GetProperty("requests").GetInt32(), result.Json.GetProperty("tests").GetInt32()).Should().Be((100, 10, 40));
        result.Json.GetProperty("repairs_at_most").GetInt64().Should().Be(100);
        (result.Json.GetProperty("sandbox_seconds").GetDouble(), result.Json.GetProperty("sandbox_seconds_by").GetString()).Should().Be((10, "assumed"));
        result.Error.Should().Contain("new requests, at least").And.Contain("sandboxes  10 s in all, assumed");
        _folder.Names.Should().BeEmpty();
    }

    private string[] Arguments(string address) =>
        ["generate", "--output", _folder["c.jsonl"], "--count", "3", "--endpoint", address, "--model", "m", "--shots", "0", "--jobs", "2"];
}
