using InstructMix.Cli.Sandboxing;

namespace InstructMix.Cli.Tests.Sandboxing;

public sealed class ProcessorsTests
{
    [Theory]
    [InlineData(2, "0-1\n", null)]
    [InlineData(3, "0-1,4\n", null)]
    [InlineData(1, "0\n", null)]
    [InlineData(1, "0-1\n", "1 of the machine's 2 processors: *--jobs N*")]
    [InlineData(2, "0-3,8-10,16\n", "2 of the machine's 8 processors: *")]
    public void What_a_control_group_takes_away_is_said(int jobs, string online, string? remark)
    {
        if (remark is null) Processors.Remark(jobs, online).Should().BeNull();
        else Processors.Remark(jobs, online).Should().Match(remark);
    }

    [Fact]
    public void A_number_that_somebody_asked_for_needs_no_remark() => Processors.Remark(Environment.ProcessorCount + 1).Should().BeNull();
}
