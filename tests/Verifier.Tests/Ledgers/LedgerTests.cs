using System.Security.Cryptography;
using System.Text;
using InstructMix.Core.Files;
using InstructMix.Harness;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Ledgers;
using Microsoft.Data.Sqlite;

namespace InstructMix.Verifier.Tests.Ledgers;

public sealed class LedgerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder["sub/ledger.sqlite"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_verdict_is_found_again_with_all_its_evidence()
    {
        var verdict = new Verdict
        {
            Outcome = Outcome.MissingModule,
            Level = Level.Compiled,
            Judged = Judge.Outside,
            Stub = StubKind.Doctest,
            Where = "candidate",
            Detail = "no module named 'numpy' — \ud83d\udc0d",
            Exception = "ModuleNotFoundError",
            Line = 3,
            Needs = ["module:numpy"],
            Stdout = "out\0\n",
            Stderr = "err",
            Warnings = [new Warning("DeprecationWarning", "old", 7)],
            CpuSeconds = 0.0123456789,
            WallSeconds = 1.5,
            MemoryBytes = 12_345_678,
            Confirmed = true,
            Python = "3.11.2",
            Image = "sha256:1",
            Runner = "abc",
        };
        await using (var ledger = Ledger.Open(Path))
        {
            ledger.Find(Key(1)).Should().BeNull();
            await ledger.AddAsync(Key(1), new LedgerEntry(verdict, "2026-11-22"));
        }

        await using var reopened = Ledger.Open(Path);
        var found = reopened.Find(Key(1));
        found!.At.Should().Be("2026-11-22");
        found.Verdict.Should().BeEquivalentTo(verdict);
        reopened.Find(Key(2)).Should().BeNull();
    }

    [Theory]
    [InlineData(Outcome.Passed, Level.Tested, Judge.Outside, StubKind.Tests)]
    [InlineData(Outcome.Failed, Level.Smoked, Judge.Inside, StubKind.Examples)]
    [InlineData(Outcome.SyntaxError, Level.Compiled, null, StubKind.Define)]
    public async Task A_verdict_without_lists_is_found_again_with_all_its_evidence(Outcome outcome, Level level, Judge? judged, StubKind stub)
    {
        var verdict = new Verdict
        {
            Outcome = outcome,
            Level = level,
            Judged = judged,
            Stub = stub,
            Where = outcome == Outcome.Passed ? null : "stub",
            Detail = outcome == Outcome.Passed ? null : "line 1: \"é\" – \u2028 \ud83d\udc0d",
            Exception = outcome == Outcome.SyntaxError ? "SyntaxError" : null,
            Line = outcome == Outcome.SyntaxError ? 12 : null,
            Stdout = outcome == Outcome.Failed ? "a\tb\0" : null,
            Stderr = outcome == Outcome.Failed ? "c" : null,
            CpuSeconds = 1.0 / 3,
            WallSeconds = 2e-7,
            MemoryBytes = long.MaxValue,
            Confirmed = outcome != Outcome.Passed,
            Warm = outcome == Outcome.Failed ? "numpy" : null,
            Python = "3.14.0rc1",
            Image = "sha256:2",
            Runner = "def",
        };
        await using (var ledger = Ledger.Open(Path))
        {
            await ledger.AddAsync(Key(1), new LedgerEntry(verdict, "2026-11-23"));
            await ledger.AddAsync(Key(2), new LedgerEntry(verdict with { Image = "sha256:3", Python = "3.8.20" }, "2026-11-24"));
        }

        await using var reopened = Ledger.Open(Path);
        reopened.Find(Key(1)).Should().BeEquivalentTo(new LedgerEntry(verdict, "2026-11-23"));
        reopened.Find(Key(2)).Should().BeEquivalentTo(new LedgerEntry(verdict with { Image = "sha256:3", Python = "3.8.20" }, "2026-11-24"));
        reopened.Find(Key(1)).Should().BeEquivalentTo(new LedgerEntry(verdict, "2026-11-23"));
    }

    [Fact]
    public async Task A_verdict_is_found_before_it_is_in_the_file()
    {
        await using var ledger = Ledger.Open(Path);
        await ledger.AddAsync(Key(1), Entry(Outcome.Failed, 7));
        ledger.Find(Key(1))!.Verdict.MemoryBytes.Should().Be(7);
    }

    [Fact]
    public async Task A_ledger_whose_entries_stand_beside_their_keys_is_used_on()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE verdicts (key BLOB PRIMARY KEY, entry TEXT NOT NULL, session INTEGER NOT NULL) WITHOUT ROWID; CREATE TABLE sessions (id INTEGER PRIMARY KEY); INSERT INTO sessions DEFAULT VALUES;"
                + """INSERT INTO verdicts VALUES ($key, '{"verdict":{"outcome":"passed","level":"tested","stub":"tests","needs":[],"warnings":[],"cpu_seconds":0.5,"wall_seconds":1,"memory_bytes":9,"confirmed":false,"python":"3.11.2","image":"i","runner":"r"},"at":"2026-01-01"}', 1); PRAGMA user_version = 2""";
            command.Parameters.AddWithValue("$key", Key(1));
            command.ExecuteNonQuery();
        }

        await using (var ledger = Ledger.Open(Path)) await ledger.AddAsync(Key(2), Entry(Outcome.Failed));
        await using var reopened = Ledger.Open(Path);
        reopened.Find(Key(1))!.Verdict.MemoryBytes.Should().Be(9);
        reopened.Find(Key(2))!.Verdict.Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public async Task A_second_verdict_under_a_key_takes_the_first_ones_place()
    {
        await using (var ledger = Ledger.Open(Path))
        {
            await ledger.AddAsync(Key(1), Entry(Outcome.Failed));
            await ledger.AddAsync(Key(1), Entry(Outcome.Passed));
        }

        await using var reopened = Ledger.Open(Path);
        reopened.Find(Key(1))!.Verdict.Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public async Task Thousands_of_verdicts_added_side_by_side_are_all_there_when_it_is_opened_again()
    {
        const int Count = 5000;
        await using (var ledger = Ledger.Open(Path))
        {
            await Parallel.ForAsync(0, Count, async (i, _) =>
            {
                await ledger.AddAsync(Key(i), Entry(Outcome.Passed, i));
                ledger.Find(Key(-i - 1)).Should().BeNull();
            });
        }

        await using var reopened = Ledger.Open(Path);
        Enumerable.Range(0, Count).Should().OnlyContain(i => reopened.Find(Key(i))!.Verdict.MemoryBytes == i);
    }

    [Fact]
    public async Task A_second_run_on_the_same_ledger_is_told_at_once()
    {
        await using (Ledger.Open(Path))
        {
            var second = () => Ledger.Open(Path);
            second.Should().Throw<UnusableInputException>().WithMessage($"{Path}: cannot be used as the ledger (another run is using it; wait for that run or name another file with --ledger)")
                .And.InnerException.Should().BeOfType<SqliteException>();
        }

        await using var third = Ledger.Open(Path);
        third.Find(Key(1)).Should().BeNull();
    }

    [Fact]
    public void A_file_that_is_no_ledger_is_told_and_stays_as_it_was()
    {
        var path = _folder.Write("notes.txt", [.. Enumerable.Repeat("These are notes.", 200)]);
        var before = File.ReadAllBytes(path);
        FluentActions.Invoking(() => Ledger.Open(path)).Should().Throw<UnusableInputException>().WithMessage($"{path}: *no SQLite file; name another file with --ledger)");
        File.ReadAllBytes(path).Should().Equal(before);
    }

    [Fact]
    public void A_ledger_of_another_format_is_told_and_stays_as_it_was()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 7; CREATE TABLE things (name TEXT)";
            command.ExecuteNonQuery();
        }

        FluentActions.Invoking(() => Ledger.Open(Path)).Should().Throw<UnusableInputException>().WithMessage($"{Path}: is a ledger of format 7, this version writes format *; name another file with --ledger");
        using var again = new SqliteConnection($"Data Source={Path};Pooling=False");
        again.Open();
        using var tables = again.CreateCommand();
        tables.CommandText = "SELECT group_concat(name) FROM sqlite_master";
        tables.ExecuteScalar().Should().Be("things");
    }

    [Fact]
    public void A_ledger_where_nothing_can_be_written_is_told()
    {
        FluentActions.Invoking(() => Ledger.Open("/dev/null/ledger")).Should().Throw<UnusableInputException>().WithMessage("/dev/null/ledger: cannot be used as the ledger (*name another file with --ledger)");
        var folder = Directory.CreateDirectory(_folder["folder"]).FullName;
        FluentActions.Invoking(() => Ledger.Open(folder)).Should().Throw<UnusableInputException>().WithMessage($"{folder}: cannot be used as the ledger (*name another file with --ledger)");
    }

    [Fact]
    public async Task Verdicts_of_other_ledgers_are_taken_over_and_what_is_there_stays()
    {
        await using (var one = Ledger.Open(_folder["one"])) await one.AddAsync(Key(1), Entry(Outcome.Passed, 1));
        await using (var two = Ledger.Open(_folder["two ?#%.ledger"]))
        {
            await two.AddAsync(Key(1), Entry(Outcome.Failed, 2));
            await two.AddAsync(Key(2), Entry(Outcome.Failed, 2));
        }

        await using (var ledger = Ledger.Open(Path))
        {
            await ledger.AddAsync(Key(2), Entry(Outcome.Error, 3));
            while (ledger.Find(Key(2)) is null) await Task.Delay(10);
            await ledger.TakeAsync([_folder["one"], _folder["two ?#%.ledger"]], CancellationToken.None);
        }

        await using var reopened = Ledger.Open(Path);
        new[] { 1, 2 }.Select(k => reopened.Find(Key(k))!.Verdict.MemoryBytes).Should().Equal(1, 3);
    }

    [Fact]
    public async Task Where_one_of_the_other_ledgers_is_in_use_nothing_is_taken_over()
    {
        await using (var one = Ledger.Open(_folder["one"])) await one.AddAsync(Key(1), Entry(Outcome.Passed));
        await using var used = Ledger.Open(_folder["used"]);
        await used.AddAsync(Key(2), Entry(Outcome.Passed));
        await using var ledger = Ledger.Open(Path);
        (await FluentActions.Awaiting(() => ledger.TakeAsync([_folder["one"], _folder["used"]], CancellationToken.None)).Should().ThrowAsync<UnusableInputException>())
            .WithMessage($"{_folder["used"]}: cannot be read as a ledger (*wait for a run that uses it*");
        ledger.Find(Key(1)).Should().BeNull();
    }

    [Fact]
    public async Task A_fault_of_the_sandbox_is_never_remembered()
    {
        await using var ledger = Ledger.Open(Path);
        await FluentActions.Awaiting(() => ledger.AddAsync(Key(1), Entry(Outcome.SandboxFault)).AsTask()).Should().ThrowAsync<ArgumentException>();
    }

    private static byte[] Key(int number) => SHA256.HashData(Encoding.UTF8.GetBytes($"key {number}"));

    private static LedgerEntry Entry(Outcome outcome, long number = 0) => new(new Verdict { Outcome = outcome, MemoryBytes = number }, "2026-11-22");
}
