using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Harness;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Stubs;
using InstructMix.Verifier.Verification;

namespace InstructMix.Verifier.Tests.Verification;

public sealed class VerificationRunTests(SandboxesFixture sandboxes) : IClassFixture<SandboxesFixture>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<InputProblem> _problems = [];

    private VerificationOptions Options => new() { Inputs = [_folder["in.jsonl"]], Output = _folder["kept.jsonl"], Rejects = _folder["rejects.jsonl"] };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Outputs_are_in_the_order_of_the_input_and_nobody_waits_for_a_slow_one()
    {
        Write([Sleeper("slow", 3), .. Enumerable.Range(0, 60).Select(i => i % 3 == 2 ? Wrong($"c{i}", i) : Right($"c{i}", i))]);
        await using var ledger = Ledger.Open(_folder["ledger"]);
        var run = new VerificationRun(sandboxes.Pools, ledger, new StoppedClock());
        var running = run.RunAsync(Options, _problems.Add, CancellationToken.None);
        // The last of those behind it has its verdict while the first still sleeps.
        var keys = new LedgerKey(sandboxes.Options);
        while (ledger.Find(keys.Of(TrialOf(Wrong("c59", 59)))) is null) await Task.Delay(10);
        ledger.Find(keys.Of(TrialOf(Sleeper("slow", 3)))).Should().BeNull();
        var summary = await running;
        summary.Candidates.Should().Be(61);
        Ids("kept.jsonl").Should().Equal(["slow", .. Enumerable.Range(0, 60).Where(i => i % 3 != 2).Select(i => $"c{i}")]);
        Ids("rejects.jsonl").Should().Equal(Enumerable.Range(0, 60).Where(i => i % 3 == 2).Select(i => $"c{i}"));
    }

    [Fact]
    public async Task A_kept_pair_is_the_candidate_with_its_code_and_why_it_was_kept()
    {
        Write(Right("a", 1) with { EntryPoint = "add", Meta = JsonDocument.Parse("""{"model": "m"}""").RootElement });
        await RunAsync();
        var record = Records("kept.jsonl").Should().ContainSingle().Which;
        record.EnumerateObject().Select(p => p.Name).Should().Equal("id", "instruction", "response", "code", "source", "tests", "entry_point", "meta", "verification");
        record.GetProperty("code").GetString().Should().Be("def add(x):\n    return x + 1\n");
        record.GetProperty("source").GetString().Should().Be("python_code");
        record.GetProperty("meta").GetProperty("model").GetString().Should().Be("m");
        var verification = record.GetProperty("verification");
        verification.EnumerateObject().Select(p => p.Name).Should().Equal("outcome", "level", "judged", "python", "image", "stub", "runner", "seconds", "at", "extraction");
        verification.GetProperty("outcome").GetString().Should().Be("passed");
        verification.GetProperty("level").GetString().Should().Be("tested");
        verification.GetProperty("judged").GetString().Should().Be("outside");
        verification.GetProperty("python").GetString().Should().StartWith("3.11.");
        verification.GetProperty("image").GetString().Should().Be(sandboxes.Options.ImageId);
        verification.GetProperty("runner").GetString().Should().Be(sandboxes.Options.Runner);
        verification.GetProperty("seconds").GetDouble().Should().Be(1);
        verification.GetProperty("at").GetString().Should().Be("2026-11-22");
        verification.GetProperty("extraction").GetString().Should().Be("fenced");
    }

    [Fact]
    public async Task A_reject_says_why_it_was_dropped_and_nothing_is_null()
    {
        Write(
            new Candidate { Id = "raises", Instruction = "i", Response = "", Code = "import sys\nprint('out')\nprint('err', file=sys.stderr)\nraise KeyError('k')\n", Source = "mine" },
            new Candidate { Id = "missing", Instruction = "i", Response = "```python\nimport numpy\n```" },
            new Candidate { Id = "broken", Instruction = "i", Response = "```python\ndef f(:\n```" },
            new Candidate { Id = "prose", Instruction = "i", Response = "I would rather talk about the weather." });
        await RunAsync();
        Records("kept.jsonl").Should().BeEmpty();
        var verifications = Records("rejects.jsonl").ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("verification"));
        string? Of(string id, string field) => verifications[id].TryGetProperty(field, out var value) ? value.ToString() : null;
        Of("raises", "outcome").Should().Be("error");
        Of("raises", "exception").Should().Be("KeyError");
        Of("raises", "line").Should().Be("4");
        Of("raises", "where").Should().Be("candidate");
        Of("raises", "stdout").Should().Be("out\n");
        Of("raises", "stderr").Should().Be("err\n");
        Of("raises", "extraction").Should().BeNull("the code was given");
        Of("missing", "outcome").Should().Be("missing_module");
        verifications["missing"].GetProperty("needs").EnumerateArray().Select(n => n.GetString()).Should().Equal("module:numpy");
        Of("broken", "outcome").Should().Be("syntax_error");
        Of("broken", "line").Should().Be("1");
        Of("prose", "outcome").Should().Be("no_code");
        Of("prose", "detail").Should().NotBeNullOrEmpty();
        Of("prose", "level").Should().Be("none");
        File.ReadAllText(_folder["rejects.jsonl"]).Should().NotContain(":null");
        Records("rejects.jsonl")[0].GetProperty("source").GetString().Should().Be("mine");
        Records("rejects.jsonl")[3].TryGetProperty("code", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Where_tests_are_asked_for_a_candidate_without_is_an_error_of_the_stub()
    {
        Write(new Candidate { Id = "a", Instruction = "i", Response = "", Code = "def f(): pass" }, Right("b", 1));
        var summary = await RunAsync(Options with { Stub = StubChoice.Tests });
        summary.Kept.Should().Be(1);
        var verification = Records("rejects.jsonl").Should().ContainSingle().Which.GetProperty("verification");
        (verification.GetProperty("outcome").GetString(), verification.GetProperty("where").GetString()).Should().Be(("error", "stub"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Candidates_with_the_same_code_and_stub_share_one_trial(bool withLedger)
    {
        // The second meets the first while that still runs; the others differ in code, or in tests.
        Write(Sleeper("first", 0.7), Sleeper("second", 0.7), Right("third", 1), Right("fourth", 1) with { Tests = ["assert add(3) == 4"] });
        await using var ledger = withLedger ? Ledger.Open(_folder["ledger"]) : null;
        var summary = await new VerificationRun(sandboxes.Pools, ledger, new StoppedClock()).RunAsync(Options, _problems.Add, CancellationToken.None);
        summary.FromLedger.Should().Be(1);
        Ids("kept.jsonl").Should().Equal("first", "second", "third", "fourth");
    }

    [Fact]
    public async Task A_second_run_from_the_ledger_runs_nothing_and_writes_the_same_bytes()
    {
        Write([.. Enumerable.Range(0, 30).Select(i => i % 4 == 3 ? Wrong($"c{i}", i) : Right($"c{i}", i))]);
        await RunAsync();
        var (kept, rejects) = (await File.ReadAllBytesAsync(_folder["kept.jsonl"]), await File.ReadAllBytesAsync(_folder["rejects.jsonl"]));
        // Another day: a verdict keeps that on which it was given.
        var second = await RunAsync(clock: new StoppedClock(day: 23));
        second.FromLedger.Should().Be(30);
        (await File.ReadAllBytesAsync(_folder["kept.jsonl"])).Should().Equal(kept);
        (await File.ReadAllBytesAsync(_folder["rejects.jsonl"])).Should().Equal(rejects);
    }

    [Fact]
    public async Task Records_that_cannot_be_read_are_told_counted_and_skipped()
    {
        _folder.Write("in.jsonl", Line(Right("a", 1)), "{", """{"instruction": "no response"}""", "", Line(Wrong("b", 1)));
        var summary = await RunAsync();
        (summary.Candidates, summary.Unreadable, summary.Kept, summary.Rejected).Should().Be((2, 2, 1, 1));
        _problems.Select(p => (p.File, p.Line)).Should().Equal((_folder["in.jsonl"], 2), (_folder["in.jsonl"], 3));
        _problems.Should().OnlyContain(p => p.What.Length > 0 && p.Remedy.Length > 0);
    }

    [Fact]
    public async Task Files_are_read_one_after_the_other_and_samples_get_their_problems()
    {
        _folder.Write("problems.jsonl", """{"task_id": "T/1", "prompt": "def one():\n", "entry_point": "one", "test": "def check(candidate):\n    assert candidate() == 1\n", "canonical_solution": "    return 1\n"}""");
        _folder.Write("samples.jsonl", """{"task_id": "T/1", "completion": "    return 1\n"}""", """{"task_id": "T/1", "completion": "    return 2\n"}""");
        Write(Right("a", 1));
        var summary = await RunAsync(Options with { Inputs = [_folder["samples.jsonl"], _folder["in.jsonl"]], Problems = [_folder["problems.jsonl"]] });
        (summary.Kept, summary.Rejected).Should().Be((2, 1));
        Ids("kept.jsonl").Should().Equal("T/1", "a");
        Ids("rejects.jsonl").Should().Equal("T/1#2");
    }

    [Fact]
    public async Task A_cancelled_run_writes_no_file_and_its_ledger_has_what_was_done()
    {
        Write([.. Enumerable.Range(0, 40).Select(i => Right($"c{i}", i)), Sleeper("slow", 10), Right("behind", 41)]);
        await File.WriteAllTextAsync(_folder["kept.jsonl"], "what was there before\n");
        using var cancellation = new CancellationTokenSource();
        long done;
        var ledger = Ledger.Open(_folder["ledger"]);
        await using (ledger)
        {
            var run = new VerificationRun(sandboxes.Pools, ledger, new StoppedClock());
            var running = run.RunAsync(Options, _problems.Add, cancellation.Token);
            while (run.Tally.Done < 30) await Task.Delay(10);
            done = run.Tally.Done;
            await cancellation.CancelAsync();
            await FluentActions.Awaiting(() => running.WaitAsync(TimeSpan.FromSeconds(5))).Should().ThrowAsync<OperationCanceledException>();
        }

        (await File.ReadAllTextAsync(_folder["kept.jsonl"])).Should().Be("what was there before\n");
        Directory.EnumerateFiles(Path.GetDirectoryName(_folder["in.jsonl"])!).Select(Path.GetFileName).Should().BeEquivalentTo("in.jsonl", "kept.jsonl", "ledger");
        await using var reopened = Ledger.Open(_folder["ledger"]);
        var key = new LedgerKey(sandboxes.Options);
        Enumerable.Range(0, 42).Count(i => reopened.Find(key.Of(TrialOf(Right("", i)))) != null).Should().BeInRange((int)done, 41);
    }

    [Fact]
    public async Task What_is_read_ahead_of_a_slow_candidate_is_bounded_in_bytes()
    {
        // Twenty times 8 MiB of text are 320 MiB in memory, more than may be held at a time; the record behind them cannot be read before the first is done.
        var text = new string('x', 8 * 1024 * 1024);
        await using (var file = File.Create(_folder["in.jsonl"]))
        {
            await file.WriteAsync(CandidateJson.Line(Sleeper("slow", 2)));
            for (int i = 0; i < 20; i++) await file.WriteAsync(CandidateJson.Line(Right($"c{i}", i) with { Instruction = text, Code = "def add(x):\n    return x + 1\n", Tests = ["assert add(1) == 2"] }));
            await file.WriteAsync("{\n"u8.ToArray());
        }

        var run = new VerificationRun(sandboxes.Pools, null, new StoppedClock());
        long writtenBefore = -1;
        var summary = await run.RunAsync(Options, _ => writtenBefore = new FileInfo(_folder["kept.jsonl.partial"]).Length, CancellationToken.None);
        summary.Kept.Should().Be(21);
        writtenBefore.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task Output_and_input_must_not_be_the_same_file()
    {
        Write(Right("a", 1));
        await FluentActions.Awaiting(() => RunAsync(Options with { Rejects = _folder["in.jsonl"] })).Should().ThrowAsync<UnusableInputException>().WithMessage("*would overwrite an input*");
        Records("in.jsonl").Should().ContainSingle();
    }

    private static Candidate Right(string id, int add) => Tested(id, $"def add(x):\n    return x + {add}", $"assert add(2) == {2 + add}");

    private static Candidate Wrong(string id, int add) => Tested(id, $"def add(x):\n    return x - {add} - 1", $"assert add(2) == {2 + add}");

    private static Candidate Sleeper(string id, double seconds) =>
        Tested(id, FormattableString.Invariant($"import time\ntime.sleep({seconds})\ndef add(x):\n    return x"), "assert add(2) == 2");

    private static Candidate Tested(string id, string code, string test) =>
        new() { Id = id, Instruction = "Write a function add.", Response = $"Here it is:\n\n```python\n{code}\n```\n", Tests = [test] };

    private static Trial TrialOf(Candidate candidate)
    {
        var code = candidate.Response.Split("```python\n")[1].Split("```")[0];
        return new Trial(code, new StubComposer(StubChoice.Auto).Compose(candidate)!);
    }

    private static string Line(Candidate candidate) => System.Text.Encoding.UTF8.GetString(CandidateJson.Line(candidate)).TrimEnd('\n');

    private void Write(params Candidate[] candidates) => _folder.Write("in.jsonl", [.. candidates.Select(Line)]);

    private async Task<VerificationSummary> RunAsync(VerificationOptions? options = null, TimeProvider? clock = null)
    {
        await using var ledger = Ledger.Open(_folder["ledger"]);
        return await new VerificationRun(sandboxes.Pools, ledger, clock ?? new StoppedClock()).RunAsync(options ?? Options, _problems.Add, CancellationToken.None);
    }

    private IReadOnlyList<JsonElement> Records(string name) => [.. File.ReadLines(_folder[name]).Select(l => JsonDocument.Parse(l).RootElement)];

    private IEnumerable<string?> Ids(string name) => Records(name).Select(r => r.GetProperty("id").GetString());
}
