using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests;

/// <summary>Files of defaults, beside the data and in the home folder.</summary>
public sealed class DefaultsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_command_line_comes_first_then_the_file_beside_the_data_then_that_of_the_home_folder()
    {
        var input = _folder.WriteText("data/in.jsonl", string.Join("\n", Candidates.Right("a"), Candidates.Right("b", 2), Candidates.Right("c", 3)));
        _folder.WriteText("data/instructmix.json", """{"verify": {"limit": 2, "jobs": 1}}""");
        _folder.WriteText("home/instructmix.json", """{"verify": {"limit": 1, "strict": true, "stub": "tests"}}""");
        var result = await RunAsync("verify", input, "-o", _folder["kept.jsonl"], "--jobs", "2", "--dry-run", "--verbose");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().MatchRegex(@"│ candidates +│ 2 │")
            .And.Contain($"default  --limit 2  ({_folder["data/instructmix.json"]})\n").And.Contain($"default  --stub tests  ({_folder["home/instructmix.json"]})\n")
            .And.Contain("default  --strict  (").And.NotContain("default  --jobs").And.NotContain("default  --limit 1");
    }

    [Fact]
    public async Task A_file_beside_data_says_nothing_of_where_is_written_or_how_code_is_kept_apart()
    {
        var input = _folder.WriteText("data/in.jsonl", Candidates.Right("a"));
        _folder.WriteText("data/instructmix.json", """{"verify": {"rejects": "/tmp/elsewhere", "runtime": "none"}}""");
        var result = await RunAsync("verify", input, "-o", _folder["kept.jsonl"], "--dry-run");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain($"{_folder["data/instructmix.json"]}: --rejects is not taken from a file beside data").And.Contain("--runtime is not taken").And.Contain($"the others to {_folder["kept.rejects.jsonl"]}");
    }

    [Theory]
    [InlineData("""{"verify": {"job": 2}}""", "verify has no option --job; did you mean \"--jobs\"?")]
    [InlineData("""{"verify": 3}""", "has something else than an object for 'verify'")]
    [InlineData("""{"verfy": {"jobs": 2}}""", "there is no verb 'verfy'; did you mean \"verify\"?")]
    [InlineData("{\n\"verify\": ", ":2: is not JSON (")]
    [InlineData("""{"verify": {"limit": "x"}}""", "Cannot parse argument 'x' for option '--limit': a whole number is wanted")]
    public async Task A_file_that_is_wrong_is_told(string json, string told)
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"));
        _folder.WriteText("home/instructmix.json", json);
        var result = await RunAsync("verify", input, "-o", _folder["kept.jsonl"], "--dry-run");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().StartWith("instructmix: ").And.Contain(told);
        if (!json.Contains("limit", StringComparison.Ordinal)) result.Error.Should().StartWith($"instructmix: {_folder["home/instructmix.json"]}:");
    }

    private Task<CliResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(new Dictionary<string, string?> { ["HOME"] = _folder["home"] }, arguments);
}
