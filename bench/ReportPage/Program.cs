using System.Diagnostics;
using System.Globalization;
using InstructMix.Cli.Reports;
using InstructMix.Reports.Tests.Given;
using Microsoft.Playwright;

// How long a report of so many pairs takes to open, to filter and to search. With a folder named, pictures of it as a reader sees it.
int pairs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 6000;
var chromium = Environment.GetEnvironmentVariable("INSTRUCTMIX_CHROMIUM") ?? "/usr/bin/chromium";
var folder = Directory.CreateTempSubdirectory("instructmix-page-").FullName;
async Task<string> PageOfAsync(Report report, string name)
{
    await using var file = File.Create(Path.Combine(folder, name));
    await HtmlReport.WriteAsync(report, file, CancellationToken.None);
    return "file://" + file.Name;
}

// As long as pairs of the usual sets are: about 2.5 KB each.
var assertions = string.Concat(Enumerable.Range(1, 60).Select(i => $"assert middle([1, {i}, 300]) == {i}\n"));
var set = Reports.Reverified(pairs);
var many = await PageOfAsync(set with { Pairs = [.. set.Pairs.Select(p => p with { Stub = p.Stub + assertions })] }, "many.html");
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
var times = new List<double>();
for (int i = 0; i < 7; i++)
{
    await using var context = await browser.NewContextAsync();
    var page = await context.NewPageAsync();
    var watch = Stopwatch.StartNew();
    await page.GotoAsync(many);
    // Two frames on, what was drawn is on the screen.
    await page.EvaluateAsync("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))");
    times.Add(watch.Elapsed.TotalSeconds);
    if (i < 6) continue;
    var inside = await page.EvaluateAsync<string>("() => document.documentElement.dataset.ready");
    var search = await page.EvaluateAsync<double>("() => { const t = performance.now(); location.hash = '#q=utcnow'; return new Promise(r => requestAnimationFrame(() => setTimeout(() => r(performance.now() - t)))); }");
    var filter = await page.EvaluateAsync<double>("() => { const t = performance.now(); location.hash = '#outcome=error&version=3.13'; return new Promise(r => requestAnimationFrame(() => setTimeout(() => r(performance.now() - t)))); }");
    var elements = await page.EvaluateAsync<int>("() => document.querySelectorAll('*').length");
    Console.WriteLine($"{pairs:N0} pairs, 4 versions: {new FileInfo(new Uri(many).LocalPath).Length / 1e6:0.0} MB, {elements:N0} elements");
    Console.WriteLine($"drawn {inside} ms after the navigation began; the first search takes {search:0} ms, a filter {filter:0} ms");
}

times.Sort();
Console.WriteLine($"opens in {times[times.Count / 2]:0.00} s (median of {times.Count}; {times[0]:0.00} to {times[^1]:0.00})");
if (args.Length > 1)
{
    Directory.CreateDirectory(args[1]);
    var small = await PageOfAsync(Reports.Reverified(480), "480.html");
    var verified = await PageOfAsync(Reports.Verified(), "verified.html");
    foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
    {
        foreach (int width in new[] { 360, 1280 })
        {
            await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = width == 360 ? 740 : 900 }, DeviceScaleFactor = 1 });
            var page = await context.NewPageAsync();
            async Task ShotAsync(string url, string name, bool whole)
            {
                await page.GotoAsync("about:blank");
                await page.GotoAsync(url);
                await page.ScreenshotAsync(new() { Path = Path.Combine(args[1], $"{name}-{scheme.ToString().ToLowerInvariant()}-{width}.png"), FullPage = whole });
            }

            await ShotAsync(small, "whole", true);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.EvaluateAsync("() => { location.hash = '#changed=1'; dispatchEvent(new Event('beforeprint')); }");
            await page.ScreenshotAsync(new() { Path = Path.Combine(args[1], $"paper-{scheme.ToString().ToLowerInvariant()}-{width}.png"), FullPage = true });
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await ShotAsync(small + "#pair=pair%2F0003", "pair", false);
            await ShotAsync(small + "#pair=pair%2F0021", "stub", false);
            await ShotAsync(small + "#outcome=error&version=3.13", "filtered", true);
            await ShotAsync(verified, "verified", true);
            await ShotAsync(verified + "#pair=answer%2F2", "verified-pair", false);
        }
    }
}
