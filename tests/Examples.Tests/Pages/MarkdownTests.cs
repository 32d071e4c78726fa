using InstructMix.Harness;

namespace InstructMix.Examples.Tests.Pages;

public sealed class MarkdownTests
{
    [Fact]
    public async Task Fences_of_Python_are_blocks_or_sessions_with_their_lines()
    {
        var page = await ReadAsync("# T\n\n```python\nx = 1\n```\n\n~~~~ Py\ny = 2\n\nz = 3\n~~~~\n\n```pycon\n>>> x\n1\n```\n\n```sh\nx\n```\n\n```\nx = 1\n```\n");
        page.Told().Should().Equal((4, "x = 1\n"), (8, "y = 2\n\nz = 3\n"), (14, ">>> x\n1\n"));
        page.Examples.Select(e => e.Kind).Should().Equal(SectionKind.Block, SectionKind.Block, SectionKind.Session);
        page.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("python", true)]
    [InlineData("{.python .numberLines}", true)]
    [InlineData("{code-block} python", true)]
    [InlineData("{code-cell} ipython3", true)]
    [InlineData("python title=\"x.py\" hl_lines=\"1 2\"", true)]
    [InlineData("python,editable", true)]
    [InlineData("pytb", false)]
    [InlineData("python2", false)]
    [InlineData("text python", false)]
    public async Task The_language_is_told_in_the_ways_in_which_it_is_written(string info, bool isPython)
    {
        var page = await ReadAsync($"```{info}\nx = 1\n```\n");
        page.Examples.Should().HaveCount(isPython ? 1 : 0);
        page.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task Blocks_in_lists_and_quotes_lose_their_indentation_and_keep_their_lines()
    {
        var page = await ReadAsync("1. One\n\n   ```python\n   if x:\n       y = 1\n   ```\n\n   > > ```python\n   > > z = 2\n   > > ```\n\n- - ```python\n    q = 1\n    ```\n");
        page.Told().Should().Equal((4, "if x:\n    y = 1\n"), (9, "z = 2\n"), (13, "q = 1\n"));
    }

    [Fact]
    public async Task Admonitions_and_tabs_of_MkDocs_are_looked_into()
    {
        var page = await ReadAsync("!!! note \"N\"\n\n    ```python\n    x = 1\n    ```\n\n=== \"Tab\"\n\n    ??? tip\n\n        ```python\n        y = 1\n        ```\n");
        page.Told().Should().Equal((4, "x = 1\n"), (12, "y = 1\n"));
    }

    [Fact]
    public async Task An_indented_session_is_one_and_other_indented_code_is_not()
    {
        var page = await ReadAsync("Text\n\n    >>> 1\n    1\n\nText\n\n    x = 1\n\nText\n\n    ```python\n    x = 1\n    ```\n");
        page.Told().Should().Equal((3, ">>> 1\n1\n"));
    }

    [Fact]
    public async Task Lines_hold_with_front_matter_comments_and_windows_line_ends()
    {
        var page = await ReadAsync("---\r\ntitle: x\r\n---\r\n\r\n<!-- a\r\ncomment\r\n-->\r\n```python\r\nx = 1\r\n```\r\n");
        page.Told().Should().Equal((9, "x = 1\n"));
    }

    [Fact]
    public async Task A_fence_that_is_not_closed_is_named_and_what_stands_before_it_is_read()
    {
        var page = await ReadAsync("```python\nx = 1\n```\n\n````sh\necho\n```\n");
        page.Told().Should().Equal((2, "x = 1\n"));
        page.Problems.Should().ContainSingle().Which.ToString().Should()
            .Be("page.md:5: the fence that begins here is not closed, so what comes after it was not read; close it with ```` on a line of its own, as far indented as this one");
    }

    [Fact]
    public async Task Set_up_code_stands_in_a_comment_with_a_fence_or_without()
    {
        var page = await ReadAsync("<!-- instructmix-setup: import os -->\n\n<!-- instructmix-setup\n```python\n  x = 1\n  y = 2\n```\n-->\n\n* item\n\n  <!-- instructmix-setup:\n  z = 1\n  -->\n");
        page.Told().Select(t => (t.Line, t.Source.Trim())).Should().Equal((1, "import os"), (5, "x = 1\ny = 2"), (13, "z = 1"));
        page.Examples.Should().OnlyContain(e => e.Hidden);
    }

    [Fact]
    public async Task The_options_of_a_directive_of_MyST_are_no_code()
    {
        var page = await ReadAsync("```{code-block} python\n:linenos:\n:caption: x\n\nx = 1\n```\n");
        page.Told().Should().Equal((5, "x = 1\n"));
    }

    [Fact]
    public async Task A_page_that_is_nested_beyond_measure_is_a_problem_and_no_crash()
    {
        var page = await ReadAsync(string.Concat(Enumerable.Repeat("> ", 5000)) + "x\n");
        page.Examples.Should().BeEmpty();
    }

    private static Task<InstructMix.Examples.Pages.Page> ReadAsync(string text) => GivenPages.ReadAsync("page.md", text);
}
