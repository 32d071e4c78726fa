using InstructMix.Cli.Reports;
using Microsoft.Playwright;

namespace InstructMix.Reports.Tests.Given;

/// <summary>Somebody who opened a report in a browser of their own, and what the browser complained of.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private const float Patience = 60_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instructmix-report-");
    private readonly List<string> _complaints = [];
    private readonly List<string> _asked = [];
    private IBrowserContext _window = null!;

    /// <summary>The page.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>Errors and warnings of the console, and errors of the script.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What was asked of anyone but the file itself.</summary>
    public IReadOnlyList<string> Asked => _asked;

    private string File => Path.Combine(_folder.FullName, "report.html");

    /// <summary>Opens a report.</summary>
    public static async Task<Reader> OpenAsync(Chromium browser, Report report, string address = "", int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var reader = new Reader();
        await using (var file = System.IO.File.Create(reader.File)) await HtmlReport.WriteAsync(report, file, CancellationToken.None);
        reader._window = await browser.WindowAsync(width, height, scheme);
        reader._window.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        reader.Page = await reader._window.NewPageAsync();
        reader.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") reader._complaints.Add(message.Text);
        };
        reader.Page.PageError += (_, error) => reader._complaints.Add(error);
        reader.Page.Dialog += (_, dialog) =>
        {
            reader._complaints.Add($"a dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        reader.Page.Request += (_, request) =>
        {
            if (request.Url.Split('#')[0] != "file://" + reader.File) reader._asked.Add(request.Url);
        };
        await reader.Page.GotoAsync("file://" + reader.File + address);
        await Assertions.Expect(reader.Page.Locator("html[data-ready]")).ToHaveCountAsync(1);
        return reader;
    }

    /// <summary>Opens the report anew at another address.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync("file://" + File + address);
    }

    /// <summary>The ids of the pairs whose rows are there.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync() => await Page.Locator("#rows .id").AllTextContentsAsync();

    /// <summary>What the page says of how many pairs it shows.</summary>
    public ILocator Shown => Page.Locator("#shown");

    /// <summary>The pair that is open.</summary>
    public ILocator Pair => Page.Locator("dialog#pair[open]");

    /// <summary>The page's address after the file's name.</summary>
    public string Address => Page.Url.Contains('#', StringComparison.Ordinal) ? Page.Url[Page.Url.IndexOf('#', StringComparison.Ordinal)..] : "";

    public async ValueTask DisposeAsync()
    {
        if (_window is not null) await _window.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
