using InstructMix.Harness.Engine;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pool;

/// <summary>When failures of sandboxes are the machine's, and when a trial's.</summary>
public sealed class PoolHealthTests
{
    private const int Retries = 3;

    private readonly PoolHealth _health = new();

    [Fact]
    public void Three_failures_of_one_trial_are_its_own_so_that_no_candidates_end_a_run()
    {
        for (int i = 0; i < 200; i++)
        {
            Break(NewJob(), Retries);
            _health.CountVerdict();
        }

        _health.Faults.Should().Be(200 * Retries);
        Checking.Should().NotThrow();
    }

    [Fact]
    public void Where_nothing_comes_to_a_verdict_in_between_it_is_the_machine_after_all()
    {
        for (int i = 0; i < 20; i++) Break(NewJob(), Retries);
        Checking.Should().NotThrow();

        Break(NewJob(), Retries);

        Checking.Should().Throw<EngineException>().WithMessage("63 sandboxes failed*0 trials came to a verdict*not fit to give verdicts*the last one: it broke*");
    }

    [Fact]
    public void Failures_that_a_second_try_mends_are_the_machines()
    {
        for (int i = 0; i < 21; i++)
        {
            _health.CountVerdict();
            Break(NewJob(), 1);
        }

        Checking.Should().Throw<EngineException>();
    }

    [Fact]
    public void A_failure_now_and_then_is_borne()
    {
        for (int i = 0; i < 1000; i++)
        {
            for (int j = 0; j < 20; j++) _health.CountVerdict();
            _health.CountFault();
        }

        Checking.Should().NotThrow();
    }

    private Action Checking => () => _health.Check("it broke");

    private void Break(Job job, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _health.CountFault(job);
            job.Charge(Retries, new Verdict { Outcome = Outcome.SandboxFault });
        }
    }

    private static Job NewJob() =>
        new(Trials.Tested("def f(x):\n    return x\n", "assert f(1) == 1"), new Confirmations(), new JobQueues(1), CancellationToken.None);
}
