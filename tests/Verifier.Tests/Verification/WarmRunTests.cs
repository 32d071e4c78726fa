using System.Text.Json;
using InstructMix.Harness.Images;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Verification;

namespace InstructMix.Verifier.Tests.Verification;

public sealed class WarmRunTests(SandboxesFixture sandboxes) : IClassFixture<SandboxesFixture>, IDisposable
{
    private const string Uses = """{"id": "uses", "instruction": "i", "code": "import decimal\n\ndef one():\n    return decimal.Decimal(1)\n", "response": "", "tests": ["assert one() == 1"]}""";
    private const string Wrong = """{"id": "wrong", "instruction": "i", "code": "import decimal\n\ndef one():\n    return decimal.Decimal(2)\n", "response": "", "tests": ["assert one() == 1"]}""";
    private const string Forgot = """{"id": "forgot", "instruction": "i", "code": "def one():\n    return decimal.Decimal(1)\n", "response": "", "tests": ["assert one() == 1"]}""";
    private const string Without = """{"id": "without", "instruction": "i", "code": "def one():\n    return 1\n", "response": "", "tests": ["assert one() == 1"]}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_verdict_says_what_was_warm_and_a_forgotten_import_still_fails()
    {
        var summary = await RunAsync("decimal");
        summary.Candidates.Should().Be(4);
        Verdicts("kept.jsonl").Should().Equal(("uses", "passed", "decimal"), ("without", "passed", null));
        Verdicts("rejects.jsonl").Should().Equal(("wrong", "failed", "decimal"), ("forgot", "error", null));
        File.ReadAllText(_folder["rejects.jsonl"]).Should().Contain("name 'decimal' is not defined");
    }

    [Fact]
    public async Task A_ledger_keeps_warm_verdicts_apart_and_shares_the_others()
    {
        (await RunAsync()).FromLedger.Should().Be(0);
        (await RunAsync("decimal")).FromLedger.Should().Be(2);
        Verdicts("kept.jsonl").Should().Equal(("uses", "passed", "decimal"), ("without", "passed", null));
        (await RunAsync("decimal")).FromLedger.Should().Be(4);
        Verdicts("kept.jsonl").Should().Equal(("uses", "passed", "decimal"), ("without", "passed", null));
        (await RunAsync()).FromLedger.Should().Be(4);
        Verdicts("kept.jsonl").Should().Equal(("uses", "passed", null), ("without", "passed", null));
    }

    [Fact]
    public async Task A_module_that_is_not_there_ends_the_run_before_any_candidate()
    {
        var run = () => RunAsync("nonesuch");
        (await run.Should().ThrowAsync<ImageException>()).WithMessage("nonesuch cannot be warm *");
        File.Exists(_folder["kept.jsonl"]).Should().BeFalse();
        (await RunAsync()).FromLedger.Should().Be(0, "none was run");
    }

    private async Task<VerificationSummary> RunAsync(params string[] warm)
    {
        await File.WriteAllLinesAsync(_folder["in.jsonl"], [Uses, Wrong, Forgot, Without]);
        var options = new VerificationOptions { Inputs = [_folder["in.jsonl"]], Output = _folder["kept.jsonl"], Rejects = _folder["rejects.jsonl"], Warm = warm };
        await using var ledger = Ledger.Open(_folder["ledger"]);
        return await new VerificationRun(sandboxes.Pools, ledger, new StoppedClock()).RunAsync(options, p => throw new InvalidOperationException(p.ToString()), CancellationToken.None);
    }

    private List<(string Id, string Outcome, string? Warm)> Verdicts(string name) =>
        [.. File.ReadLines(_folder[name]).Select(line => JsonDocument.Parse(line).RootElement).Select(r => (r.GetProperty("id").GetString()!, Of(r, "outcome")!, Of(r, "warm")))];

    private static string? Of(JsonElement record, string field) => record.GetProperty("verification").TryGetProperty(field, out var value) ? value.GetString() : null;
}
