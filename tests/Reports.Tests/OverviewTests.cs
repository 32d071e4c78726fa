using System.Text;
using InstructMix.Cli.Reports;
using InstructMix.Harness;

namespace InstructMix.Reports.Tests;

public sealed class OverviewTests
{
    [Fact]
    public void Pairs_are_counted_by_version_and_outcome_and_changes_by_cause_and_title()
    {
        var overview = Given.Reports.Reverified(480).Overview;
        overview.Pairs.Should().Be(480);
        overview.Outcomes[0].Should().Equal(new Dictionary<Outcome, long> { [Outcome.Passed] = 464, [Outcome.Error] = 6, [Outcome.SyntaxError] = 10 });
        overview.Changes.Select(c => (c.Cause, c.Pairs)).Should().Equal(("module-removed", 30), ("name-removed", 15), ("name-removed", 15), ("new-syntax", 10), ("behaviour", 8));
        overview.Changes[3].Moves.Should().Equal(
            new ChangeMove(null, "3.9", Outcome.Passed, Outcome.SyntaxError, 10), new ChangeMove("3.9", "3.11", Outcome.SyntaxError, Outcome.Passed, 10));
        overview.Changes[3].Remedy.Should().StartWith("Raise the lowest version");
    }

    [Fact]
    public void Forecasts_are_in_the_order_of_versions_and_count_a_pair_once()
    {
        var overview = Given.Reports.Reverified(480).Overview;
        overview.Forecasts.Select(f => (f.BreaksIn, f.Pairs)).Should().Equal(("3.12", 30), ("3.16", 10), (null, 20));
    }

    [Theory]
    [InlineData(Outcome.Error, "NameError: name 'x' is not defined in f(2)", "NameError")]
    [InlineData(Outcome.Error, "no colon here", "")]
    [InlineData(Outcome.SyntaxError, "SyntaxError: invalid syntax (candidate.py, line 2)", "SyntaxError: invalid syntax")]
    [InlineData(Outcome.MissingModule, "ModuleNotFoundError: No module named 'numpy'", "ModuleNotFoundError: No module named 'numpy'")]
    [InlineData(Outcome.Failed, "assert f(1) == 2: f(1) gave 3", "")]
    public void A_reason_is_what_several_pairs_may_share(Outcome outcome, string detail, string reason)
    {
        var pair = Given.Reports.Sound(1) with { Cells = [new ReportCell(outcome, detail, null, "", 0)] };
        new Report("set", "0.1.0", Given.Reports.Day, ["3.11"], [pair]).Overview.Reasons.Should().Equal(new ReasonGroup(outcome, reason, 1));
    }

    [Fact]
    public async Task A_page_holds_so_many_pairs_and_the_remarkable_ones_before_the_others()
    {
        var report = new Report("set", "0.1.0", Given.Reports.Day, ["3.9", "3.11", "3.13", "3.14"],
            [.. Enumerable.Range(1, PageData.MostPairs).Select(Given.Reports.Sound), Given.Reports.Imp(99_999)]);
        using var stream = new MemoryStream();
        await HtmlReport.WriteAsync(report, stream, CancellationToken.None);
        var page = Encoding.UTF8.GetString(stream.ToArray());
        page.Should().Contain("\"pairs\":20001,").And.Contain("\"id\":\"pair/99999\"").And.NotContain("\"id\":\"pair/20000\"");
    }

    [Fact]
    public async Task Writing_a_page_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var writing = () => HtmlReport.WriteAsync(Given.Reports.Reverified(64), new MemoryStream(), stop.Token);
        await writing.Should().ThrowAsync<OperationCanceledException>();
    }
}
