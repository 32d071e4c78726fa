using InstructMix.Cli.Tests.Given;
using InstructMix.Core;

namespace InstructMix.Cli.Tests.Checking;

/// <summary>Pages of somebody whom nobody knows: what is read of them, and what of their text reaches a terminal or a log.</summary>
public sealed class ForeignPagesTests : IDisposable
{
    private const string Right = "```python\nassert 1 + 1 == 2\n```\n";

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fifo_and_links_that_lead_out_are_told_and_passed_over()
    {
        _folder.Write("docs/right.md", Right);
        _folder.Write("secret.md", "```python\nraise ValueError('secret')\n```\n");
        _folder.Run("mkfifo", "docs/pipe.md");
        File.CreateSymbolicLink(_folder["docs/out.md"], "../secret.md");
        File.CreateSymbolicLink(_folder["docs/zero.md"], "/dev/zero");
        File.CreateSymbolicLink(_folder["docs/within.md"], "right.md");
        var result = await CommandLine.RunAsync("check", _folder["docs"]).WaitAsync(TimeSpan.FromMinutes(3));
        result.ExitCode.Should().Be(ExitCode.Unusable, result.Error);
        result.Error.Should().Contain("pipe.md: unusable: it is no regular file").And.Contain("zero.md: unusable: it is no regular file")
            .And.Contain("out.md: unusable: it is a link that leads out of").And.NotContain("secret").And.Contain("2 passed");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("github")]
    [InlineData("junit")]
    [InlineData("sarif")]
    public async Task Nothing_in_a_page_reaches_a_terminal_as_a_command(string format)
    {
        const string Evil = "\u001b]0;owned\u0007\u009b2J\u202e::error::x";
        var page = _folder.Write($"a{Evil.Replace("/", "", StringComparison.Ordinal)}.md", $"# {Evil}\n\n```python\nraise ValueError('\\x1b[2J\\r\\n::set-output name=x::y\\x9b\\u202e')  # {Evil}\n```\n\n```pycon\n>>> print('\\x1b[1m\\u2066')\nx\n```\n");
        var result = await CommandLine.RunAsync("check", page, "--format", format);
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        foreach (var text in new[] { result.Output, result.Error })
        {
            text.Where(c => c is not '\n' && Visible.IsUnseen(c)).Should().BeEmpty();
            text.Split('\n').Should().NotContain(line => line.StartsWith("::set-output", StringComparison.Ordinal));
        }
    }
}
