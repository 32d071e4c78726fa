using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

public sealed class FormatTests : IDisposable
{
    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_form_tells_the_same_failures_and_is_valid()
    {
        var page = Page();
        var result = await CommandLine.RunAsync(
            "check", page, _folder["nowhere.md"], "--report", $"junit={_folder["gate.xml"]}", "--report", $"sarif={_folder["gate.sarif"]}", "--report", $"text={_folder["gate.txt"]}", "--report", $"github={_folder["gate.log"]}");
        result.ExitCode.Should().Be(ExitCode.Unusable, result.Error);

        var junit = Read("gate.xml").ShouldBeJunit();
        junit.Descendants("testcase").Select(c => c.Elements().FirstOrDefault()?.Name.LocalName).Should().Equal(null, "failure", "failure", "skipped", "error");
        junit.Descendants("failure").First().Value.Should().Contain("gives '\\x1b[1m<&\"\\x00' where 'x' is shown");

        var sarif = Read("gate.sarif").ShouldBeSarif();
        var results = sarif.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        results.Select(r => r.GetProperty("ruleId").GetString()).Should().Equal("failed", "error", "unusable", "warning");
        results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(6);

        Read("gate.log").Split('\n').Should().HaveCount(5, "a command is a line, whatever it says");
        Read("gate.txt").Should().Be(result.Error[result.Error.IndexOf(_folder["nowhere.md"], StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task Annotations_are_escaped_as_GitHub_reads_them()
    {
        var page = _folder.Write("a, b: 100%.md", "```python\nraise ValueError('50%\\nand, more: text')\n```\n");
        var result = await CommandLine.RunAsync(new Dictionary<string, string?> { ["GITHUB_WORKSPACE"] = _folder.Path }, "check", page, "--format", "github");
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        result.Output.Should().Be(
            "::error file=a%2C b%3A 100%25.md,line=2,title=instructmix%3A error::block: ValueError: 50%25%0Aand, more: text%0Aif it is to raise that, say so: raises=ValueError\n");
    }

    [Theory]
    [InlineData("junit")]
    [InlineData("sarif")]
    public async Task A_machines_form_is_alone_on_standard_output(string format)
    {
        var result = await CommandLine.RunAsync("check", Page(), "--format", format);
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        if (format == "junit") result.Output.ShouldBeJunit();
        else result.Output.ShouldBeSarif();
    }

    [Fact]
    public async Task A_run_without_findings_is_valid_as_well()
    {
        var page = _folder.Write("page.md", "# Nothing\n");
        (await CommandLine.RunAsync("check", page, "--format", "junit")).Output.ShouldBeJunit();
        (await CommandLine.RunAsync("check", page, "--format", "sarif")).Output.ShouldBeSarif();
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_told_before_anything_is_run()
    {
        var page = Page();
        _folder.Write("file", "");
        var result = await CommandLine.RunAsync("check", page, "--report", $"sarif={_folder["gate.sarif"]}", "--report", $"junit={_folder["file/gate.xml"]}");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().StartWith($"instructmix: {_folder["file/gate.xml"]}: cannot be written").And.NotContain("failed");
        File.Exists(_folder["gate.sarif"]).Should().BeFalse();
        var nowhere = await CommandLine.RunAsync("check", page, "--report", "junit=/proc/gate.xml");
        nowhere.ExitCode.Should().Be(ExitCode.Unusable);
        nowhere.Error.Should().Be("instructmix: /proc/gate.xml: cannot be written (nothing can be made in /proc); name another place\n");
    }

    [Fact]
    public async Task A_report_overwrites_neither_what_is_checked_nor_another_report()
    {
        var page = Page();
        var before = await File.ReadAllTextAsync(page);
        var over = await CommandLine.RunAsync("check", page, "--report", $"junit={page}");
        over.ExitCode.Should().Be(ExitCode.Unusable);
        over.Error.Should().StartWith($"instructmix: {page}: a report must be a file of its own");
        (await File.ReadAllTextAsync(page)).Should().Be(before);
        var twice = await CommandLine.RunAsync("check", page, "--report", $"junit={_folder["gate.xml"]}", "--report", $"sarif={_folder["gate.xml"]}");
        twice.ExitCode.Should().Be(ExitCode.Unusable);
        twice.Error.Should().StartWith($"instructmix: {_folder["gate.xml"]}: a report must be a file of its own");
    }

    [Fact]
    public async Task Fingerprints_stay_when_lines_move()
    {
        var before = await FingerprintsAsync("```python\n1 / 0\n```\n");
        var moved = await FingerprintsAsync("# A title\n\n```python\n1 / 0\n```\n");
        var changed = await FingerprintsAsync("```python\n2 / 0\n```\n");
        moved.Should().Be(before);
        changed.Should().NotBe(before);
    }

    private string Read(string name) => File.ReadAllText(_folder[name]);

    private string Page() => _folder.Write("page.md", """
        ```python
        x = "\x1b[1m<&\"\x00"
        ```

        ```python
        >>> x
        'x'
        ```

        ```python
        import warnings; warnings.warn("old"); raise RuntimeError("]]> <b>")
        ```

        ```python skip
        y
        ```
        """ + "\n");

    private async Task<string?> FingerprintsAsync(string page)
    {
        var result = await CommandLine.RunAsync("check", _folder.Write("page.md", page), "--format", "sarif");
        return result.Output.ShouldBeSarif().GetProperty("runs")[0].GetProperty("results")[0].GetProperty("partialFingerprints").GetProperty("example/v1").GetString();
    }
}
