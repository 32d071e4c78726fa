using System.Text;
using InstructMix.Cli.Reports;

namespace InstructMix.Reports.Tests;

public sealed class MarkdownTests
{
    [Fact]
    public async Task It_tells_what_the_page_tells()
    {
        var text = await TextAsync(Given.Reports.Reverified(480));
        text.Should().StartWith("# examples-2021.jsonl\n\nPython 3.9, 3.11, 3.13, 3.14 · 2026-11-22 08:30 UTC · instructmix 0.1.0\n\n396 of 480 pairs pass on every version. 78 passed before and no longer do.\n");
        text.Should().Contain("| `passed` | 464 | 459 | 406 | 406 |\n");
        text.Should().Contain("| 30 | module-removed | [imp was removed in 3.12](https://docs.python.org/3/whatsnew/3.12.html#imp) | Use importlib: importlib.util.spec\\_from\\_file\\_location and module\\_from\\_spec. |\n");
        text.Should().Contain("| 3.16 | 10 | [datetime.utcnow() is deprecated](https://docs.python.org/3/library/datetime.html#datetime.datetime.utcnow) |\n");
        text.Should().Contain("| pair/0003 | `passed` | `passed` | `missing_module` | `missing_module` | imp was removed in 3.12 |\n");
    }

    [Fact]
    public async Task It_says_why_pairs_of_one_version_were_dropped()
    {
        var text = await TextAsync(Given.Reports.Verified());
        text.Should().Contain("34 of 60 pairs pass.").And.Contain("| 9 | `error` | NameError |\n").And.Contain("`failed` | an assertion did not hold |\n").And.NotContain("What changed");
    }

    [Fact]
    public async Task It_tells_models_problems_and_levels_apart()
    {
        var text = await TextAsync(Given.Reports.Verified());
        text.Should().MatchRegex(@"\| `passed` \| 34 \|\n\| – tested \| 34 \|\n").And.Contain("\n## By model\n")
            .And.MatchRegex(@"\| model-a \| \d+ \| \d+ \| 30 \| \d+ \| 0\.\d{3} \|").And.Contain("| all | 16 | ").And.Contain("\n## By problem\n").And.MatchRegex(@"\| answer/\d+ \| [01] \| [34] \|");
    }

    [Fact]
    public async Task It_tells_how_far_all_came_that_a_model_was_asked_for()
    {
        var text = await TextAsync(Given.Reports.Generated());
        text.Should().Contain("\n## From request to pair\n").And.Contain("| all answers | 70 | 66 | 64 | 60 | 50 | 40 | 36 | 34 | 48.6% |\n")
            .And.Contain("| template request | 20 | 20 | 18 |  |  |  | 12 | 12 | 60.0% |\n").And.Contain("| topic numbers | 30 |").And.NotContain("| round 1 |").And.NotContain("<b>");
        (await TextAsync(Given.Reports.Verified())).Should().NotContain("From request to pair");
    }

    [Fact]
    public async Task Candidates_text_is_text_and_stays_in_its_cell()
    {
        var text = await TextAsync(Given.Reports.Hostile("<script>alert(1)</script> | a [b](javascript:c) `d`\nnext \u202E \uD83D"));
        text.Should().NotContain("<").And.NotContain("b](javascript").And.Contain("\\| a \\[b\\](javascript:c) \\`d\\` next U+202E \uFFFD");
        text.Split('\n').Where(l => l.StartsWith("| 0 ", StringComparison.Ordinal)).Should().HaveCount(1);
    }

    [Fact]
    public async Task An_address_in_a_candidates_text_is_no_link_and_a_colon_stays_a_colon() =>
        (await TextAsync(Given.Reports.Hostile("KeyError: 'a' at https://example.org and mailto:a")))
            .Should().Contain("KeyError: 'a' at https\\://example.org and mailto\\:a");

    [Fact]
    public async Task Nobody_is_mentioned_and_no_issue_is_referred_to() =>
        (await TextAsync(Given.Reports.Hostile("ask @team about #12 or www.example.org")))
            .Should().Contain("ask <span>@</span>team about <span>#</span>12 or www\\.example.org").And.NotContain("@team").And.NotContain("#12");

    private static async Task<string> TextAsync(Report report)
    {
        using var stream = new MemoryStream();
        await MarkdownReport.WriteAsync(report, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
