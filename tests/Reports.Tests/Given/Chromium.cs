using Microsoft.Playwright;

namespace InstructMix.Reports.Tests.Given;

/// <summary>A browser, for all tests that look at a page.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = Environment.GetEnvironmentVariable("INSTRUCTMIX_CHROMIUM")
            ?? Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("There is no chromium on the PATH: install one, name one in INSTRUCTMIX_CHROMIUM, or leave these tests out with --filter FullyQualifiedName!~InBrowser.");
        _playwright = await Playwright.CreateAsync();
        // A browser's own sandbox refuses to be started by root.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Environment.UserName == "root" ? ["--no-sandbox"] : [], Timeout = 120_000 });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    internal Task<IBrowserContext> WindowAsync(int width, int height, ColorScheme scheme) =>
        _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
}
