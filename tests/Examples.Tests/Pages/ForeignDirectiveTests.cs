using InstructMix.Examples.Pages;
using InstructMix.Harness;

namespace InstructMix.Examples.Tests.Pages;

/// <summary>What users of other tools have written on their pages.</summary>
public sealed class ForeignDirectiveTests
{
    [Theory]
    [InlineData("<!--pytest.mark.skip-->")]
    [InlineData("<!--pytest-codeblocks:skip-->")]
    [InlineData("<!--phmdoctest-skip-->")]
    [InlineData("<!--phmdoctest-mark.skip-->")]
    [InlineData("<!--- skip: next -->")]
    [InlineData("<!-- skip doccmd[all]: next -->")]
    [InlineData("% skip: next")]
    public async Task A_block_that_another_tool_skips_is_skipped(string comment)
    {
        var page = await GivenPages.ReadAsync("page.md", $"{comment}\n\n```python\nx\n```\n\n```python\ny = 1\n```\n");
        page.Examples.Select(e => e.Directives.Skip).Should().Equal(true, false);
        page.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("test=\"skip\"")]
    [InlineData("notest")]
    [InlineData("notest continuation")]
    [InlineData("{eval=FALSE}")]
    public async Task And_so_is_one_whose_fence_says_so(string words)
    {
        var page = await GivenPages.ReadAsync("page.md", $"```python {words}\nx\n```\n");
        page.Examples.Should().ContainSingle().Which.Directives.Skip.Should().BeTrue();
    }

    [Fact]
    public async Task From_skip_start_to_skip_end_all_are_skipped()
    {
        var page = await GivenPages.ReadAsync("page.rst", ".. skip: start\n\n>>> a\n\n>>> b\n\n.. skip: end\n\n>>> c\n\n.. skip: next if(1 > 2, reason=\"no\")\n\n>>> d\n");
        page.Examples.Select(e => e.Directives.Skip).Should().Equal(true, true, false, false);
        page.Examples[3].Directives.SkipIf.Should().Be("1 > 2");
        page.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_tools_do_not_have_is_told_with_its_line()
    {
        var page = await GivenPages.ReadAsync("page.md", "<!--- skip: nxt -->\n\n<!--phmdoctest-skp-->\n\n<!--pytest-codeblocks:foo-->\n\n<!--- skip: end -->\n\n<!--- skip: start -->\n\n```python\nx = 1\n```\n");
        page.Problems.Select(p => p.Line).Should().Equal(1, 3, 5, 7, 9);
        page.Problems[0].ToString().Should().Be("page.md:1: there is no 'skip: nxt'; there are skip: next, skip: start, skip: end");
        page.Examples.Should().ContainSingle();
    }

    [Fact]
    public async Task What_contradicts_itself_is_told()
    {
        var page = await GivenPages.ReadAsync("page.md", "<!-- clear-namespace -->\n<!--pytest-codeblocks:cont-->\n\n```python\nx = 1\n```\n\n<!-- instructmix: raises=ValueError -->\n```python raises=TypeError\n1 / 0\n```\n");
        page.Problems.Select(p => (p.Line, p.What)).Should().Equal(
            (2, "what is said of this block contradicts itself: one says that it goes on with the block before it, and another that it begins anew"),
            (9, "what is said of this block contradicts itself: one says that it raises ValueError, and another TypeError"));
    }

    [Fact]
    public async Task An_output_block_belongs_to_the_block_before_it()
    {
        var page = await GivenPages.ReadAsync("page.md", "```python\nprint(1)\n```\n\n<!--pytest-codeblocks:expected-output-->\n\n```\n1\n```\n");
        page.Examples.Should().ContainSingle().Which.Want.Should().Be("1\n");
        var phmdoctest = await GivenPages.ReadAsync("page.md", "<!--phmdoctest-label x-->\n```python\nprint(1)\n```\n\n```\n1\n```\n");
        phmdoctest.Examples.Should().ContainSingle().Which.Want.Should().Be("1\n");
        var other = await GivenPages.ReadAsync("page.md", "```python\nprint(1)\n```\n\n```\n1\n```\n");
        other.Examples.Should().ContainSingle().Which.Want.Should().BeNull();
    }

    [Fact]
    public async Task Doctestplus_says_what_sessions_need()
    {
        var page = await GivenPages.ReadAsync("page.rst", ".. doctest-requires:: numpy>=1.2, scipy\n\n   >>> 1\n   1\n\n.. doctest-skip::\n\n   >>> 2\n   2\n");
        page.Told().Should().Equal((3, ">>> 1\n1\n"), (8, ">>> 2\n2\n"));
        page.Examples[0].Directives.Requires.Should().Equal("numpy", "scipy");
        page.Examples[1].Directives.Skip.Should().BeTrue();
    }

    [Fact]
    public async Task Prompts_that_are_not_first_are_seen_and_what_is_not_run_is_counted()
    {
        var page = await GivenPages.ReadAsync("page.md", "```\nA remark\n>>> 1\n1\n```\n\n```console\n$ python\n>>> 2\n2\n```\n\n```js\n>>> 3\n```\n\n```python\ndef f():\n    \"\"\"\n    >>> f()\n    \"\"\"\n```\n\n```ipython\nIn [1]: 1 + 1\nOut[1]: 2\n```\n");
        page.Examples.Select(e => (e.Line, e.Kind)).Should().Equal((2, SectionKind.Session), (8, SectionKind.Session), (18, SectionKind.Block), (25, SectionKind.Session));
        page.Examples[3].Source.Should().Be(">>> 1 + 1\n2\n");
        page.Unchecked.Should().Equal(13);
    }

    [Theory]
    [InlineData("page.mdx", "{/* instructmix: skip */}\n\n```python\nx\n```\n")]
    [InlineData("page.qmd", "```{python}\n#| eval: false\nx\n```\n")]
    [InlineData("page.Rmd", "```{python, eval=FALSE}\nx\n```\n")]
    public async Task Markdown_of_other_names_is_read(string name, string text)
    {
        var page = await GivenPages.ReadAsync(name, text);
        page.Examples.Should().ContainSingle().Which.Directives.Skip.Should().BeTrue();
        page.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task A_snippet_of_MkDocs_is_put_in_its_place()
    {
        using var folder = new InstructMix.Tests.Shared.TempFolder();
        await File.WriteAllTextAsync(folder["code.py"], "x = 1\ny = 2\nz = 3\n");
        await File.WriteAllTextAsync(folder["page.md"], "```python\na = 0\n--8<-- \"code.py:2:3\"\nb = 1\n```\n");
        var page = await new PageReaders().ReadAsync(folder["page.md"], CancellationToken.None);
        page.Told().Should().Equal((2, "a = 0\ny = 2\nz = 3\nb = 1\n"));
        Enumerable.Range(1, 4).Select(page.Examples[0].FileLine).Should().Equal(2, 3, 3, 4);
    }
}
