using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>Honest classes where the judge cannot tell them from a cheat: an error that says why, never a pass. Those that are judged are in tests/Hostile/looks-bad.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class HonestClassTests(SandboxesFixture sandboxes)
{
    private const string Ratio = """
        class Ratio:
            def __init__(self, top, bottom=1):
                self.top, self.bottom = top, bottom
            def __add__(self, other):
                return Ratio(self.top + other * self.bottom, self.bottom)
            def __sub__(self, other):
                return self + -other
            def __abs__(self):
                return Ratio(abs(self.top), self.bottom)
            def __eq__(self, other):
                return isinstance(other, (int, float)) and self.top / self.bottom == other
            def __lt__(self, other):
                return self.top / self.bottom < other
            def __bool__(self):
                return self.top != 0
            def __round__(self, digits=None):
                return round(self.top / self.bottom, digits)
            def __float__(self):
                return self.top / self.bottom
            def __pow__(self, power):
                return Ratio(self.top ** power, self.bottom ** power)
            def __rpow__(self, base):
                return base ** (self.top / self.bottom)
            def __len__(self):
                return 2
        class Span:
            def __init__(self, low, high):
                self.low, self.high = low, high
            def __contains__(self, x):
                return self.low <= x <= self.high
        def span(values):
            return Span(min(values), max(values))
        """;

    [Theory]
    [InlineData("assert Ratio(1, 2) + 1 == 1.5")]
    [InlineData("assert abs(Ratio(1, 2) - 0.5) < 1e-9")]
    [InlineData("assert not Ratio(1, 2) - 0.5")]
    [InlineData("assert (Ratio(1, 2) - 0.5) ** 2 < 1e-9")]
    [InlineData("assert float(Ratio(1, 2) + 1) == 1.5")]
    [InlineData("import math\nassert math.isclose(Ratio(1, 2) + 1, 1.5)")]
    [InlineData("assert 1.5 in [Ratio(1, 2) + 1]")]
    [InlineData("import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertAlmostEqual(Ratio(1, 3), 0.33333333)\n")]
    public Task What_a_class_makes_of_a_plain_number_is_not_believed(string stub) => IsRefusedAsync(stub, "*was told a plain value by an operator*");

    [Fact]
    public Task An_interval_that_a_function_gave_is_not_asked_what_is_in_it() => IsRefusedAsync("assert 2 in span([1, 3])", "*asks more of a value than what it is equal to*");

    [Theory]
    [InlineData("assert float(Ratio(1, 2)) == 0.5 and Ratio(1, 2) == 0.5 and Ratio(1, 2) < 0.6 and Ratio(1, 2) in (0.5, 1)")]
    [InlineData("import math\nassert math.isclose(Ratio(1, 3), 0.33333333, rel_tol=1e-6)")]
    [InlineData("assert (Ratio(1, 2) + 1).top == 3 and len(Ratio(1, 2) + 1) == 2")]
    [InlineData("import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertAlmostEqual(8 ** Ratio(4, 3), 16.0, places=8)\n        assert 4 ** Ratio(1, 2) == 2\n")]
    [InlineData("assert 2 in Span(1, 3) and 4 not in Span(1, 3)")]
    public async Task What_it_says_without_being_told_is_judged(string stub) =>
        (await sandboxes.RunAsync("3.11", Trials.Tested(Ratio, stub))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);

    private async Task IsRefusedAsync(string stub, string saying)
    {
        foreach (var python in new[] { "3.11", "3.13" })
        {
            (await sandboxes.RunAsync(python, Trials.Tested(Ratio, stub))).ShouldBe(Outcome.Error, Level.Defined).Judged(Judge.Outside).ByThe("candidate").Saying(saying);
        }
    }
}
