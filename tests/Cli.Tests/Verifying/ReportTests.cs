using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Verifying;

public sealed class ReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_is_told_as_a_page_and_as_markdown()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"), Candidates.Wrong("b"), Candidates.Line("c", "import nowhere_at_all\n\ndef add(x):\n    return x", "assert add(2) == 3"));
        var result = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"], "--report", _folder["new/report.html"], "--report", _folder["report.md"]);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain($"report   {_folder["new/report.html"]}\n").And.Contain($"report   {_folder["report.md"]}\n");
        var page = await File.ReadAllTextAsync(_folder["new/report.html"]);
        page.Should().StartWith("<!DOCTYPE html>").And.Contain("<title>in.jsonl · InstructMix</title>");
        page.IndexOf("\"id\":\"a\"", StringComparison.Ordinal).Should().BeInRange(0, page.IndexOf("\"id\":\"b\"", StringComparison.Ordinal), "the order is that of the set");
        page.Should().Contain("\"id\":\"a\"").And.Contain("def add(x: int) -> int:\\n    return x - 1").And.Contain("assert add(2) == 3: add(2) gave 1");
        var text = await File.ReadAllTextAsync(_folder["report.md"]);
        text.Should().Contain("1 of 3 pairs pass.").And.Contain("| `passed` | 1 |").And.Contain("| 1 | `missing_module` | ModuleNotFoundError: No module named 'nowhere\\_at\\_all' |");
    }

    [Theory]
    [InlineData("report.pdf", "a report's name says its form; end it in .html or .md")]
    [InlineData("report", "a report's name says its form")]
    [InlineData("in.jsonl/report.html", "cannot be written (")]
    [InlineData("folder.html", "is a directory; name a file in it")]
    public async Task A_report_that_cannot_be_written_is_told_before_the_run_and_nothing_is_begun(string name, string told)
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"));
        Directory.CreateDirectory(_folder["folder.html"]);
        var nowhere = new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };
        var result = await CommandLine.RunAsync(nowhere, "verify", input, "--output", _folder["kept.jsonl"], "--report", _folder[name]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().StartWith($"instructmix: {_folder[name]}: ").And.Contain(told);
        _folder.Names.Should().BeEquivalentTo("in.jsonl", "folder.html");
    }

    [Fact]
    public async Task A_report_over_another_file_of_the_run_is_refused()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"));
        var nowhere = new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };
        var twice = await CommandLine.RunAsync(nowhere, "verify", input, "--output", _folder["kept.jsonl"], "--report", _folder["r.md"], "--report", _folder["sub/../r.md"]);
        twice.Error.Should().Contain("a report must be a file of its own");
        var device = await CommandLine.RunAsync(nowhere, "verify", input, "--output", "/dev/null", "--rejects", _folder["rejects.jsonl"], "--ledger", _folder["ledger"], "--report", _folder["r.md"]);
        device.ExitCode.Should().Be(ExitCode.Unusable);
        device.Error.Should().Contain("/dev/null: a report is made from the files of kept pairs and rejects");
    }
}
