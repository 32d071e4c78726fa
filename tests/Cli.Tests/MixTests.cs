using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests;

public sealed class MixTests : IDisposable
{
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
        _folder.Write("kept.jsonl", Candidates.Right("a"), "{");
        // No snippets, no engine.
        var nowhere = new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };
        var result = await CommandLine.RunAsync(nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"]);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain("kept.jsonl:2: ");
        result.Output.Should().BeEmpty();
        (await CommandLine.RunAsync(nowhere, "mix", _folder["recipe.json"], "--output", _folder["mix"], "--strict")).ExitCode.Should().Be(ExitCode.Unusable);
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
        var result = await CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" }, "mix", _folder["recipe.json"], "--output", _folder["mix"]);
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Line("instructmix: ").Should().Contain("cannot be reached");
        Directory.Exists(_folder["mix"]).Should().BeFalse();
    }
}
