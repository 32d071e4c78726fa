using System.Text.Json;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Verifying;

/// <summary>What somebody meets who tries the program on files of their own.</summary>
public sealed class FirstUseTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nowhere = new() { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_that_name_no_task_are_not_taken_for_answers_to_one()
    {
        var input = _folder.Write("answers.jsonl", [.. Enumerable.Range(0, 3).Select(i => JsonSerializer.Serialize(new { prompt = $"Write f{i}.", completion = $"```python\ndef f{i}():\n    return {i}\n```", tests = new[] { $"assert f{i}() == {i}" } }))]);
        var result = await CommandLine.RunAsync(Nowhere, "verify", input, "-o", _folder["kept.jsonl"], "--dry-run");
        result.Error.Should().MatchRegex(@"│ candidates +│ 3 │").And.MatchRegex(@"│ problems +│ 3 │");
    }

    [Fact]
    public async Task Samples_whose_tests_nobody_named_are_not_judged_without_them()
    {
        var input = _folder.Write("samples.jsonl", [.. Enumerable.Range(0, 6).Select(Sample)]);
        var result = await CommandLine.RunAsync("verify", input, "-o", _folder["kept.jsonl"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain($"instructmix: {input}:1: Bench/0 is a benchmark's sample, and nothing tests it; name the file of the benchmark's problems with --problems FILE, or ask for runs without tests with --stub smoke or --stub doctest\n")
            .And.Contain("instructmix: 3 more records could not be read\n");
        _folder.Names.Should().NotContain("kept.jsonl");

        // Both remedies of the message.
        var problems = _folder.Write("problems.jsonl", [.. Enumerable.Range(0, 6).Select(i => JsonSerializer.Serialize(new { task_id = $"Bench/{i}", prompt = Prompt, entry_point = "add", test = "def check(f):\n    assert f(1, 2) == 3\n" }))]);
        var tested = await CommandLine.RunAsync("verify", input, "-o", _folder["tested.jsonl"], "--problems", problems, "--json");
        tested.Json.GetProperty("kept_levels").GetProperty("tested").GetInt32().Should().Be(3);
        tested.Json.GetProperty("outcomes").GetProperty("failed").GetInt32().Should().Be(3);
        tested.Json.GetProperty("twins").GetInt32().Should().Be(4);
        tested.Error.Should().MatchRegex(@"│ same code, run once +│ 4 │").And.NotContain("from the ledger");
        tested.Json.GetProperty("groups").EnumerateArray().Select(g => (g.GetProperty("name").GetString(), g.GetProperty("passed").GetInt32(), g.GetProperty("pass_at").GetProperty("1").GetDouble()))
            .Should().Equal(("large", 3, 1.0), ("small", 0, 0.0));
        var smoked = await CommandLine.RunAsync("verify", input, "-o", _folder["smoked.jsonl"], "--stub", "smoke", "--json");
        smoked.ExitCode.Should().Be(ExitCode.Done);
        smoked.Json.GetProperty("kept_levels").GetProperty("smoked").GetInt32().Should().Be(6);
    }

    [Fact]
    public async Task What_was_only_called_is_told_apart_from_what_was_tested_and_can_be_dropped()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("tested"), """{"id": "called", "instruction": "Write one().", "response": "def one():\n    return 1\n"}""");
        var all = await CommandLine.RunAsync("verify", input, "-o", _folder["all.jsonl"], "--ledger", _folder["ledger"], "--report", _folder["report.md"]);
        all.Error.Should().MatchRegex(@"│   passed +│ 2 │\n│     tested +│ 1 │\n│     smoked +│ 1 │").And.Contain("1 of 2 kept pairs passed no test");
        (await File.ReadAllTextAsync(_folder["report.md"])).Should().Contain("| `passed` | 2 |\n| – tested | 1 |\n| – smoked | 1 |\n");
        var proved = await CommandLine.RunAsync("verify", input, "-o", _folder["kept.jsonl"], "--ledger", _folder["ledger"], "--min-level", "tested");
        proved.ExitCode.Should().Be(ExitCode.Done, proved.Error);
        _folder.Records("kept.jsonl").Select(r => r.GetProperty("id").GetString()).Should().Equal("tested");
        var reject = _folder.Records("kept.rejects.jsonl").Single().GetProperty("verification");
        var recipe = _folder.Write("recipe.json", """{"name": "r", "seed": 1, "sources": [{"source": "python_code", "path": "all.jsonl"}]}""");
        var mixed = await CommandLine.RunAsync("mix", recipe, "-o", _folder["mix"]);
        mixed.Error.Should().Contain("python_code: 1 of 2 records were left out, for of them this does not hold: Verification.Level is null");
        reject.GetProperty("outcome").GetString().Should().Be("unproved");
        reject.GetProperty("detail").GetString().Should().Be("it passed, and was only smoked; --min-level asks for tested");
    }

