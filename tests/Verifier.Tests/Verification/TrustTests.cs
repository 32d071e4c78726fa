using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Verification;

namespace InstructMix.Verifier.Tests.Verification;

/// <summary>What keeps a run honest, with real sandboxes: known trials, repetition, stubs that must be able to fail.</summary>
public sealed class TrustTests : IAsyncLifetime, IDisposable
{
    private const string Right = """{"id":"right","instruction":"Square x.","response":"def f(x):\n    return x * x\n","tests":["assert f(2) == 4","assert f(3) == 9"]}""";
    private const string Vacuous = """{"id":"vacuous","instruction":"Square x.","response":"def f(x: int) -> int:\n    return x * x\n","tests":["assert isinstance(f(3), int)"]}""";
    private const string SetOrder = """{"id":"set order","instruction":"List them.","response":"def f():\n    return list({'a', 'b', 'c', 'd', 'e', 'f', 'g'})\n","tests":["assert f() == ['d', 'c', 'a', 'g', 'e', 'b', 'f'] or f()[0] < 'd'"]}""";

    private readonly EngineClient _engine = new(new EngineLocator(Environment.GetEnvironmentVariable).Find());
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trust-");
    private SandboxOptions? _options;

    private VerificationOptions Options => new() { Inputs = [In("in.jsonl")], Output = In("kept.jsonl"), Rejects = In("rejects.jsonl") };

    public async Task InitializeAsync()
    {
        var image = await new SandboxImages(_engine, _ => { }).EnsureAsync(PythonVersion.Default, CancellationToken.None);
        _options = new SandboxOptions { Image = image.Id, ImageId = image.Id, Runner = image.Runner, Names = !image.AnswersNames, Count = 1, Run = RunLabel.OfThisProcess("trust-tests") };
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task A_machine_that_misjudges_a_known_trial_writes_nothing_and_remembers_nothing()
    {
        // A Python that leaves assertions out judges nothing, so the known right trial comes to another end.
        var careless = new CarelessEngine(_engine);
        (await FluentActions.Awaiting(() => RunAsync(careless, Options, Right, _options!)).Should().ThrowAsync<MisjudgedCanaryException>()).WithMessage("*instead of passed*nothing was written*");
        File.Exists(In("kept.jsonl")).Should().BeFalse();
        File.Exists(In("rejects.jsonl")).Should().BeFalse();
        var summary = await RunAsync(Options, Right, _options!);
        summary.Kept.Should().Be(1);
        summary.FromLedger.Should().Be(0, "the run that could not be trusted was forgotten");
    }

    [Fact]
    public async Task A_stub_that_passes_a_hollow_candidate_is_vacuous()
    {
        var summary = await RunAsync(Options with { ProveStubs = true }, Right + "\n" + Vacuous, _options!);
        summary.Outcomes.Should().Equal(new Dictionary<string, long> { ["passed"] = 1, ["vacuous"] = 1 });
        (await File.ReadAllTextAsync(In("rejects.jsonl"))).Should().Contain("\"id\":\"vacuous\"").And.Contain("whose functions return a constant");
        (await RunAsync(Options, Vacuous, _options!)).Kept.Should().Be(1, "without the proof it passes");
    }

    [Fact]
    public async Task Runs_that_disagree_are_flaky_and_say_under_which_hash_seed()
    {
        var summary = await RunAsync(Options, Right + "\n" + SetOrder, [.. Enumerable.Range(0, 6).Select(seed => _options! with { HashSeed = seed })]);
        summary.Outcomes.Should().Equal(new Dictionary<string, long> { ["passed"] = 1, ["flaky"] = 1 });
        (await File.ReadAllTextAsync(In("rejects.jsonl"))).Should().MatchRegex("hash seed 0: (passed|failed).*; hash seed [1-5]: (passed|failed)");
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private Task<VerificationSummary> RunAsync(VerificationOptions options, string candidates, params SandboxOptions[] sandboxes) =>
        RunAsync(_engine, options, candidates, sandboxes);

    private async Task<VerificationSummary> RunAsync(IEngine engine, VerificationOptions options, string candidates, params SandboxOptions[] sandboxes)
    {
        await File.WriteAllTextAsync(In("in.jsonl"), candidates + "\n");
        var pools = sandboxes.Select(o => new SandboxPool(engine, o)).ToList();
        try
        {
            await using var ledger = Ledger.Open(In("ledger"));
            return await new VerificationRun(pools, ledger, TimeProvider.System).RunAsync(options, problem => throw new InvalidOperationException(problem.ToString()), CancellationToken.None);
        }
        finally
        {
            foreach (var pool in pools) await pool.DisposeAsync();
        }
    }
}
