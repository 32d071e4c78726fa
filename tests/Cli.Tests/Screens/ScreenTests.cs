using InstructMix.Cli.Screens;
using InstructMix.Verifier.Verification;
using Spectre.Console;
using Spectre.Console.Testing;

namespace InstructMix.Cli.Tests.Screens;

public sealed class ScreenTests
{
    [Fact]
    public void A_summary_is_a_table_of_words_and_numbers()
    {
        var table = SummaryTable.Of("verified", [("candidates", 12345), ("  passed", 12000), ("  missing_module", 345), ("[from] the ledger", 0)]);
        Drawn(table, width: 60).Should().Be("""
                       verified
            ╭───────────────────┬────────╮
            │ candidates        │ 12,345 │
            │   passed          │ 12,000 │
            │   missing_module  │    345 │
            │ [from] the ledger │      0 │
            ╰───────────────────┴────────╯

            """);
    }

    [Theory]
    [InlineData(0, 0, 0.0, null, "0")]
    [InlineData(0, 0, 0.1, 100L, "0/100")]
    [InlineData(30, 20, 10, null, "30  3/s  passed 20  failed 10")]
    [InlineData(30, 20, 10, 1000L, "30/1,000  3/s  5:23 left  passed 20  failed 10")]
    [InlineData(30, 20, 10, 30L, "30/30  3/s  passed 20  failed 10")]
    [InlineData(10, 10, 100, 12000L, "10/12,000  0/s  33:18:20 left  passed 10")]
    public void Progress_in_a_log_is_a_line_of_counts(int done, int passed, double seconds, long? total, string line) =>
        ProgressLine.Plain(Counts(done, passed), total, TimeSpan.FromSeconds(seconds)).TrimEnd().Should().Be(line);

    [Theory]
    [InlineData(0, 0, 0, 100L, "━━━━━━━━━━━━━━━━━━━━━━━━ 0/100  0 kept")]
    [InlineData(50, 40, 10, 100L, "━━━━━━━━━━━━━━━━━━━━━━━━ 50/100  5/s  0:10 left  40 kept  10 failed")]
    [InlineData(120, 120, 10, 100L, "━━━━━━━━━━━━━━━━━━━━━━━━ 120/100  12/s  120 kept")]
    [InlineData(50, 40, 10, null, "50  5/s  40 kept  10 failed")]
    [InlineData(0, 0, 10, 0L, "0/0  0 kept")]
    public void Progress_on_a_terminal_has_a_bar(int done, int passed, double seconds, long? total, string line) =>
        Drawn(new Markup(ProgressLine.Markup(Counts(done, passed), total, TimeSpan.FromSeconds(seconds))), width: 120).Should().Be(line);

    [Fact]
    public void The_bar_fills_with_what_is_done()
    {
        ProgressLine.Markup(Counts(50, 50), 100, TimeSpan.FromSeconds(1)).Should().StartWith("[green]" + new string('━', 12) + "[/][grey]" + new string('━', 12) + "[/] ");
        ProgressLine.Markup(Counts(100, 100), 100, TimeSpan.FromSeconds(1)).Should().StartWith("[green]" + new string('━', 24) + "[/][grey][/] ");
    }

    [Fact]
    public void A_terminal_shows_the_four_outcomes_that_are_most_common()
    {
        var counts = Counts(0, 0) with
        {
            Outcomes = new Dictionary<string, long> { ["passed"] = 9, ["failed"] = 2, ["error"] = 8, ["no_code"] = 1, ["timeout"] = 3, ["crashed"] = 4 },
        };
        Drawn(new Markup(ProgressLine.Markup(counts, null, TimeSpan.Zero)), width: 120).Should().Be("0  0 kept  8 error  4 crashed  3 timeout  2 failed");
    }

    private static VerificationSummary Counts(int done, int passed) => new()
    {
        Candidates = done,
        Kept = passed,
        Outcomes = new OrderedDictionary<string, long>(new Dictionary<string, long> { ["passed"] = passed, ["failed"] = done - passed }.Where(o => o.Value > 0)),
        Levels = new Dictionary<string, long>(),
        Judged = new Dictionary<string, long>(),
    };

    private static string Drawn(Spectre.Console.Rendering.IRenderable drawing, int width)
    {
        using var console = new TestConsole().Width(width);
        console.Write(drawing);
        // Titles are padded to the table's width with spaces that nobody sees.
        return string.Join('\n', console.Output.Split('\n').Select(l => l.TrimEnd()));
    }
}