    [Fact]
    public async Task What_many_rejects_share_and_an_option_mends_is_told_and_the_option_mends_it()
    {
        var input = _folder.Write("in.jsonl", [.. Enumerable.Range(0, 3).Select(i => JsonSerializer.Serialize(
            new { id = $"a{i}", prompt = Prompt, completion = $"python\n{Prompt}    return x + y + {i} - {i}\n```\n", test = "assert add(1, 2) == 3" }))]);
        var result = await CommandLine.RunAsync("verify", input, "-o", _folder["kept.jsonl"], "--completions", "verbatim", "--json");
        result.Error.Should().Contain("3 candidates are no Python because an answer in Markdown was glued to its prompt as if it continued it: try --completions chat\n");
        result.Json.GetProperty("hints")[0].GetProperty("option").GetString().Should().Be("--completions chat");
        var mended = await CommandLine.RunAsync("verify", input, "-o", _folder["mended.jsonl"], "--completions", "chat", "--json");
        mended.Json.GetProperty("kept").GetInt32().Should().Be(3, mended.Error);
        mended.Json.TryGetProperty("hints", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_run_without_an_engine_and_writes_nothing()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"), """{"instruction": "Say hello.", "response": "Hello to you, too!"}""", "no JSON");
        var result = await CommandLine.RunAsync(Nowhere, "verify", input, "-o", _folder["kept.jsonl"], "--dry-run");
        result.ExitCode.Should().Be(ExitCode.Done);
        result.Error.Should().MatchRegex(@"│ candidates +│ 2 │").And.MatchRegex(@"│   with tests +│ 1 │").And.MatchRegex(@"│   without Python +│ 1 │").And.MatchRegex(@"│ unreadable records +│ 1 │");
        _folder.Names.Should().Equal("in.jsonl");
        (await CommandLine.RunAsync(Nowhere, "verify", input, "-o", _folder["kept.jsonl"], "--dry-run", "--strict")).ExitCode.Should().Be(ExitCode.Unusable);
    }

    [Fact]
    public async Task Only_the_first_candidates_are_taken_and_a_quiet_run_says_nothing()
    {
        var input = _folder.Write("in.jsonl", Candidates.Distinct(30));
        var result = await CommandLine.RunAsync("verify", input, "-o", _folder["kept.jsonl"], "--limit", "3", "--timeout", "5s", "--quiet", "--json");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("candidates").GetInt32().Should().Be(3);
        result.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task A_record_is_explained_with_its_verdict_and_the_line_that_broke()
    {
        var input = _folder.Write("in.jsonl", Candidates.Wrong("wrong"), Candidates.Line("needs", "import nowhere_at_all", "assert True"));
        await CommandLine.RunAsync("verify", input, "-o", _folder["kept.jsonl"]);
        var wrong = await CommandLine.RunAsync("explain", _folder["kept.rejects.jsonl"], "wrong");
        wrong.ExitCode.Should().Be(ExitCode.Done, wrong.Error);
        wrong.Output.Should().Contain("  outcome      failed: an assertion did not hold\n").And.Contain("  why          assert add(2) == 3: add(2) gave 1\n").And.Contain("  ▸   1 │ assert add(2) == 3\n");
        var needs = await CommandLine.RunAsync("explain", _folder["kept.rejects.jsonl"], "2");
        needs.Output.Should().StartWith("needs  (").And.Contain("run the same command with --packages FILE").And.Contain("  ▸   1 │ import nowhere_at_all\n");
        var nobody = await CommandLine.RunAsync("explain", _folder["kept.rejects.jsonl"], "nobody");
        nobody.ExitCode.Should().Be(ExitCode.Unusable);
        nobody.Error.Should().Contain("no record has the id 'nobody'");
    }

    [Fact]
    public async Task A_dash_is_standard_input_and_output_and_the_other_files_lie_in_the_current_folder()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"), Candidates.Wrong("b"));
        using var program = ProgramProcess.Start("sh", null, ["-c", $"cd '{_folder.Path}' && cat '{input}' | dotnet '{ProgramProcess.Program}' verify - --output -"]);
        var result = await program.EndAsync(TimeSpan.FromSeconds(60));
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("id").GetString().Should().Be("a");
        _folder.Names.Should().BeEquivalentTo("in.jsonl", "stdin.rejects.jsonl", "stdin.ledger");
    }

    private const string Prompt = "def add(x, y):\n    \"\"\"Adds.\"\"\"\n";

    private static string Sample(int i) => JsonSerializer.Serialize(
        new { task_id = $"Bench/{i}", prompt = Prompt, completion = i % 2 == 0 ? "    return x + y\n" : "    return x - y\n", model = i % 2 == 0 ? "large" : "small" });
}
