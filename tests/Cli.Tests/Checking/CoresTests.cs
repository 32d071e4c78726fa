using System.Globalization;
using System.Text.RegularExpressions;
using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

/// <summary>However many Pythons a page is checked on, no more sandboxes work at a time than <c>--jobs</c> says.</summary>
public sealed partial class CoresTests : IDisposable
{
    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_Pythons_take_turns_on_one_core()
    {
        // The clock is the kernel's, the same in all containers.
        var page = _folder.Write("page.md", """
            ```python
            import time
            begin = time.monotonic()
            while time.process_time() < 0.7:
                pass
            raise RuntimeError("ran from %.3f to %.3f" % (begin, time.monotonic()))
            ```
            """ + "\n");
        var result = await CommandLine.RunAsync("check", "--python", "3.11", "--python", "3.13", "--jobs", "1", "--timeout", "60", page);
        var runs = Span().Matches(result.Error).Select(m => (Begin: Number(m, "begin"), End: Number(m, "end"))).Distinct().OrderBy(r => r.Begin).ToList();
        runs.Should().HaveCount(2, result.Error);
        runs[1].Begin.Should().BeGreaterThanOrEqualTo(runs[0].End, "one job is one sandbox that works, whichever Python is in it");
    }

    private static double Number(Match match, string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"ran from (?<begin>[\d.]+) to (?<end>[\d.]+\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
