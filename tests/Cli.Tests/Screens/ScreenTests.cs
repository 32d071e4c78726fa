using InstructMix.Cli.Screens;
using InstructMix.Generation.Waterfalls;
using InstructMix.Harness;
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

    [Fact]
    public void A_waterfall_fits_into_80_columns_with_a_space_between_any_two()
    {
        string[] stages = ["requested", "answered", "extracted", "compiled", "ran", "passed", "unique", "kept"];
        WaterfallRow Row(string name, params long[] counts) => new(name, stages.Zip(counts).ToDictionary(p => p.First, p => p.Second));
        var all = Row("all", 12345, 12345, 12000, 11000, 10000, 9000, 8000, 8000);
        var table = YieldTable.Of(new Waterfall(all, [Row("answer", 12345, 12345, 12000, 11000, 10000, 9000, 8000, 8000), Row("tests", 40, 38, 30)], [Row("numbers", 1, 1, 1, 1, 1, 1, 1, 0), Row("[text]", 1)], []));

        string[] lines = Drawn(table, width: 80).Split('\n');

        lines.Should().OnlyContain(l => l.Length <= 80);
        Words(lines[1]).Should().Equal([.. stages, "yield"]);
        Words(lines[2]).Should().Equal("all", "12,345", "12,345", "12,000", "11,000", "10,000", "9,000", "8,000", "8,000", "64.8%");
        Words(lines[5]).Should().Equal("tests", "40", "38", "30");
        Words(lines[8]).Should().Equal("[text]", "1");
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [Theory]
    [InlineData(0, 0, 0.0, null, "0")]
    [InlineData(0, 0, 0.1, 100L, "0/100")]
    [InlineData(30, 20, 10, null, "30  3/s  20 passed  10 failed")]
    [InlineData(30, 20, 10, 1000L, "30/1,000  3/s  5:24 left  20 passed  10 failed")]
    [InlineData(30, 10, 10, 31L, "30/31  3/s  0:01 left  10 passed  20 failed")]
    [InlineData(30, 20, 10, 30L, "30/30  3/s  20 passed  10 failed")]
    [InlineData(10, 10, 100, 12000L, "10/12,000  0/s  33:18:20 left  10 passed")]
    public void Progress_is_a_line_of_counts(int done, int passed, double seconds, long? total, string line) =>
        ProgressLine.Of(Counts(done, passed), total, TimeSpan.FromSeconds(seconds), []).Words.Should().Be(line);

    [Fact]
    public void What_is_being_confirmed_is_said_in_the_place_of_the_time_left() =>
        ProgressLine.Of(Counts(28, 28), 30, TimeSpan.FromSeconds(10), [Outcome.Timeout, Outcome.Timeout]).Words.Should().Be("28/30  3/s  28 passed  confirming 2 timeout");

    [Fact]
    public void Progress_tells_the_outcomes_that_are_most_common()
    {
        var counts = Counts(0, 0) with
        {
            Outcomes = new Dictionary<string, long> { ["passed"] = 1, ["failed"] = 2, ["error"] = 8, ["no_code"] = 1, ["timeout"] = 3, ["crashed"] = 4 },
        };
        ProgressLine.Of(counts, null, TimeSpan.Zero, []).Words.Should().Be("0  1 passed  8 error  4 crashed  3 timeout  2 failed");
    }

    [Theory]
    [InlineData(50, 100, 120, "━━━━━━━━━━━━", "━━━━━━━━━━━━")]
    [InlineData(100, 100, 120, "━━━━━━━━━━━━━━━━━━━━━━━━", "")]
    [InlineData(120, 100, 120, "━━━━━━━━━━━━━━━━━━━━━━━━", "")]
    [InlineData(50, 100, 80, "━━━━━━", "━━━━━━")]
    public void A_bar_fills_with_what_is_done(int done, int total, int width, string filled, string rest)
    {
        using var console = new TestConsole().Width(width).EmitAnsiSequences();
        console.Write(new OneRow(new LiveText("words", (double)done / total)));
        console.Output.Should().Be($"{(filled.Length > 0 ? $"\x1b[38;5;2m{filled}\x1b[0m" : "")}{(rest.Length > 0 ? $"\x1b[38;5;8m{rest}\x1b[0m" : "")} words");
    }

    private static VerificationSummary Counts(int done, int passed) => new()
    {
        Candidates = done,
        Kept = passed,
        Outcomes = new OrderedDictionary<string, long>(new Dictionary<string, long> { ["passed"] = passed, ["failed"] = done - passed }.Where(o => o.Value > 0)),
        Levels = new Dictionary<string, long>(),
        Judged = new Dictionary<string, long>(),
    };

    [Fact]
    public void A_model_has_a_line_of_its_own_where_its_name_would_be_cut_to_fit()
    {
        const string Model = "meta-llama/Llama-3.1-8B-Instruct-Turbo-2025";
        var all = new PassRates(null, 1200, 75, 1200, 75, new Dictionary<string, double> { ["1"] = 0.75 });
        var none = new Dictionary<string, long>();
        var summary = new VerificationSummary { Outcomes = none, Levels = none, Judged = none, Rates = all, Groups = [all with { Name = Model }] };
        Drawn(VerificationScreen.Rates(summary, "model", 120)!, width: 120).Should().Contain($"│ {Model} │    1,200 │");
        Drawn(VerificationScreen.Rates(summary, "model", 60)!, width: 60).Should().StartWith(
            $"by model\n{Model}\n  problems 1,200, solved 75, candidates 1,200, passed 75,");
    }

    private static string Drawn(Spectre.Console.Rendering.IRenderable drawing, int width)
    {
        using var console = new TestConsole().Width(width);
        console.Write(drawing);
        // Titles are padded to the table's width with spaces that nobody sees.
        return string.Join('\n', console.Output.Split('\n').Select(l => l.TrimEnd()));
    }
}
