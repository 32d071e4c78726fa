
namespace InstructMix.Harness.Tests.Outcomes;

public sealed class OutcomeTableTests
{
    [Fact]
    public void Each_outcome_has_its_row_at_its_own_place() =>
        InstructMix.Harness.Outcomes.All.Select(r => r.Outcome).Should().Equal(Enum.GetValues<Outcome>());

    [Fact]
    public void Letters_and_colours_tell_outcomes_apart()
    {
        InstructMix.Harness.Outcomes.All.Select(r => r.Letter).Should().OnlyHaveUniqueItems();
        InstructMix.Harness.Outcomes.All.Select(r => r.Colour).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void One_outcome_is_kept_and_one_is_the_machines_fault()
    {
        Enum.GetValues<Outcome>().Where(o => o.IsKept()).Should().Equal(Outcome.Passed);
        Enum.GetValues<Outcome>().Where(o => o.IsMachineFault()).Should().Equal(Outcome.SandboxFault);
    }
}
