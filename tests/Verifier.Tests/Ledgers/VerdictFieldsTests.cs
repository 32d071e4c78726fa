using System.Reflection;
using InstructMix.Harness;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;
using Microsoft.Data.Sqlite;

namespace InstructMix.Verifier.Tests.Ledgers;

/// <summary>A field that is added to a verdict is carried wherever verdicts go. These tests fill every property, those of tomorrow as well.</summary>
public sealed class VerdictFieldsTests : IDisposable
{
    /// <summary>What a pair does not carry, and why.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        [nameof(Verdict.Sections)] = "pages have them, and pairs come from no page",
        [nameof(Verdict.Each)] = "what follows from it for all candidates of a problem is in `agreement`",
        [nameof(Verdict.CpuSeconds)] = "`seconds`, in whole ones: a second run has to write the same bytes",
        [nameof(Verdict.WallSeconds)] = "differs from run to run",
        [nameof(Verdict.MemoryBytes)] = "differs from run to run",
    };

    private static readonly PropertyInfo[] Fields = typeof(Verdict).GetProperties().Where(p => p.CanWrite).ToArray();

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_ledger_remembers_every_field()
    {
        var verdict = Filled();
        await using (var ledger = Ledger.Open(_folder["ledger.sqlite"])) await ledger.AddAsync(new byte[32], new LedgerEntry(verdict, "2026-11-22"));

        await using var reopened = Ledger.Open(_folder["ledger.sqlite"]);

        var found = reopened.Find(new byte[32])!.Verdict;
        foreach (var field in Fields) field.GetValue(found).Should().BeEquivalentTo(field.GetValue(verdict), field.Name);
    }

    [Fact]
    public async Task The_ledger_writes_fields_in_the_order_in_which_it_always_has()
    {
        await using (var ledger = Ledger.Open(_folder["ledger.sqlite"])) await ledger.AddAsync(new byte[32], new LedgerEntry(Filled() with { Sections = null }, "2026-11-22"));

        await using var connection = new SqliteConnection($"Data Source={_folder["ledger.sqlite"]};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST(entry AS TEXT) FROM verdicts";

        ((string)(await command.ExecuteScalarAsync())!).Should().Be(
            """{"verdict":{"outcome":"failed","level":"compiled","judged":"outside","stub":"tests","where":"Where","detail":"Detail","exception":"Exception","line":7,"tests":{"passed":3,"of":4},"each":"Each","needs":"""
            + """["module:numpy"],"stdout":"Stdout","stderr":"Stderr","warnings":[{"category":"DeprecationWarning","message":"old","line":7}],"cpu_seconds":"""
            + """7,"wall_seconds":7,"memory_bytes":7,"confirmed":true,"warm":"Warm","python":"Python","image":"Image","runner":"Runner"},"at":"2026-11-22"}""");
    }

    [Fact]
    public void A_pair_carries_every_field_but_those_of_which_it_is_said_why_not()
    {
        var verdict = Filled();
        var pair = new Judged(new Candidate { Id = "a", Instruction = "i", Response = "r" }, new ExtractedPython("x = 1", ExtractionMethod.Given), new LedgerEntry(verdict, "2026-11-22")).ToPair();

        foreach (var field in Fields.Where(f => !LeftOut.ContainsKey(f.Name)))
        {
            var carried = typeof(KeptPair).GetProperty(nameof(KeptPair.Verification))!.PropertyType.GetProperty(field.Name);
            carried.Should().NotBeNull($"a pair's verification lacks {field.Name}: add it there and in Judged.ToPair, or say in this test why it is left out");
            carried!.GetValue(pair.Verification).Should().BeEquivalentTo(field.GetValue(verdict), $"Judged.ToPair has to take over {field.Name}");
        }
    }

    /// <summary>A verdict of which no field has the value that it has where nothing is said. Not kept, as only rejects carry what they wrote.</summary>
    private static Verdict Filled()
    {
        var verdict = new Verdict { Outcome = Outcome.Failed };
        foreach (var field in Fields)
        {
            field.SetValue(verdict, Value(field));
            Equals(field.GetValue(verdict), field.GetValue(new Verdict { Outcome = default })).Should().BeFalse(field.Name);
        }

        return verdict;
    }

    private static object Value(PropertyInfo field)
    {
        var type = Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type == typeof(string)) return field.Name;
        if (type == typeof(bool)) return true;
        if (type == typeof(int) || type == typeof(long) || type == typeof(double)) return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(TestCount)) return new TestCount(3, 4);
        if (type == typeof(IReadOnlyList<string>)) return new List<string> { "module:numpy" };
        if (type == typeof(IReadOnlyList<Warning>)) return new List<Warning> { new("DeprecationWarning", "old", 7) };
        if (type == typeof(IReadOnlyList<SectionVerdict>)) return new List<SectionVerdict> { new() { Line = 1, Kind = SectionKind.Block, Outcome = Outcome.Failed } };
        throw new NotSupportedException($"{field.Name} is of a type that this test does not know; give it a value here");
    }
}
