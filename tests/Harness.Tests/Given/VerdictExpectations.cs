namespace InstructMix.Harness.Tests.Given;

/// <summary>Expectations that show the whole verdict where they do not hold.</summary>
internal static class VerdictExpectations
{
    public static Verdict ShouldBe(this Verdict verdict, Outcome outcome)
    {
        verdict.Outcome.Should().Be(outcome, "the verdict is {0}", verdict);
        return verdict;
    }

    public static Verdict ShouldBe(this Verdict verdict, Outcome outcome, Level level)
    {
        verdict.ShouldBe(outcome).Level.Should().Be(level, "the verdict is {0}", verdict);
        return verdict;
    }

    public static Verdict Judged(this Verdict verdict, Judge? judge)
    {
        verdict.Judged.Should().Be(judge, "the verdict is {0}", verdict);
        return verdict;
    }

    public static Verdict Saying(this Verdict verdict, string pattern)
    {
        verdict.Detail.Should().Match(pattern, "the verdict is {0}", verdict);
        return verdict;
    }

    public static Verdict ByThe(this Verdict verdict, string where, string? exception = null, int? line = null)
    {
        verdict.Where.Should().Be(where, "the verdict is {0}", verdict);
        if (exception is not null) verdict.Exception.Should().Be(exception, "the verdict is {0}", verdict);
        if (line is not null) verdict.Line.Should().Be(line, "the verdict is {0}", verdict);
        return verdict;
    }

    public static Verdict Needing(this Verdict verdict, params string[] needs)
    {
        verdict.Needs.Should().Equal(needs);
        return verdict;
    }
}
