using InstructMix.Reports.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace InstructMix.Reports.Tests.InBrowser;

[Collection(nameof(InOneBrowser))]
public sealed class KeyboardTests(Chromium browser)
{
    private const string ActiveLabel = "() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.getAttribute('aria-label') ?? ''";

    [Fact]
    public async Task Arrows_move_through_the_matrix_and_enter_opens_a_pair()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(480));
        await reader.Page.FocusAsync("#grid");
        await PressAsync(reader, "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
        (await reader.Page.EvaluateAsync<string>(ActiveLabel)).Should().Be("3.13: missing module, changed");
        await PressAsync(reader, "Enter");
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0003");
        await PressAsync(reader, "j");
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0004");
        await PressAsync(reader, "k");
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/0003");
        await PressAsync(reader, "Escape");
        await Expect(reader.Pair).ToHaveCountAsync(0);
        // One is where one was.
        (await reader.Page.EvaluateAsync<string>("() => document.activeElement.id")).Should().Be("grid");
        (await reader.Page.EvaluateAsync<string>(ActiveLabel)).Should().Be("3.13: missing module, changed");
    }

    [Fact]
    public async Task The_far_end_of_a_large_matrix_is_two_keys_away()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(6000));
        await reader.Page.FocusAsync("#grid");
        await PressAsync(reader, "Control+End", "PageUp", "Home");
        (await reader.Page.EvaluateAsync<string>(ActiveLabel)).Should().MatchRegex("^pair/59[0-9]{2}: ");
        await PressAsync(reader, "Control+End", "Enter");
        await Expect(reader.Pair.Locator("h2")).ToHaveTextAsync("pair/6000");
        await Expect(reader.Pair.Locator(".place")).ToHaveTextAsync("6,000 of 6,000");
        await Expect(reader.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Next" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Everything_that_can_be_pressed_is_reached_by_tab_and_shows_that_it_is()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(64));
        var reached = new List<string>();
        for (int i = 0; i < 120; i++)
        {
            await reader.Page.Keyboard.PressAsync("Tab");
            var (what, outline) = await FocusedAsync(reader);
            if (what.StartsWith("BODY", StringComparison.Ordinal)) break;
            outline.Should().Be("solid 3px", $"{what} has the focus");
            reached.Add(what);
        }

        reached.Should().OnlyHaveUniqueItems();
        int pressable = await reader.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('button:not(:disabled), a[href], input, select')].filter(e => e.checkVisibility() && !e.closest('dialog')).length");
        reached.Should().HaveCountGreaterThanOrEqualTo(pressable);
        reached.Should().Contain(r => r.StartsWith("DIV#grid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slash_goes_to_the_search()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(64));
        await PressAsync(reader, "/", "i", "m", "p");
        await Expect(reader.Page.Locator("#find")).ToHaveValueAsync("imp");
        // Letters typed there are text and no commands.
        await PressAsync(reader, "/", "j");
        await Expect(reader.Page.Locator("#find")).ToHaveValueAsync("imp/j");
    }

    [Fact]
    public async Task The_matrix_tells_its_size_and_its_cells_to_those_who_listen()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Reverified(6000));
        var grid = reader.Page.Locator("#grid");
        await Expect(grid).ToHaveAttributeAsync("role", "grid");
        await Expect(grid).ToHaveAttributeAsync("aria-rowcount", "6001");
        await Expect(grid).ToHaveAttributeAsync("aria-colcount", "6");
        await Expect(grid.GetByRole(Microsoft.Playwright.AriaRole.Columnheader)).ToHaveTextAsync(["Pair", "set", "3.9", "3.11", "3.13", "3.14"]);
        (await grid.GetByRole(Microsoft.Playwright.AriaRole.Gridcell, new() { Name = "3.14: missing module" }).CountAsync()).Should().BePositive();
    }

    private static async Task PressAsync(Reader reader, params string[] keys)
    {
        foreach (var key in keys) await reader.Page.Keyboard.PressAsync(key);
    }

    private static async Task<(string What, string Outline)> FocusedAsync(Reader reader)
    {
        // The grid shows where one is in it by its active cell.
        var told = await reader.Page.EvaluateAsync<string[]>("""
            () => {
              const e = document.activeElement;
              const shown = getComputedStyle(e);
              const all = [...document.querySelectorAll('*')];
              return [`${e.tagName}#${e.id} ${all.indexOf(e)}`, `${shown.outlineStyle} ${shown.outlineWidth}`];
            }
            """);
        return (told[0], told[1]);
    }
}
