using InstructMix.Examples.Pages;
using InstructMix.Harness.Images;

namespace InstructMix.Examples.Tests.Pages;

public sealed class DirectiveTests
{
    [Theory]
    [InlineData("```python skip\nx\n```")]
    [InlineData("```python,skip\nx\n```")]
    [InlineData("```{.python skip}\nx\n```")]
    [InlineData("<!-- instructmix: skip -->\n```python\nx\n```")]
    [InlineData("<!--instructmix:skip-->\n\n```python\nx\n```")]
    [InlineData("```python\n# instructmix: skip\nx\n```")]
    public async Task A_directive_stands_in_the_fence_in_a_comment_or_on_the_first_line(string text)
    {
        var page = await GivenPages.ReadAsync("page.md", text + "\n\n```python\ny\n```\n");
        page.Problems.Should().BeEmpty();
        page.Examples.Select(e => e.Directives.Skip).Should().Equal(true, false);
    }

    [Fact]
    public async Task Several_can_be_given_in_several_places()
    {
        var page = await GivenPages.ReadAsync("page.md", "<!-- instructmix: new, raises=ValueError -->\n```python python>=3.9 python<3.13\nx\n```\n");
        var directives = page.Examples.Should().ContainSingle().Subject.Directives;
        directives.Should().BeEquivalentTo(new { New = true, Raises = "ValueError", Skip = false, Compile = false });
        directives.Admits(new PythonVersion(3, 8)).Should().BeFalse();
        directives.Admits(new PythonVersion(3, 9)).Should().BeTrue();
        directives.Admits(new PythonVersion(3, 13)).Should().BeFalse();
    }

    [Theory]
    [InlineData(">=3.11", true)]
    [InlineData(">3.11", false)]
    [InlineData("<=3.11", true)]
    [InlineData("<3.11", false)]
    [InlineData("==3.11", true)]
    [InlineData("=3.9", false)]
    [InlineData("!=3.11", false)]
    public async Task A_version_can_stand_right_behind_the_language(string bound, bool admits)
    {
        var page = await GivenPages.ReadAsync("page.md", $"```python{bound}\nx\n```\n");
        page.Examples.Should().ContainSingle().Which.Directives.Admits(new PythonVersion(3, 11)).Should().Be(admits);
    }

    [Theory]
    [InlineData("```python skp\nx\n```", "there is no directive 'skp'; did you mean 'skip'? there are skip, compile, new, raises, raises=ValueError, python>=3.12")]
    [InlineData("```python raise=ValueError\nx\n```", "there is no directive 'raise=ValueError'; did you mean 'raises'?*")]
    [InlineData("```python python>=three\nx\n```", "there is no directive 'python>=three'; did you mean 'python>=3.12'?*")]
    [InlineData("<!-- instructmix: nothing -->\n```python\nx\n```", "there is no directive 'nothing'; there are skip,*")]
    [InlineData("```python\n# instructmix: skpi\nx\n```", "there is no directive 'skpi'; did you mean 'skip'?*")]
    public async Task What_is_none_is_an_error_that_names_the_near_one(string text, string message)
    {
        var page = await GivenPages.ReadAsync("page.md", text + "\n");
        var problem = page.Problems.Should().ContainSingle().Subject;
        $"{problem.What}; {problem.Remedy}".Should().Match(message);
        page.Examples.Should().ContainSingle("the block itself is still checked");
    }

    [Theory]
    [InlineData("title=\"raise\"")]
    [InlineData("linenums=\"1\"")]
    [InlineData("showLineNumbers {1,3-5}")]
    [InlineData("no_run")]
    [InlineData("#an-id")]
    public async Task What_other_tools_say_behind_the_language_is_theirs(string info)
    {
        var page = await GivenPages.ReadAsync("page.md", $"```python {info}\nx\n```\n");
        page.Problems.Should().BeEmpty();
        page.Examples.Should().ContainSingle().Which.Directives.Should().BeEquivalentTo(Directives.None);
    }

    [Fact]
    public async Task A_directive_without_a_block_is_an_error()
    {
        var page = await GivenPages.ReadAsync("page.md", "```python\nx\n```\n\n<!-- instructmix: skip -->\n");
        page.Problems.Should().ContainSingle().Which.ToString().Should().StartWith("page.md:5: no Python block comes after this directive; put it");
    }
}
