using InstructMix.Harness;
using InstructMix.Verifier.Judging;

namespace InstructMix.Verifier.Tests.Judging;

public sealed class ExpectedTimesTests
{
    private readonly ExpectedTimes _times = new();

    [Fact]
    public void A_trial_may_take_as_long_as_the_longest_one_with_the_same_stub()
    {
        Note("assert f(1) == 1", 1.5);
        Note("assert f(1) == 1", 0.4);
        Expected("assert f(1) == 1").Should().Be(1.5);
        Expected("assert f(2) == 2").Should().Be(0);
    }

    [Fact]
    public void What_is_short_or_has_no_tests_of_its_own_says_nothing_of_others()
    {
        Note("assert f(1) == 1", 0.2);
        Note("", 3);
        Expected("assert f(1) == 1").Should().Be(0);
        Expected("").Should().Be(0);
    }

    private static Trial Of(string stub) => new("def f(n):\n    return n\n", new Stub(StubKind.Tests, stub));

    private void Note(string stub, double seconds) => _times.Note(Of(stub), new Verdict { Outcome = Outcome.Timeout, WallSeconds = seconds });

    private double Expected(string stub) => _times.On(Of(stub)).Expected;
}
