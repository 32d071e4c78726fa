using InstructMix.Reports.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace InstructMix.Reports.Tests.InBrowser;

[Collection(nameof(InOneBrowser))]
public sealed class LinkTests(Chromium browser)
{
    [Fact]
    public async Task A_link_to_a_pair_opens_it_with_its_code_and_its_errors_side_by_side()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480), "#pair=pair%2F0003");
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0003");
        await Expect(reader.Pair).ToContainTextAsync("Write a function load(path) that loads a Python file");
        await Expect(reader.Pair.Locator(".side")).ToHaveCountAsync(4);
        var sides = await reader.Pair.Locator(".side").AllInnerTextsAsync();
        sides[0].Should().Contain("3.9").And.Contain("passed");
        sides[2].Should().Contain("3.13").And.Contain("missing module").And.Contain("ModuleNotFoundError: No module named 'imp'").And.Contain("line 2");
        var tops = await reader.Pair.Locator(".side").EvaluateAllAsync<double[]>("all => all.map(e => e.getBoundingClientRect().top)");
        tops.Distinct().Should().HaveCount(1);
        // The broken line is marked, and what broke stands under it.
        await Expect(reader.Pair.Locator("[aria-label=Code] .broken .src")).ToHaveTextAsync("Line 2 broke: import imp");
        await Expect(reader.Pair.Locator("[aria-label=Code] .remark:not(.hint)")).ToHaveTextAsync("3.13, 3.14 ModuleNotFoundError: No module named 'imp'");
        await Expect(reader.Pair.Locator("[aria-label=Tests]")).ToContainTextAsync("assert load(f.name).x == 3");
        await Expect(reader.Pair.Locator(".callout").First).ToContainTextAsync("imp was removed in 3.12");
        await Expect(reader.Pair.Locator(".callout").First.Locator("a")).ToHaveAttributeAsync("href", "https://docs.python.org/3/whatsnew/3.12.html#imp");
        reader.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_line_of_the_stub_that_broke_is_marked_there()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480), "#pair=pair%2F0021");
        await Expect(reader.Pair.Locator("[aria-label=Tests] .broken .src")).ToHaveTextAsync("Line 5 broke:         self.assertEquals(add(2, 3), 5)");
        await Expect(reader.Pair.Locator("[aria-label=Code] .broken")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Back_closes_a_pair_and_keeps_the_filters()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480), "#outcome=missing_module");
        await reader.Page.ClickAsync("#rows .row >> nth=1");
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0019");
        await Expect(reader.Pair.Locator(".place")).ToHaveTextAsync("2 of 30");
        reader.Address.Should().Be("#pair=pair%2F0019&outcome=missing_module");
        await reader.Page.GoBackAsync();
        await Expect(reader.Pair).ToHaveCountAsync(0);
        reader.Address.Should().Be("#outcome=missing_module");
        await reader.Page.GoForwardAsync();
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0019");
    }

    [Fact]
    public async Task Closing_a_pair_that_was_opened_here_is_going_back()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.ClickAsync("#rows .row >> nth=0");
        await reader.Page.ClickAsync("text=Next");
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0002");
        await reader.Page.ClickAsync("text=Close");
        await Expect(reader.Pair).ToHaveCountAsync(0);
        await reader.Page.GoForwardAsync();
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0002");
    }

    [Theory]
    [InlineData("#pair=nobody", "This report has no pair of this id.")]
    [InlineData("#pair=%E0%A4%A&outcome=error", null)]
    [InlineData("#outcome=nonsense&version=2.7&cause=&x=y&&=&what", null)]
    [InlineData("#__proto__=1&constructor=2", null)]
    public async Task An_address_that_is_not_ours_does_no_harm(string address, string? said)
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(64), address);
        if (said is null) await Expect(reader.Pair).ToHaveCountAsync(0);
        else await Expect(reader.Pair).ToContainTextAsync(said);
        reader.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_that_is_changed_by_hand_is_followed()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.EvaluateAsync("() => { location.hash = '#cause=module-removed&pair=pair%2F0019'; }");
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0019");
        await Expect(reader.Pair.Locator(".place")).ToHaveTextAsync("2 of 30");
    }
}
