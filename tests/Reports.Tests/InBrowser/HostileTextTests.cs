using InstructMix.Reports.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace InstructMix.Reports.Tests.InBrowser;

[Collection(nameof(InOneBrowser))]
public sealed class HostileTextTests(Chromium browser)
{
    private static readonly string[] Texts =
    [
        "<script>document.title = 'taken'; alert('taken')</script>",
        "</script><script>document.title = 'taken'; alert('taken')</script>",
        "<!-- <script> --><img src=x onerror=\"document.title='taken'\">",
        "]]></textarea></style></title></dialog><svg onload=alert(1)>",
        "\"><a href='javascript:alert(1)'>x</a>",
        "{{data}}{{script}}{{policy}}",
        "line\u2028separator\u2029paragraph",
        "nul\0and\u0007bell\u001b[31m",
        "user\u202Eevil\u202C and \u2066isolated\u2069",
        "half \uD83D alone and \uDE00 alone",
        "=cmd|' /C calc'!A0",
        "back\\slash \"quotes\" 'and' `ticks` ${taken}",
    ];

    [Fact]
    public async Task Text_of_a_pair_never_runs_and_never_breaks_the_page()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Hostile(Texts));
        await Expect(reader.Shown).ToHaveTextAsync($"All {Texts.Length} pairs.");
        await reader.Page.FocusAsync("#grid");
        await reader.Page.Keyboard.PressAsync("Enter");
        foreach (var text in Texts)
        {
            var start = text.Split('\0', '\u2028', '\u202E', '\uD83D')[0];
            await Expect(reader.Pair.Locator(".ask-text")).ToContainTextAsync(start);
            await Expect(reader.Pair.Locator("[aria-label=Code] tr").First).ToContainTextAsync(start);
            await Expect(reader.Pair.Locator("a")).ToHaveCountAsync(0);
            await reader.Page.Keyboard.PressAsync("j");
        }

        await reader.Page.Keyboard.PressAsync("Escape");
        await reader.Page.FillAsync("#find", "<script>");
        await Expect(reader.Shown).ToHaveTextAsync($"3 of {Texts.Length} pairs.");
        (await reader.Page.TitleAsync()).Should().StartWith("<script>document.title").And.EndWith("InstructMix");
        (await reader.Page.EvaluateAsync<int>("() => document.scripts.length")).Should().Be(1);
        (await reader.Page.Locator("img, svg, iframe, object").CountAsync()).Should().Be(0);
        reader.Complaints.Should().BeEmpty();
        reader.Asked.Should().BeEmpty();
    }

    [Theory]
    [InlineData("line\u2028separator", "lineU+2028separator")]
    [InlineData("nul\0byte", "nulU+0000byte")]
    [InlineData("user\u202Eevil", "userU+202Eevil")]
    [InlineData("zero\u200Bwidth\uFEFFmark", "zeroU+200BwidthU+FEFFmark")]
    [InlineData("\u05D0\u05D1 \U0001F469\u200D\U0001F680", "\u05D0\u05D1 \U0001F469\u200D\U0001F680")]
    public async Task What_cannot_be_seen_is_shown_by_its_number_and_the_rest_as_it_is(string text, string shown)
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Hostile(text));
        await reader.Page.ClickAsync("#rows .row >> nth=0");
        await Expect(reader.Pair.Locator(".ask-text")).ToHaveTextAsync(shown);
        await Expect(reader.Pair.Locator("[aria-label=Code] .src")).ToHaveTextAsync($"Line 1 broke: {shown}");
    }

    [Fact]
    public async Task Nothing_but_the_two_parts_that_were_written_with_the_page_may_run()
    {
        await using var reader = await Reader.OpenAsync(browser, Given.Reports.Verified());
        await reader.Page.EvaluateAsync("""
            () => {
              const script = document.createElement('script');
              try { script.textContent = "document.title = 'taken'"; } catch { return; }
              document.body.append(script);
            }
            """);
        await reader.Page.EvaluateAsync("() => { try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">'); } catch {} }");
        (await reader.Page.TitleAsync()).Should().Be("answers.jsonl · InstructMix");
        (await reader.Page.Locator("img").CountAsync()).Should().Be(0);
    }
}
