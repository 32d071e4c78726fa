using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Verifying;

public sealed class VerifyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kept_pairs_and_rejects_are_written_and_counted()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"), Candidates.Wrong("b"), Candidates.Right("c", 7));
        var result = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"], "--json");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        _folder.Records("kept.jsonl").Select(r => r.GetProperty("id").GetString()).Should().Equal("a", "c");
        _folder.Records("kept.rejects.jsonl").Select(r => r.GetProperty("id").GetString()).Should().Equal("b");
        result.Json.GetProperty("candidates").GetInt64().Should().Be(3);
        result.Json.GetProperty("kept").GetInt64().Should().Be(2);
        result.Json.GetProperty("rejected").GetInt64().Should().Be(1);
        result.Json.GetProperty("outcomes").GetRawText().Should().MatchRegex(@"^\{\s*""passed"": 2,\s*""failed"": 1\s*\}$");
        result.Error.Should().Contain($"kept     {_folder["kept.jsonl"]}").And.Contain($"rejects  {_folder["kept.rejects.jsonl"]}");
    }
}
