using Microsoft.Playwright;

namespace InstructMix.Reports.Tests.Given;

/// <summary>Measures what a page looks like.</summary>
internal static class Eye
{
    /// <summary>Elements that reach beyond the window.</summary>
    public static async Task<string[]> OverflowingAsync(this IPage page)
    {
        await OpenAsync(page);
        return await page.EvaluateAsync<string[]>("() => overflowing()");
    }

    /// <summary>Texts that can hardly be read on what is behind them.</summary>
    public static async Task<string[]> FaintAsync(this IPage page)
    {
        await OpenAsync(page);
        (await page.EvaluateAsync<int>("() => faint().seen")).Should().BeGreaterThan(20);
        return await page.EvaluateAsync<string[]>("() => faint().faint");
    }

    /// <summary>Outcomes whose letter can hardly be read on its colour.</summary>
    public static async Task<string[]> FaintOutcomesAsync(this IPage page, IEnumerable<string> outcomes)
    {
        await OpenAsync(page);
        return await page.EvaluateAsync<string[]>("names => faintOutcomes(names)", outcomes.ToArray());
    }

    private static async Task OpenAsync(IPage page)
    {
        using var stream = typeof(Eye).Assembly.GetManifestResourceStream("look.js")!;
        using var reader = new StreamReader(stream);
        await page.EvaluateAsync("() => {" + await reader.ReadToEndAsync() + "}");
    }
}
