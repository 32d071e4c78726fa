using InstructMix.Cli.Reports;
using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Reports.Tests.Given;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InstructMix.Reports.Tests.InBrowser;

[Collection(nameof(InOneBrowser))]
public sealed class LayoutTests(Chromium browser)
{
    [Theory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Nothing_reaches_beyond_the_window(int width)
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480), width: width);
        (await reader.Page.OverflowingAsync()).Should().BeEmpty();
        foreach (var pair in (string[])["pair%2F0003", "pair%2F0007", "pair%2F0021"])
        {
            await reader.GoAsync($"#pair={pair}");
            await Expect(reader.Pair).ToHaveCountAsync(1);
            (await reader.Page.OverflowingAsync()).Should().BeEmpty();
        }

        reader.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_way_from_request_to_pair_is_a_table_of_its_own(int width)
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Generated(), width: width);
        await Expect(reader.Page.Locator("#waterfall-list tbody tr")).ToHaveCountAsync(6);
        await Expect(reader.Page.Locator("#waterfall-list tbody tr").First).ToContainTextAsync("all answers");
        await Expect(reader.Page.Locator("#waterfall-list tbody tr").First).ToContainTextAsync("48.6");
        await Expect(reader.Page.Locator("#waterfall-list")).ToContainTextAsync("topic <b>text</b>");
        (await reader.Page.Locator("#waterfall-list tbody th").EvaluateAllAsync<double>("all => Math.max(...all.map(name => name.getBoundingClientRect().height))"))
            .Should().BeLessThan(100, "names are not broken into letters where the columns are many");
        (await reader.Page.OverflowingAsync()).Should().BeEmpty();
        reader.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Long_words_and_many_versions_do_not_reach_beyond_it_either()
    {
        var versions = Enumerable.Range(7, 9).Select(minor => $"3.{minor}").ToArray();
        var word = new string('w', 3000);
        var cell = new ReportCell(Outcome.Error, word, 1, word, 0.1);
        var pair = new ReportPair(word, word, word, word, Outcome.Passed, [.. versions.Select(_ => cell)],
            [new ReportChange(null, "3.7", Outcome.Passed, Outcome.Error, word, word, word, "https://example.com/" + word)], [new ReportForecast("3.8", "3.20", word, 1, "https://example.com/")]);
        await using var reader = await Reader.OpenAsync(browser, new Report(word, "0.1.0", Given.Reports.Day, versions, [pair]), width: 360);
        (await reader.Page.OverflowingAsync()).Should().BeEmpty();
        await reader.Page.ClickAsync("#rows .row");
        await Expect(reader.Pair).ToHaveCountAsync(1);
        (await reader.Page.OverflowingAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task All_text_can_be_read_in_light_and_in_dark(ColorScheme scheme)
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480), scheme: scheme);
        (await reader.Page.FaintAsync()).Should().BeEmpty();
        (await reader.Page.FaintOutcomesAsync(Enum.GetValues<Outcome>().Select(o => o.Word()))).Should().BeEmpty();
        await reader.GoAsync("#pair=pair%2F0003");
        await Expect(reader.Pair).ToHaveCountAsync(1);
        (await reader.Page.FaintAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_colours_follow_the_system_until_somebody_says_otherwise()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(64), scheme: ColorScheme.Dark);
        (await PaperAsync(reader)).Should().Be("rgb(19, 20, 22)");
        await reader.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        (await PaperAsync(reader)).Should().Be("rgb(251, 251, 250)");
        await reader.Page.ClickAsync("#theme");
        (await PaperAsync(reader)).Should().Be("rgb(19, 20, 22)");
        await Expect(reader.Page.Locator("#theme")).ToHaveTextAsync("Light");
    }

    [Fact]
    public async Task Every_outcome_has_a_letter_of_its_own()
    {
        var outcomes = Enum.GetValues<Outcome>();
        var pairs = outcomes.Select((o, i) => Given.Reports.Sound(i) with { Cells = [new ReportCell(o, "detail", null, "", 0)] }).ToArray();
        await using var reader = await Reader.OpenAsync(browser, new Report("all", "0.1.0", Given.Reports.Day, ["3.11"], pairs), height: 1400);
        var letters = await reader.Page.Locator("#rows .cell:last-child").AllTextContentsAsync();
        letters.Should().HaveCount(outcomes.Length).And.OnlyHaveUniqueItems().And.NotContain("");
    }

    [Fact]
    public async Task As_many_pairs_as_there_may_be_take_no_more_elements_than_a_screen_holds()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(6000));
        await Expect(reader.Shown).ToHaveTextAsync("All 6,000 pairs.");
        (await reader.Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length")).Should().BeLessThan(1500);
        await reader.Page.EvaluateAsync("() => { const grid = document.getElementById('grid'); grid.scrollTop = grid.scrollHeight / 2; }");
        await Expect(reader.Page.Locator("#rows .id").Filter(new() { HasText = "pair/3000" })).ToHaveCountAsync(1);
        (await reader.Page.Locator("#rows .row").CountAsync()).Should().BeLessThan(60);
    }

    [Fact]
    public async Task It_prints_the_pairs_that_the_filters_leave()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480), "#outcome=missing_module");
        await Expect(reader.Shown).ToHaveTextAsync("30 of 480 pairs.");
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await reader.Page.EvaluateAsync("() => { dispatchEvent(new Event('beforeprint')); }");
        await Expect(reader.Page.Locator("#paper tbody tr")).ToHaveCountAsync(30);
        await Expect(reader.Page.Locator("#paper table")).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("#filters")).ToBeHiddenAsync();
        await Expect(reader.Page.Locator("#grid")).ToBeHiddenAsync();
        (await reader.Page.PdfAsync(new() { Format = "A4" })).Should().HaveCountGreaterThan(20_000);
        await reader.Page.EvaluateAsync("() => { dispatchEvent(new Event('afterprint')); }");
        await Expect(reader.Page.Locator("#paper tr")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_open_pair_is_printed_alone()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480), "#pair=pair%2F0003");
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(reader.Page.Locator("#title")).ToBeHiddenAsync();
        await Expect(reader.Pair.Locator("[aria-label=Code]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_asks_nothing_of_anyone()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480), "#pair=pair%2F0003");
        await Expect(reader.Pair).ToHaveCountAsync(1);
        reader.Asked.Should().BeEmpty();
        reader.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_report_without_a_single_pair_can_be_read()
    {
        await using var reader = await Reader.OpenAsync(browser, new Report("nothing.jsonl", "0.1.0", Given.Reports.Day, ["3.11", "3.13"], []));
        await Expect(reader.Shown).ToHaveTextAsync("All 0 pairs.");
        reader.Complaints.Should().BeEmpty();
    }

    private static Task<string> PaperAsync(Reader reader) => reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
