using InstructMix.Fuzz;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Fuzz;

/// <summary>The wall between a candidate's process and its judge, from both sides.</summary>
[Collection(WarmSandboxes.Name), Trait("Category", "Fuzz")]
public sealed class WallFuzzTests(SandboxesFixture sandboxes)
{
    // Nothing that an honest answer of the forger's is equal to.
    private const string Wanted = "'b0c6f2a4-1d7e'";

    private static readonly Limits Long = new() { Cpu = TimeSpan.FromSeconds(120), Wall = TimeSpan.FromSeconds(600) };

    [Theory, EveryPython]
    public async Task Random_values_come_back_as_they_were_and_random_lies_are_told_as_such(string python)
    {
        foreach (int seed in Fuzzing.Rounds())
        {
            var verdict = (await sandboxes.RunAsync(python, Trials.Of(StubKind.Define, FuzzScripts.Wall(seed, 500)), Long)).ShouldBe(Outcome.Passed);
            verdict.Stdout.Should().Be("1000 values, 250 calls, 1000 frames, 1000 nodes, 500 answers, 125 streams\n");
        }
    }

    [Theory, EveryPython]
    public async Task A_candidate_that_forges_its_answers_is_never_right_and_never_a_fault_of_the_sandbox(string python)
    {
        foreach (int round in Fuzzing.Rounds())
        {
            var seeds = Enumerable.Range(0, 60).Select(n => unchecked((round * 60) + n) & int.MaxValue);
            var trials = seeds.SelectMany(seed => Stubs().Select(stub => (Seed: seed, Trial: new Trial(FuzzScripts.Forger(seed), stub, Judge.Outside))));
            var verdicts = await Task.WhenAll(trials.Select(async t => (t.Seed, t.Trial, Verdict: await sandboxes.RunAsync(python, t.Trial, SandboxesFixture.Tight))));
            foreach (var (seed, trial, verdict) in verdicts)
            {
                verdict.Outcome.Should().NotBe(Outcome.SandboxFault, "the forger's seed is {0} and the verdict {1}", seed, verdict);
                if (trial.Stub.Kind is StubKind.Tests) verdict.Outcome.Should().NotBe(Outcome.Passed, "the forger's seed is {0}, of {1}", seed, trial.Stub.Source);
            }

            (await sandboxes.RunAsync(python, Trials.Tested("def f(x):\n    return x\n", "assert f(3) == 3"), SandboxesFixture.Tight)).ShouldBe(Outcome.Passed, Level.Tested);
        }
    }

    private static IEnumerable<Stub> Stubs()
    {
        yield return new(StubKind.Tests, $"assert f(2) == 2\nassert f(2) == {Wanted}");
        yield return new(StubKind.Tests, $"for n in (1, 2):\n    f(n)\nassert f([3]) == {Wanted}");
        yield return new(StubKind.Tests, $"assert f(lambda x: x) == {Wanted}");
        yield return new(StubKind.Smoke);
        yield return new(StubKind.Doctest);
    }
}
