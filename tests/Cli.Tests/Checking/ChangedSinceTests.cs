using System.Text.Json;
using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

public sealed class ChangedSinceTests : IDisposable
{
    private const string Before = "# Page\n\n```python\nx = 1\n```\n\n```python\n1 / 0\n```\n\n```python\nassert x == 1\n```\n\n```python\n2 / 0\n```\n";

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_the_blocks_that_were_touched_are_told_and_those_before_them_run()
    {
        _folder.Write("page.md", Before);
        _folder.Write("same.md", Before);
        _folder.Commit();
        _folder.Write("page.md", Before.Replace("x == 1", "x == 1  # as above"));
        var result = await CheckAsync("HEAD");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("examples").GetInt32().Should().Be(1);
        result.Json.GetProperty("files").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task A_page_that_was_renamed_or_is_new_and_not_yet_added_is_checked()
    {
        _folder.Write("page ü.md", Before);
        _folder.Commit();
        _folder.Run("git", "mv", "page ü.md", "näme \"q\".md");
        _folder.Write("näme \"q\".md", Before.Replace("2 / 0", "3 / 0"));
        _folder.Write("new/page.md", "```python\n4 / 0\n```\n");
        var result = await CheckAsync("HEAD");
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        result.Error.Should().Contain("näme \"q\".md:16: error").And.Contain("new/page.md:2: error").And.NotContain(":8:");
        result.Json.GetProperty("failed").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task What_the_other_branch_did_meanwhile_is_not_this_ones_change()
    {
        _folder.Write("page.md", Before);
        _folder.Commit();
        _folder.Run("git", "switch", "--quiet", "--create", "mine");
        _folder.Write("mine.md", "```python\nx = 1\n```\n");
        _folder.Commit();
        _folder.Run("git", "switch", "--quiet", "main");
        _folder.Write("page.md", Before.Replace("1 / 0", "7 / 0"));
        _folder.Commit();
        _folder.Run("git", "switch", "--quiet", "mine");
        foreach (var range in new[] { "main", "main..", "main..HEAD", "main...mine" })
        {
            var result = await CheckAsync(range);
            result.ExitCode.Should().Be(ExitCode.Done, result.Error);
            result.Json.GetProperty("files").GetInt32().Should().Be(1, range);
        }

        var elsewhere = await CheckAsync("mine..main");
        elsewhere.ExitCode.Should().Be(ExitCode.Unusable);
        elsewhere.Error.Should().Contain("the files here are not those of 'main'");
    }

    [Fact]
    public async Task Of_data_the_records_on_changed_lines_are_checked()
    {
        string Record(string id) => JsonSerializer.Serialize(new { id, instruction = "i", response = "", code = "1 / 0" }) + "\n";
        _folder.Write("data.jsonl", Record("a") + Record("b"));
        _folder.Commit();
        _folder.Write("data.jsonl", Record("a") + Record("b") + Record("c"));
        var result = await CheckAsync("HEAD");
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        result.Json.GetProperty("failed").GetInt32().Should().Be(1);
        result.Line("record c").Should().Contain("data.jsonl:3: error");
    }

    [Theory]
    [InlineData("nowhere", "git knows no revision 'nowhere'; name a branch, a tag or a commit. In CI the checkout may be shallow")]
    [InlineData("--output=x", "git knows no revision '--output=x'")]
    public async Task A_revision_that_there_is_not_is_told(string revision, string message)
    {
        _folder.Write("page.md", Before);
        _folder.Commit();
        var result = await CommandLine.RunAsync("check", _folder.Path, $"--changed-since={revision}");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(message);
    }

    [Fact]
    public async Task Outside_of_a_repository_the_message_says_so()
    {
        _folder.Write("page.md", Before);
        var result = await CheckAsync("HEAD");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("is in no git repository");
    }

    [Fact]
    public async Task A_change_of_what_examples_import_checks_the_pages_that_can_see_it_and_no_others()
    {
        _folder.Write("src/lib/__init__.py", "");
        _folder.Write("src/lib/one.py", "def value():\n    return 1\n");
        _folder.Write("src/lib/two.py", "from .one import value\n");
        _folder.Write("src/lib/other.py", "x = 1\n");
        _folder.Write("docs/sees.md", "```python\n>>> from lib.two import value\n>>> value()\n1\n```\n\n```python\n>>> value() + 1\n2\n```\n");
        _folder.Write("docs/later.md", "```python\nx = 0\n```\n\n```python\nimport lib.one\nassert lib.one.value() == 1\n```\n");
        _folder.Write("docs/other.md", "```python\n>>> import lib.other\n>>> lib.other.x\n2\n```\n");
        _folder.Write("docs/none.md", Before);
        _folder.Commit();
        var same = await CheckWithAsync();
        same.Json.GetProperty("files").GetInt32().Should().Be(0, same.Error);
        _folder.Write("src/lib/one.py", "def value():\n    return 5\n");
        var result = await CheckWithAsync();
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        result.Json.GetProperty("files").GetInt32().Should().Be(2, "two pages can see it: {0}", result.Error);
        result.Error.Should().Contain("sees.md:3: failed").And.Contain("sees.md:8: failed").And.Contain("later.md:7: failed: assert lib.one.value() == 1 does not hold: lib.one.value() gave 5\n")
            .And.NotContain("other.md").And.NotContain("none.md");
    }

    private Task<CliResult> CheckWithAsync() =>
        CommandLine.RunAsync("check", _folder["docs"], "--with", _folder["src"], "--changed-since", "HEAD", "--json");

    private Task<CliResult> CheckAsync(string revision) => CommandLine.RunAsync("check", _folder.Path, "--changed-since", revision, "--json");
}
