using System.Text.Json;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Reverifying;

public sealed class KnownBreaksTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_break_between_Pythons_has_its_cause_and_nothing_else_is_called_one()
    {
        var pairs = KnownPair.Read("breaks.txt").Concat(KnownPair.Read("holds.txt")).ToList();
        var set = _folder.Write("set.jsonl", [.. pairs.Select(p => p.Line)]);
        var result = await CommandLine.RunAsync("reverify", set, "--python", "3.9", "--python", "3.11", "--python", "3.13", "--python", "3.14", "--python", "3.15", "--output", _folder["out"]);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);

        var changes = _folder.Records("out/changes.jsonl").ToLookup(c => c.GetProperty("id").GetString()!);
        var found = pairs.Select(p => (
            p.Id, Expected: p.Cause is null ? "" : $"{p.Cause} @ {p.To}: {p.Title}", Changes: string.Join("; ", changes[p.Id].Select(c => Told(c, p)))));
        found.Where(f => f.Changes != f.Expected).Should().BeEmpty();

        var rows = _folder.Records("out/matrix.jsonl").ToDictionary(r => r.GetProperty("id").GetString()!);
        var holding = pairs.Where(p => p.Cause is null).Select(p => p.Id).ToList();
        holding.Where(id => !rows[id].GetProperty("versions").EnumerateObject().All(v => v.Value.GetProperty("outcome").GetString() == "passed")).Should().BeEmpty();
        _folder.Records("out/survivors.jsonl").Select(s => s.GetProperty("id").GetString()).Should().Equal(holding);
    }

    [Fact]
    public void There_are_as_many_pairs_as_was_promised_and_every_cause_twice()
    {
        var breaks = KnownPair.Read("breaks.txt");
        breaks.Should().HaveCountGreaterThanOrEqualTo(170);
        KnownPair.Read("holds.txt").Should().HaveCountGreaterThanOrEqualTo(60).And.OnlyContain(p => p.Cause == null);
        breaks.GroupBy(p => p.Cause).Should().OnlyContain(g => g.Count() >= 2);
        breaks.Select(p => p.Cause).Distinct().Should().BeEquivalentTo(
            "module-removed", "name-removed", "new-syntax-needed", "new-name-needed", "new-module-needed", "old-syntax-gone", "deprecation-turned-error", "behaviour", "missing-module", "flaky");
    }

    /// <summary>A change in the words of the file: where its title is what the file says a part of, that part.</summary>
    private static string Told(JsonElement change, KnownPair pair)
    {
        var what = change.GetProperty("what").GetString()!;
        return $"{change.GetProperty("cause").GetString()} @ {change.GetProperty("to").GetString()}: {(pair.Title is { } title && what.Contains(title, StringComparison.Ordinal) ? title : what)}";
    }
}
