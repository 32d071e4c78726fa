namespace InstructMix.Mixer.Tests.Sensitive;

public sealed class SensitiveRuleTests : IDisposable
{
    private const string Qa = """{ "source": "synthetic_qa", "path": "qa.json" }""", Mail = "anna.smith@gmail.com", Key = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";

    private readonly MixedFolder _mix = new();

    public SensitiveRuleTests() => _mix.WriteQa("qa.json", [("Who?", $"Ask {Mail} or 415-236-8841."), ("Which key?", $"Use {Key}, please."), ("Both?", $"{Key} {Mail}"), ("None?", "Ask info@example.com."), ($"{Mail}?", "")]);

    public void Dispose() => _mix.Dispose();

    [Fact]
    public async Task Without_a_rule_all_stay()
    {
        (await _mix.MixAsync(Qa, """ "secrets": "keep" """)).Manifest.Totals.Kept.Should().Be(4);
        _mix.Dropped().Should().ContainSingle().Which.GetProperty("instruction").GetString().Should().Be(Mail + "?");
    }

    [Fact]
    public async Task Dropped_records_do_not_show_what_they_were_dropped_for()
    {
        var summary = await _mix.MixAsync(Qa, """ "secrets": "drop", "personal_data": "drop" """);

        summary.Manifest.Totals.Dropped.Should().BeEquivalentTo(new Dictionary<string, long> { ["empty"] = 1, ["secret"] = 2, ["personal_data"] = 1 });
        string dropped = await File.ReadAllTextAsync(_mix.Folder["out/dropped.jsonl"]);
        dropped.Should().NotContain(Mail).And.NotContain(Key).And.NotContain("236-8841");
        _mix.Dropped().Select(d => d.GetProperty("detail").GetString()).Should().Equal("holds email, phone", "holds provider_key", "holds provider_key", "the response is empty");
        _mix.Dropped().Select(d => d.GetProperty("response").GetString()).Should().Equal("Ask [EMAIL] or [PHONE].", "Use [PROVIDER_KEY], please.", "[PROVIDER_KEY] [EMAIL]", "");
    }

    [Fact]
    public async Task Masked_records_stay_and_are_counted()
    {
        var summary = await _mix.MixAsync(Qa, """ "secrets": "mask", "personal_data": "mask", "formats": ["tuples", "alpaca"] """);

        _mix.Mixed().Select(m => m.Response).Should().BeEquivalentTo("Ask [EMAIL] or [PHONE].", "Use [PROVIDER_KEY], please.", "[PROVIDER_KEY] [EMAIL]", "Ask info@example.com.");
        summary.Manifest.Sources[0].Masked.Should().BeEquivalentTo(new Dictionary<string, long> { ["provider_key"] = 2, ["email"] = 2, ["phone"] = 1 });
        foreach (string file in Directory.GetFiles(_mix.Folder["out"])) (await File.ReadAllTextAsync(file)).Should().NotContain(Mail).And.NotContain(Key);
    }

    [Fact]
    public async Task One_rule_does_not_touch_what_the_other_is_for()
    {
        await _mix.MixAsync(Qa, """ "secrets": "mask" """);

        _mix.Mixed().Select(m => m.Response).Should().Contain($"[PROVIDER_KEY] {Mail}");
    }

    [Fact]
    public async Task Texts_that_are_the_same_when_masked_are_duplicates()
    {
        _mix.WriteQa("qa.json", [("Who?", "Ask anna@gmail.com."), ("Who?", "Ask bert@gmail.com.")]);

        (await _mix.MixAsync(Qa, """ "personal_data": "mask" """)).Manifest.Totals.Of(DropReason.Duplicate).Should().Be(1);
    }
}
