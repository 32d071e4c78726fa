using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_page_is_checked_again_when_it_is_saved_in_whatever_way_until_the_watch_is_ended()
    {
        var page = _folder.Write("docs/page.md", Page("1 / 0"));
        using var program = Start("docs");
        await SaysAsync(program, ": 0 passed, 1 failed", "watching; Ctrl+C ends it");

        // As an editor writes it in place.
        _folder.Write("docs/page.md", Page("x = 1"));
        await SaysAsync(program, "1 file, 1 example: 1 passed");

        // As an editor writes it beside and renames it over.
        _folder.Write("docs/.page.md.swp", Page("assert 1 == 2"));
        File.Move(_folder["docs/.page.md.swp"], page, overwrite: true);
        await SaysAsync(program, $"{page}:2: failed: assert 1 == 2 does not hold");

        // A page that was not there before.
        _folder.Write("docs/inner/new.md", "nothing yet\n");
        await Task.Delay(200);
        _folder.Write("docs/inner/new.md", Page("raise KeyError('new')"));
        await SaysAsync(program, "new.md:2: error: KeyError: 'new'");

        await program.SignalAsync("INT");
        (await program.EndAsync(Patience)).ExitCode.Should().Be(ExitCode.Done, "that is how a watch ends");
    }

    [Fact]
    public async Task A_page_that_is_named_is_watched_and_what_lies_beside_it_is_not()
    {
        _folder.Write("page.md", Page("1 / 0"));
        using var program = Start("page.md");
        await SaysAsync(program, "watching");
        _folder.Write("other.md", Page("raise KeyError('other')"));
        _folder.Write("page.md", Page("raise KeyError('page')"));
        await SaysAsync(program, "KeyError: 'page'");
        (await File.ReadAllTextAsync(_folder["said"])).Should().NotContain("other");
    }

    [Fact]
    public async Task A_page_is_checked_again_when_what_it_imports_is_saved()
    {
        _folder.Write("src/lib.py", "x = 1\n");
        _folder.Write("src/rest.py", "y = 1\n");
        _folder.Write("docs/sees.md", Page("import lib\nassert lib.x == 1"));
        _folder.Write("docs/other.md", Page("z = 1"));
        using var program = Start("docs", "--with", _folder["src"]);
        await SaysAsync(program, "2 files, 2 examples: 2 passed", "watching; Ctrl+C ends it");
        _folder.Write("src/lib.py", "x = 2\n");
        await SaysAsync(program, "sees.md:3: failed: assert lib.x == 1 does not hold: lib.x is 2", "1 file, 1 example: 0 passed, 1 failed");
        _folder.Write("src/lib.py", "x = 1\n");
        await SaysAsync(program, "1 file, 1 example: 1 passed");
    }

    [Fact]
    public async Task A_page_is_checked_again_when_what_it_imports_is_checked_itself_and_saved()
    {
        _folder.Write("src/lib.py", "x = 1\n");
        _folder.Write("docs/sees.md", Page("import lib\nassert lib.x == 1"));
        using var program = Start("docs", _folder["src"], "--with", _folder["src"]);
        await SaysAsync(program, "watching; Ctrl+C ends it");
        _folder.Write("src/lib.py", "x = 2\n");
        await SaysAsync(program, "sees.md:3: failed: assert lib.x == 1 does not hold: lib.x is 2");
    }

    private static string Page(string code) => $"```python\n{code}\n```\n";

    private ProgramProcess Start(string path, params string[] options) => ProgramProcess.Start(
        "bash", null, ["-c", "said=$2; path=$1; shift 2; exec dotnet \"$0\" check \"$path\" --watch \"$@\" >\"$said\" 2>&1", ProgramProcess.Program, _folder[path], _folder["said"], .. options]);

    private async Task SaysAsync(ProgramProcess program, params string[] texts)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            var said = File.Exists(_folder["said"]) ? await File.ReadAllTextAsync(_folder["said"]) : "";
            if (texts.All(t => said.Contains(t, StringComparison.Ordinal))) return;
            (program.HasExited || TimeProvider.System.GetUtcNow() > until).Should().BeFalse("it was to say {0}, and said {1}", texts, said);
            await Task.Delay(50);
        }
    }
}
