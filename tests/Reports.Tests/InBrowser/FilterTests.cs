using InstructMix.Reports.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace InstructMix.Reports.Tests.InBrowser;

[Collection(nameof(InOneBrowser))]
public sealed class FilterTests(Chromium browser)
{
    [Fact]
    public async Task All_pairs_are_shown_at_first()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await Expect(reader.Shown).ToHaveTextAsync("All 480 pairs.");
        (await reader.RowsAsync()).Should().StartWith(["pair/0001", "pair/0002", "pair/0003"]);
        await Expect(reader.Page.Locator("#verdict")).ToHaveTextAsync("396 of 480 pairs run on every version. 78 pairs that passed before no longer do.");
    }

    [Fact]
    public async Task An_outcome_filters_on_any_version_or_on_one()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.SelectOptionAsync("#outcome", "syntax_error");
        await Expect(reader.Shown).ToHaveTextAsync("10 of 480 pairs.");
        await reader.Page.SelectOptionAsync("#version", "3.13");
        await Expect(reader.Shown).ToHaveTextAsync("0 of 480 pairs.");
        await Expect(reader.Page.Locator("#rows")).ToContainTextAsync("No pair is like that.");
        await reader.Page.SelectOptionAsync("#outcome", "missing_module");
        await Expect(reader.Shown).ToHaveTextAsync("30 of 480 pairs.");
        reader.Address.Should().Be("#outcome=missing_module&version=3.13");
        reader.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Pairs_are_filtered_by_model_and_by_problem()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Verified());
        await Expect(reader.Page.Locator("#rates-list tbody tr")).ToHaveCountAsync(3);
        await reader.Page.SelectOptionAsync("#group", "model-b");
        await Expect(reader.Shown).ToHaveTextAsync("30 of 60 pairs.");
        await reader.Page.SelectOptionAsync("#group", "");
        await reader.Page.Locator("#problems-list button").First.ClickAsync();
        await Expect(reader.Shown).ToHaveTextAsync("3 of 60 pairs.");
        await reader.Page.Locator("#rows .row").First.ClickAsync();
        await Expect(reader.Pair).ToContainTextAsync("\"temperature\": 0.8");
        reader.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_version_alone_shows_what_is_broken_on_it()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.SelectOptionAsync("#version", "3.9");
        await Expect(reader.Shown).ToHaveTextAsync("16 of 480 pairs.");
        reader.Address.Should().Be("#outcome=not_passed&version=3.9");
    }

    [Fact]
    public async Task A_cause_filters_and_so_does_one_of_its_titles()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.SelectOptionAsync("#cause", "cause=name-removed");
        await Expect(reader.Shown).ToHaveTextAsync("30 of 480 pairs.");
        await reader.Page.SelectOptionAsync("#cause", "cause=name-removed&what=collections.Mapping was removed in 3.10");
        await Expect(reader.Shown).ToHaveTextAsync("15 of 480 pairs.");
        await reader.Page.SelectOptionAsync("#cause", "breaks=3.16");
        await Expect(reader.Shown).ToHaveTextAsync("10 of 480 pairs.");
        reader.Address.Should().Be("#breaks=3.16");
    }

    [Fact]
    public async Task Changed_only_shows_what_changed_and_clear_shows_all_again()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.CheckAsync("#changed");
        await Expect(reader.Shown).ToHaveTextAsync("78 of 480 pairs.");
        await reader.Page.SelectOptionAsync("#version", "3.11");
        await Expect(reader.Shown).ToHaveTextAsync("25 of 480 pairs.");
        await reader.Page.ClickAsync("#clear");
        await Expect(reader.Shown).ToHaveTextAsync("All 480 pairs.");
        await Expect(reader.Page.Locator("#changed")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_search_finds_words_in_ids_code_and_errors_whatever_their_case()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.FillAsync("#find", "UTCNOW strftime");
        await Expect(reader.Shown).ToHaveTextAsync("10 of 480 pairs.");
        await reader.Page.FillAsync("#find", "no module named 'imp'");
        await Expect(reader.Shown).ToHaveTextAsync("30 of 480 pairs.");
        await reader.Page.FillAsync("#find", "pair/0480");
        await Expect(reader.Shown).ToHaveTextAsync("1 of 480 pairs.");
        (await reader.RowsAsync()).Should().Equal("pair/0480");
    }

    [Fact]
    public async Task A_bar_and_a_group_lead_to_their_pairs()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.ClickAsync("[aria-label='3.14: missing module, 30 pairs. Show them']");
        await Expect(reader.Shown).ToHaveTextAsync("30 of 480 pairs.");
        await reader.Page.ClickAsync("[aria-label^='locals() is a snapshot']");
        await Expect(reader.Shown).ToHaveTextAsync("8 of 480 pairs.");
        await Expect(reader.Page.Locator("#cause")).ToHaveValueAsync("cause=behaviour");
        reader.Address.Should().Contain("cause=behaviour");
    }

    [Fact]
    public async Task The_most_broken_come_first_where_that_is_asked_for()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.SelectOptionAsync("#order", "worst");
        await Expect(reader.Page.Locator("#rows .id").First).ToHaveTextAsync("pair/0007");
    }

    [Fact]
    public async Task Back_and_forward_go_through_filters()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.SelectOptionAsync("#outcome", "syntax_error");
        await reader.Page.CheckAsync("#changed");
        await Expect(reader.Shown).ToHaveTextAsync("10 of 480 pairs.");
        await reader.Page.SelectOptionAsync("#outcome", "error");
        await Expect(reader.Shown).ToHaveTextAsync("30 of 480 pairs.");
        await reader.Page.GoBackAsync();
        await Expect(reader.Shown).ToHaveTextAsync("10 of 480 pairs.");
        await reader.Page.GoBackAsync();
        await Expect(reader.Page.Locator("#changed")).Not.ToBeCheckedAsync();
        await reader.Page.GoBackAsync();
        await Expect(reader.Shown).ToHaveTextAsync("All 480 pairs.");
        await reader.Page.GoForwardAsync();
        await Expect(reader.Page.Locator("#outcome")).ToHaveValueAsync("syntax_error");
    }

    [Fact]
    public async Task A_run_on_one_version_says_why_pairs_were_dropped_and_has_no_changes()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Verified());
        await Expect(reader.Page.Locator("#verdict")).ToHaveTextAsync("34 of 60 pairs passed, 26 were dropped.");
        await Expect(reader.Page.Locator("#changes")).ToBeHiddenAsync();
        await Expect(reader.Page.Locator("#version")).ToBeHiddenAsync();
        await reader.Page.ClickAsync("#reasons-list [aria-label^='NameError']");
        await Expect(reader.Shown).ToHaveTextAsync("9 of 60 pairs.");
        reader.Complaints.Should().BeEmpty();
    }
}
