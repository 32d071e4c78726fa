using InstructMix.Examples.Pages;

namespace InstructMix.Examples.Tests.Pages;

public sealed class NotebookTests
{
    [Fact]
    public async Task Cells_have_their_numbers_and_each_line_its_place_in_the_file()
    {
        var page = await ReadAsync("{\n \"cells\": [\n  {\"cell_type\": \"markdown\", \"source\": [\"x = 0\"]},\n  {\"cell_type\": \"code\",\n   \"metadata\": {\"source\": [\"no\"]},\n   \"source\": [\n    \"x = 1\\n\",\n    \"y = 2\"\n   ]},\n  {\"cell_type\": \"code\", \"source\": \"a = 1\\nb = 2\"}\n ]\n}\n");
        page.Problems.Should().BeEmpty();
        page.Told().Should().Equal((7, "x = 1\ny = 2"), (10, "a = 1\nb = 2"));
        page.Examples.Select(e => e.Cell).Should().Equal(2, 3);
        page.Examples[0].FileLine(2).Should().Be(8);
        page.Examples[0].LastLine.Should().Be(8);
        page.Examples[1].FileLine(2).Should().Be(10);
    }

    [Theory]
    [InlineData("files = !ls\n")]
    [InlineData("!pip install x\n")]
    [InlineData("%%bash\nls\n")]
    [InlineData("x = 1\nprint?\n")]
    [InlineData("%matplotlib inline\n!ls\n")]
    public async Task A_cell_with_a_magic_is_skipped_and_says_why(string source)
    {
        var page = await ReadAsync(Cell(source));
        page.Examples.Should().ContainSingle().Which.Unfit.Should().StartWith("it uses IPython's ");
    }

    [Theory]
    [InlineData("%matplotlib inline\nx = 1\n")]
    [InlineData("%load_ext autoreload\n%autoreload 2\n")]
    [InlineData("x = \"\"\"\n%s and\n!important\n\"\"\"\n")]
    [InlineData("x = (7\n%2)\n")]
    [InlineData("x = 7 \\\n%2\n")]
    public async Task A_cell_that_Python_can_run_without_is_run(string source)
    {
        var page = await ReadAsync(Cell(source));
        page.Examples.Should().ContainSingle().Which.Unfit.Should().BeNull();
        page.Examples[0].Source.Split('\n').Should().HaveCount(source.Split('\n').Length, "its lines keep their numbers");
    }

    [Fact]
    public async Task The_tags_of_Jupyter_count()
    {
        var page = await ReadAsync("""{"cells": [{"cell_type": "code", "source": "1", "metadata": {"tags": ["skip-execution"]}}, {"cell_type": "code", "source": "2", "metadata": {"tags": ["raises-exception", 3]}}]}""");
        page.Examples.Select(e => (e.Directives.Skip, e.Directives.Raises)).Should().Equal((true, null), (false, ""));
    }

    [Theory]
    [InlineData("{\"cells\": [\n{\"cell_type\": ", 2, "the notebook is not JSON")]
    [InlineData("", 1, "the notebook is not JSON")]
    [InlineData("[]", 0, "this is JSON, but no notebook of format 4: it has no list of cells")]
    [InlineData("""{"worksheets": []}""", 0, "this is JSON, but no notebook of format 4: it has no list of cells")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "x"}], "metadata": {"language_info": {"name": "R"}}}""", 0, "the notebook's language is R, so none of it was run")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "\ud800"}]}""", 0, "the notebook holds text that is no Unicode")]
    public async Task What_is_no_notebook_is_told(string text, int line, string what)
    {
        var page = await ReadAsync(text);
        var problem = page.Problems.Should().ContainSingle().Subject;
        (problem.Line, problem.What).Should().Be((line, what));
    }

    [Theory]
    [InlineData("""{"cells": [1, null, {}, {"cell_type": "code"}, {"cell_type": "code", "source": 3}, {"cell_type": "code", "source": [1, "x"]}]}""", 1)]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "x"}], "metadata": {"kernelspec": {"language": "python"}}}""", 1)]
    public async Task Odd_notebooks_are_read_as_far_as_they_go(string text, int examples)
    {
        var page = await ReadAsync(text);
        page.Problems.Should().BeEmpty();
        page.Examples.Should().HaveCount(examples);
    }

    [Theory]
    [InlineData("%%time\nx = 1\n", "pass #%%time\nx = 1\n")]
    [InlineData("%%timeit -n 3 x = 1\nx\n", "pass #%%timeit -n 3 x = 1\nx\n")]
    [InlineData("%time x = 1\n", "x = 1\n")]
    [InlineData("%timeit -n 10 -r 3 f()\n", "f();\n")]
    [InlineData("%%capture out\nprint(1)\n", "pass #%%capture out\nprint(1)\n")]
    [InlineData("    x = 1\n    y = 2\n", "x = 1\ny = 2\n")]
    public async Task What_can_run_of_a_cell_with_a_magic_does(string source, string python)
    {
        var example = (await ReadAsync(Cell(source))).Examples.Should().ContainSingle().Subject;
        (example.Source, example.Unfit).Should().Be((python, null));
    }

    [Fact]
    public async Task A_recorded_error_is_one_that_the_cell_has_to_raise()
    {
        var page = await ReadAsync("""{"cells": [{"cell_type": "code", "source": "1 / 0", "outputs": [{"output_type": "error", "ename": "ZeroDivisionError"}]}]}""");
        page.Examples.Should().ContainSingle().Which.Directives.Raises.Should().Be("ZeroDivisionError");
    }

    private static Task<Page> ReadAsync(string text) => GivenPages.ReadAsync("nb.ipynb", text);

    private static string Cell(string source) => $$"""{"cells": [{"cell_type": "code", "source": {{System.Text.Json.JsonSerializer.Serialize(source)}}}]}""";
}
