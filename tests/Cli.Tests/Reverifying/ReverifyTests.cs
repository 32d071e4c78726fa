using InstructMix.Cli.Tests.Given;
using InstructMix.Cli.Tests.Schemas;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Reverifying;

public sealed class ReverifyTests : IDisposable
{
    private const string Right = """{"id": "right", "instruction": "i", "response": "def one():\n    return 1\n", "tests": ["assert one() == 1"]}""";
    private const string Broken = """{"id": "broken", "instruction": "i", "response": "import imp\n\n\ndef one():\n    return 1\n", "tests": ["assert one() == 1"]}""";
    private const string Young = """{"id": "young", "instruction": "i", "response": "type Number = int\n\n\ndef one() -> Number:\n    return 1\n", "tests": ["assert one() == 1"]}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("all", new[] { "right" })]
    [InlineData("any", new[] { "right", "broken", "young" })]
    [InlineData("latest", new[] { "right", "young" })]
    public async Task The_pairs_that_survive_are_those_that_were_asked_for_with_their_versions(string keep, string[] survivors)
    {
        var result = await ReverifyAsync([Right, Broken, Young], "--keep", keep);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        var kept = _folder.Records("out/survivors.jsonl");
        kept.Select(k => k.GetProperty("id").GetString()).Should().Equal(survivors);
        kept[0].GetProperty("verification").GetProperty("versions").GetRawText().Should().Be("""{"3.11":"passed","3.13":"passed"}""");
        kept[^1].GetProperty("verification").GetProperty("outcome").GetString().Should().Be("passed");
    }

    [Fact]
    public async Task What_is_written_is_what_its_schema_says()
    {
        var result = await ReverifyAsync([Right, Broken, Young], "--keep", "any");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        new SchemaFile("matrix.schema.json").ShouldDescribe(File.ReadLines(_folder["out/matrix.jsonl"]));
        new SchemaFile("change.schema.json").ShouldDescribe(File.ReadLines(_folder["out/changes.jsonl"]));
        new SchemaFile("pair.schema.json").ShouldDescribe(File.ReadLines(_folder["out/survivors.jsonl"]));
    }

    [Fact]
    public async Task What_was_warm_is_told_of_each_Python()
    {
        const string Uses = """{"id": "uses", "instruction": "i", "response": "from decimal import Decimal\n\n\ndef one():\n    return Decimal(1)\n", "tests": ["assert one() == 1"]}""";
        var result = await ReverifyAsync([Right, Uses], "--warm", "decimal");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        _folder.Records("out/survivors.jsonl")[1].GetProperty("verification").GetProperty("warm").GetString().Should().Be("decimal");
        _folder.Records("out/matrix.jsonl").Select(r => r.GetProperty("versions").EnumerateObject().Count(v => v.Value.TryGetProperty("warm", out _))).Should().Equal(0, 2);
    }

    [Fact]
    public async Task The_gate_is_shut_by_a_pair_that_passed_on_an_older_Python_and_not_by_one_that_needs_a_newer()
    {
        var open = await ReverifyAsync([Right, Young], "--gate");
        open.ExitCode.Should().Be(ExitCode.Done, open.Error);
        var shut = await ReverifyAsync([Right, Young, Broken], "--gate");
        shut.ExitCode.Should().Be(ExitCode.Failed);
        shut.Error.Should().EndWith($"instructmix: 1 pair used to pass and no longer does; see {_folder["out/changes.jsonl"]}\n");
        _folder.Records("out/changes.jsonl").Select(c => (c.GetProperty("id").GetString(), c.GetProperty("cause").GetString(), c.GetProperty("broke").GetBoolean()))
            .Should().Equal(("young", "new-syntax-needed", false), ("broken", "module-removed", true));
    }

    [Fact]
    public async Task A_second_run_has_every_verdict_from_the_ledger_and_writes_the_same_bytes()
    {
        (await ReverifyAsync([Right, Broken, Young])).ExitCode.Should().Be(ExitCode.Done);
        var first = await File.ReadAllTextAsync(_folder["out/matrix.jsonl"]);
        var again = await ReverifyAsync([Right, Broken, Young], "--json");
        again.Json.GetProperty("from_ledger").GetInt64().Should().Be(6);
        (await File.ReadAllTextAsync(_folder["out/matrix.jsonl"])).Should().Be(first);
        // Another Python costs only what is new.
        var bump = await CommandLine.RunAsync("reverify", _folder["set.jsonl"], "--python", "3.11", "--python", "3.13", "--python", "3.14", "--output", _folder["out"], "--json");
        bump.Json.GetProperty("from_ledger").GetInt64().Should().Be(6);
        bump.Json.GetProperty("outcomes").EnumerateObject().Select(v => v.Name).Should().Equal("3.11", "3.13", "3.14");
    }

    [Fact]
    public async Task What_was_kept_is_re_verified_against_the_verdict_that_it_carries()
    {
        _folder.Write("candidates.jsonl", Right, Broken);
        (await CommandLine.RunAsync("verify", _folder["candidates.jsonl"], "--output", _folder["kept.jsonl"], "--python", "3.11")).ExitCode.Should().Be(ExitCode.Done);
        var result = await CommandLine.RunAsync("reverify", _folder["kept.jsonl"], "--python", "3.13", "--output", _folder["out"], "--gate");
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        var change = _folder.Records("out/changes.jsonl").Should().ContainSingle().Which;
        change.TryGetProperty("from", out _).Should().BeFalse("the change is against what the set says");
        change.GetProperty("before").GetString().Should().Be("passed");
        change.GetProperty("what").GetString().Should().Be("imp was removed in 3.12");
    }

    [Fact]
    public async Task Of_a_mix_only_the_Python_is_run_and_the_rest_survives_as_it_is()
    {
        _folder.Write("mix.json", """[["helpful", ["Hello?", "Hello."]], ["python_code", ["Write one().", "def one():\n    return 1\n"]], ["conala", ["Sort a", "sorted(a)"]]]""");
        var result = await CommandLine.RunAsync("reverify", _folder["mix.json"], "--python", "3.13", "--output", _folder["out"], "--json");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("pairs").GetInt64().Should().Be(1);
        result.Json.GetProperty("passed_through").GetInt64().Should().Be(2);
        _folder.Records("out/survivors.jsonl").Select(s => s.GetProperty("source").GetString()).Should().Equal("helpful", "python_code", "conala");
        _folder.Records("out/matrix.jsonl").Should().ContainSingle();
    }

    [Fact]
    public async Task Several_answers_under_one_id_are_normal_and_each_has_an_id_of_its_own_in_what_is_written()
    {
        var result = await ReverifyAsync([Right, Right.Replace("== 1", "== 2", StringComparison.Ordinal)], "--strict");
        result.ExitCode.Should().Be(ExitCode.Done);
        result.Error.Should().NotContain("instructmix: ");
        _folder.Records("out/matrix.jsonl").Select(r => r.GetProperty("id").GetString()).Should().Equal("right", "right#2");
    }

    [Fact]
    public async Task A_Python_that_cannot_be_had_is_told_with_those_that_can()
    {
        var result = await ReverifyAsync([Right], "--python", "3.99");
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Error.Should().Contain("no image for Python 3.99 can be made").And.EndWith("without a registry these can be had: 3.9, 3.11, 3.13, 3.14, 3.15\n");
        _folder.Names.Should().NotContain("matrix.jsonl");
    }

    [Theory]
    [InlineData("there is no such file", "nowhere.jsonl", "--python", "3.11")]
    [InlineData("'--python' is required", "set.jsonl")]
    [InlineData("'3' is no Python version", "set.jsonl", "--python", "3")]
    [InlineData("holds no records", "empty.jsonl", "--python", "3.11")]
    public async Task What_cannot_be_used_is_told(string message, string set, params string[] more)
    {
        _folder.Write("set.jsonl", Right);
        _folder.Write("empty.jsonl");
        var result = await CommandLine.RunAsync(["reverify", _folder[set], "--output", _folder["out"], .. more]);
        result.ExitCode.Should().Be(ExitCode.Unusable, result.Error);
        result.Error.Should().ContainEquivalentOf(message);
    }

    [Fact]
    public async Task What_warnings_foretell_is_shown()
    {
        const string warned = """{"id": "warned", "instruction": "i", "response": "import datetime\n\n\ndef now():\n    return datetime.datetime.utcnow().year\n", "tests": ["assert now() > 2000"]}""";
        var result = await ReverifyAsync([warned], "--json");
        result.Json.GetProperty("will_break").GetRawText().Should().Contain("\"later\": 1");
        result.Error.Should().Contain("will break in").And.Contain("datetime.utcnow() and utcfromtimestamp() will be removed");
        // Of two Pythons the older one warned of imp; the newer one broke it, which is a change and no forecast.
        var broke = await ReverifyAsync([Broken], "--json");
        broke.Json.GetProperty("will_break").EnumerateObject().Should().BeEmpty();
        var older = await CommandLine.RunAsync("reverify", _folder["set.jsonl"], "--python", "3.11", "--output", _folder["older"], "--json");
        older.Json.GetProperty("will_break").GetProperty("3.12").GetInt64().Should().Be(1);
    }

    private async Task<CliResult> ReverifyAsync(string[] pairs, params string[] more)
    {
        var set = _folder.Write("set.jsonl", pairs);
        return await CommandLine.RunAsync(["reverify", set, "--output", _folder["out"], "--python", "3.11", "--python", "3.13", .. more]);
    }
}
