using InstructMix.Generation.Asking;

namespace InstructMix.Generation.Tests;

public sealed class GenerationPlanTests
{
    [Fact]
    public void The_plan_goes_round_the_requests() =>
        GenerationPlan.RoundRobin(Given.Requests(3), 8).Select(p => p.Id)
            .Should().Equal("r0/0", "r1/0", "r2/0", "r0/1", "r1/1", "r2/1", "r0/2", "r1/2");

    [Fact]
    public void A_smaller_count_is_the_beginning_of_a_larger_one() =>
        GenerationPlan.RoundRobin(Given.Requests(5), 30).Take(7).Should().Equal(GenerationPlan.RoundRobin(Given.Requests(5), 7), (a, b) => a.Id == b.Id);
}
