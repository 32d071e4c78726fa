using InstructMix.Cli.Checking;
using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

public sealed class BaselineTests : IDisposable
{
    private const string Two = "```python\n1 / 0\n```\n\n```python\nassert 1 == 2\n```\n";

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_known_to_fail_is_accepted_wherever_it_stands_on_the_page()
    {
        await WriteAsync(Two);
        (await CheckAsync(Two)).ExitCode.Should().Be(ExitCode.Done);
        var moved = await CheckAsync("# A title\n\n```python\nx = 1\n```\n\n" + Two);
        moved.ExitCode.Should().Be(ExitCode.Done, moved.Error);
        moved.Error.Should().Contain("1 passed, 2 known to fail");
    }

    [Fact]
    public async Task A_baseline_can_be_read_by_people()
    {
        await WriteAsync("```python\nnothing\n```\n\n```python\nnobody\n```\n");
        File.ReadAllText(_folder["known.json"]).Should().Contain("NameError: name 'nothing' is not defined");
    }

    [Fact]
    public async Task What_is_new_fails()
    {
        await WriteAsync(Two);
        var result = await CheckAsync(Two + "\n```python\n2 / 0\n```\n");
        result.ExitCode.Should().Be(ExitCode.Failed);
        result.Error.Should().Contain("page.md:10: error").And.NotContain("page.md:2:").And.Contain("1 failed, 2 known to fail");
        // The same block once more is a failure more.
        (await CheckAsync(Two + "\n```python\n1 / 0\n```\n")).ExitCode.Should().Be(ExitCode.Failed);
        // And so is a known block that fails otherwise.
        (await CheckAsync(Two.Replace("1 / 0", "1 / nothing"))).ExitCode.Should().Be(ExitCode.Failed);
    }

    [Fact]
    public async Task What_fails_no_more_has_to_leave_the_baseline()
    {
        await WriteAsync(Two);
        var result = await CheckAsync("```python\n1 / 1\n```\n\n```python\nassert 1 == 2\n```\n");
        result.ExitCode.Should().Be(ExitCode.Failed);
        result.Line("mended: ").Should().EndWith("page.md:2: block (Python 3.11) does not fail any more");
        File.Delete(_folder["page.md"]);
        var gone = await CommandLine.RunAsync("check", _folder.Write("other.md", "x\n"), "--baseline", _folder["known.json"]);
        gone.ExitCode.Should().Be(ExitCode.Failed, "a page that is gone fails no more");
    }

    [Fact]
    public async Task What_was_not_checked_is_not_taken_for_mended()
    {
        await WriteAsync(Two);
        var other = await CommandLine.RunAsync("check", _folder.Write("other.md", "```python\nx = 1\n```\n"), "--baseline", _folder["known.json"]);
        other.ExitCode.Should().Be(ExitCode.Done, other.Error);
        var python = await CommandLine.RunAsync("check", _folder.Write("page.md", "```python\nx = 1\n```\n"), "--baseline", _folder["known.json"], "--python", "3.13");
        python.ExitCode.Should().Be(ExitCode.Done, python.Error);
    }

    [Theory]
    [InlineData("""{"format": 2, "instructmix": "THIS", "known": []}""", "is a baseline of InstructMix THIS (format 2), and this is THIS (format 1)")]
    [InlineData("""{"format": 1, "instructmix": "9.9.9", "known": []}""", "is a baseline of InstructMix 9.9.9 (format 1), and this is THIS (format 1)")]
    [InlineData("{", "is no baseline (")]
    [InlineData("[]", "is no baseline (it does not say its format and its version)")]
    [InlineData("""{"format": 1, "instructmix": "THIS"}""", "is no baseline (")]
    [InlineData(null, "there is no such baseline; make it with --write-baseline")]
    public async Task A_baseline_that_cannot_be_used_is_told_and_the_pages_are_checked(string? text, string message)
    {
        if (text is not null) _folder.Write("known.json", OfThisVersion(text));
        var result = await CheckAsync(Two);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain($"instructmix: {_folder["known.json"]}: {OfThisVersion(message)}").And.Contain("2 failed");
    }

    [Fact]
    public async Task Reports_know_what_is_known()
    {
        await WriteAsync(Two);
        var result = await CommandLine.RunAsync("check", _folder["page.md"], "--baseline", _folder["known.json"], "--format", "sarif", "--report", $"junit={_folder["gate.xml"]}");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        var results = result.Output.ShouldBeSarif().GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        results.Should().HaveCount(2).And.OnlyContain(r => r.GetProperty("suppressions")[0].GetProperty("kind").GetString() == "external");
        File.ReadAllText(_folder["gate.xml"]).ShouldBeJunit().Descendants("skipped").Should().HaveCount(2);
    }

    private async Task WriteAsync(string page)
    {
        var result = await CommandLine.RunAsync("check", _folder.Write("page.md", page), "--baseline", _folder["known.json"], "--write-baseline");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain("2 failures are known from now on");
    }

    private Task<CliResult> CheckAsync(string page) => CommandLine.RunAsync("check", _folder.Write("page.md", page), "--baseline", _folder["known.json"]);

    private static string OfThisVersion(string text) => text.Replace("THIS", ToolVersion.Current, StringComparison.Ordinal);
}
