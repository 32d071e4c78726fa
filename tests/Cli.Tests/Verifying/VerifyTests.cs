using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

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

    [Fact]
    public async Task A_candidate_that_imports_a_warm_module_says_so()
    {
        var input = _folder.Write("in.jsonl", """{"id": "a", "instruction": "i", "response": "import decimal\n\n\ndef one():\n    return decimal.Decimal(1)\n", "tests": ["assert one() == 1"]}""", Candidates.Right("b"));
        var result = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"], "--warm", "asyncio", "--warm", "decimal", "--repeat", "2");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        var kept = _folder.Records("kept.jsonl").Select(r => r.GetProperty("verification")).ToList();
        kept[0].GetProperty("warm").GetString().Should().Be("decimal");
        kept[1].TryGetProperty("warm", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_module_that_cannot_be_warm_is_named_and_nothing_is_written()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"));
        var result = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"], "--warm", "nonesuch");
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Error.Should().Contain("instructmix: nonesuch cannot be warm on Python 3.11.").And.Contain("No module named 'nonesuch'").And.Contain("sandbox build --packages FILE");
        File.Exists(_folder["kept.jsonl"]).Should().BeFalse();
    }
}
