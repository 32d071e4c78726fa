using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;
using InstructMix.Tests.Shared.Http;
using Microsoft.AspNetCore.Http;

namespace InstructMix.Cli.Tests;

public sealed class MixTests : IDisposable
{
    private const string Kept = """{"id":"k","instruction":"Write f.","response":"def f(): pass","verification":{"outcome":"passed","level":"tested"}}""";

    private static readonly Dictionary<string, string?> Nowhere = new() { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };

    private readonly TempFolder _folder = new();

    public MixTests()
    {
        foreach (var name in new[] { "recipe.json", "conala.json" }) File.WriteAllLines(_folder[name], DemoRun.Read(name));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_example_recipe_mixes_kept_pairs_with_snippets_that_compile()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"), Candidates.Wrong("b"), Candidates.Right("c", 5));
        (await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"])).ExitCode.Should().Be(ExitCode.Done);
        var result = await CommandLine.RunAsync("mix", _folder["recipe.json"], "--output", _folder["mix"], "--json");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("mix").GetProperty("python_code").GetInt64().Should().Be(2);
        result.Json.GetProperty("totals").GetProperty("dropped").GetProperty("does_not_compile").GetInt64().Should().BePositive();
        result.Error.Should().MatchRegex(@"│   python_code +│ +2 │").And.Contain(_folder["mix/instruction_tuning_dataset_alpha_part2.json"]);

        var first = await File.ReadAllBytesAsync(_folder["mix/manifest.json"]);
        (await CommandLine.RunAsync("mix", _folder["recipe.json"], "--output", _folder["mix"])).ExitCode.Should().Be(ExitCode.Done);
        (await File.ReadAllBytesAsync(_folder["mix/manifest.json"])).Should().Equal(first);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_told_and_strict_makes_it_the_exit_code()
    {
        _folder.Write("recipe.json", """{ "name": "m", "sources": [ { "source": "python_code", "path": "kept.jsonl" } ] }""");
        _folder.Write("kept.jsonl", Kept, "{");
        // No snippets, no engine.
        var result = await CommandLine.RunAsync(Nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"]);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain("kept.jsonl:2: ");
        result.Output.Should().BeEmpty();
        (await CommandLine.RunAsync(Nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"], "--strict")).ExitCode.Should().Be(ExitCode.Unusable);
    }

    [Fact]
    public async Task Each_thing_that_is_wrong_with_a_recipe_has_a_line_of_its_own()
    {
        var recipe = _folder.Write("recipe.json", """{ "nam": "m",""", """  "sources": [ { "source": "python_code", "pth": "kept.jsonl" } ] }""");
        var result = await CommandLine.RunAsync("mix", recipe, "--output", _folder["mix"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain($"instructmix: {recipe}:1: unknown field \"nam\"; did you mean \"name\"?\n")
            .And.Contain($"instructmix: {recipe}:2: unknown field \"pth\"; did you mean \"path\"?\n").And.NotContain("\\n");
    }

    [Fact]
    public async Task Each_benchmark_that_holds_nothing_has_a_line_of_its_own()
    {
        string[] benchmarks = ["one.jsonl", "two.jsonl"];
        foreach (var benchmark in benchmarks) _folder.Write(benchmark);
        _folder.Write("kept.jsonl", Kept);
        _folder.Write("recipe.json", """{ "name": "m", "sources": [ { "source": "python_code", "path": "kept.jsonl" } ], "decontaminate": ["one.jsonl", "two.jsonl"] }""");
        var result = await CommandLine.RunAsync(Nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"]);
        result.ExitCode.Should().Be(ExitCode.Unusable, result.Error);
        foreach (var benchmark in benchmarks) result.Error.Should().Contain($"instructmix: {benchmark}: the benchmark holds no records; name another file\n");
    }

    [Fact]
    public async Task A_source_that_is_missing_is_told()
    {
        var result = await CommandLine.RunAsync("mix", _folder["recipe.json"], "--output", _folder["mix"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(_folder["kept.jsonl"]).And.Contain("there is no such file");
        Directory.Exists(_folder["mix"]).Should().BeFalse();
    }

    [Fact]
    public async Task Without_an_engine_snippets_cannot_be_mixed()
    {
        _folder.Write("kept.jsonl", Candidates.Right("a"));
        var result = await CommandLine.RunAsync(Nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"]);
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Line("instructmix: ").Should().Contain("cannot be reached");
        Directory.Exists(_folder["mix"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_mix_of_which_nothing_would_be_left_is_not_written()
    {
        _folder.Write("recipe.json", """{ "name": "m", "sources": [ { "source": "python_code", "path": "kept.jsonl" } ] }""");
        _folder.Write("kept.jsonl", "{", "{");
        var result = await CommandLine.RunAsync(Nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("the mix would be empty, and was not written: of 2 records none is left: 2 unreadable");
        Directory.Exists(_folder["mix"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_plan_counts_and_writes_nothing()
    {
        _folder.Write("kept.jsonl", Kept);
        var result = await CommandLine.RunAsync(Nowhere, "mix", _folder["recipe.json"], "--plan", "--json");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("snippets").GetInt64().Should().BePositive();
        result.Json.GetProperty("pairs").GetInt64().Should().Be(1 + result.Json.GetProperty("snippets").GetInt64());
        result.Error.Should().Contain("what would become of every record");
        Directory.GetFileSystemEntries(_folder.Path).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_mix_is_what_its_lock_says_until_somebody_changes_it_and_why_tells_of_its_records()
    {
        _folder.Write("recipe.json", """{ "name": "m", "sources": [ { "source": "python_code", "path": "kept.jsonl" } ] }""");
        _folder.Write("kept.jsonl", Kept, Kept);
        (await CommandLine.RunAsync(Nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"])).ExitCode.Should().Be(ExitCode.Done);
        (await CommandLine.RunAsync(Nowhere, "mix", "--verify", _folder["mix"])).ExitCode.Should().Be(ExitCode.Done);
        (await CommandLine.RunAsync(Nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"], "--verify")).ExitCode.Should().Be(ExitCode.Done);

        var story = await CommandLine.RunAsync(Nowhere, "why", _folder["mix"], "kept.jsonl:2");
        story.ExitCode.Should().Be(ExitCode.Done);
        story.Output.Should().Contain("dropped      duplicate: the same as python_code kept.jsonl:1").And.Contain("collided with python_code k (kept.jsonl:1)");
        (await CommandLine.RunAsync(Nowhere, "why", _folder["mix"], "nobody")).ExitCode.Should().Be(ExitCode.Unusable);

        File.AppendAllText(_folder["kept.jsonl"], "\n");
        var changed = await CommandLine.RunAsync(Nowhere, "mix", "--verify", _folder["mix"]);
        changed.ExitCode.Should().Be(ExitCode.Failed);
        changed.Error.Should().Contain("input kept.jsonl: changed: ");
    }

    [Theory]
    [InlineData("mix")]
    [InlineData("mix", "recipe.json")]
    [InlineData("mix", "--verify")]
    [InlineData("mix", "recipe.json", "--plan", "--verify", "out")]
    [InlineData("sources", "fetch", "helpfull")]
    [InlineData("sources", "fetch", "synthetic_qa")]
    public async Task Wrong_usage_is_told(params string[] arguments) => (await CommandLine.RunAsync(Nowhere, arguments)).ExitCode.Should().Be(ExitCode.Unusable);

    [Fact]
    public async Task The_known_sources_are_listed_with_address_licence_and_digest()
    {
        var result = await CommandLine.RunAsync(Nowhere, "sources");
        result.ExitCode.Should().Be(ExitCode.Done);
        result.Output.Should().Contain("red_team_attempts.jsonl.gz  15,483,307 bytes  sha256 4c7b0069991460f0064f279fd400b51f3f0095697d14d7793c49b0925f80814f  https://").And.Contain("licence mit");
        (await CommandLine.RunAsync(Nowhere, "sources", "--json")).Json.GetArrayLength().Should().Be(6);
    }

    [Fact]
    public async Task A_model_judges_what_comes_to_it_and_is_asked_for_nothing_twice()
    {
        _folder.Write("recipe.json", """{ "name": "m", "judge": { "model": "rater" }, "sources": [ { "source": "jsonl", "path": "qa.jsonl", "where": "Response.Length > 3 && Judged.Helpful >= 3" } ] }""");
        _folder.Write("qa.jsonl", """["good","answer"]""", """["bad","answer"]""", """["good","no"]""");
        await using var server = await CompletionServer.StartAsync((context, call) =>
            context.Response.WriteAsync(CompletionServer.Completion(call.Question.Contains("good", StringComparison.Ordinal) ? """{"helpful": 4, "harmful": 0, "reason": "fine"}""" : """{"helpful": 0}""")));
        string[] arguments = ["mix", _folder["recipe.json"], "--output", _folder["mix"], "--endpoint", server.Address];

        var result = await CommandLine.RunAsync(Nowhere, [.. arguments, "--json"]);

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("totals").GetProperty("kept").GetInt64().Should().Be(1);
        result.Json.GetProperty("sources")[0].GetProperty("judged").GetInt64().Should().Be(2);
        server.Calls.Should().HaveCount(2).And.OnlyContain(c => c.Json.GetProperty("model").GetString() == "rater");
        File.Exists(_folder["mix.judge.journal"]).Should().BeTrue();
        var before = await File.ReadAllBytesAsync(_folder["mix/manifest.json"]);
        (await CommandLine.RunAsync(Nowhere, arguments)).ExitCode.Should().Be(ExitCode.Done);
        server.Calls.Should().HaveCount(2);
        (await File.ReadAllBytesAsync(_folder["mix/manifest.json"])).Should().Equal(before);
    }
}
