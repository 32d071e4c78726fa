using InstructMix.Harness;

namespace InstructMix.Examples.Tests.Pages;

public sealed class RestTests
{
    [Fact]
    public async Task Code_directives_of_Python_are_blocks_with_their_lines()
    {
        var page = await ReadAsync("T\n=\n\n.. code-block:: python\n   :linenos:\n   :caption: x\n\n   x = 1\n\n   y = 2\n\nText\n\n.. code:: python\n\n  z = 3\n\n.. sourcecode:: python3\n   :name: n\n\n   >>> x\n   1\n");
        page.Told().Should().Equal((8, "x = 1\n\ny = 2\n"), (16, "z = 3\n"), (21, ">>> x\n1\n"));
        page.Examples[2].Kind.Should().Be(SectionKind.Session);
        page.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task Sessions_stand_in_paragraphs_and_literal_blocks()
    {
        var page = await ReadAsync("Like so::\n\n    >>> 1\n    1\n\n    >>> 2\n    2\n\nOr so:\n\n>>> 3\n3\n\n* in a list\n\n  >>> 4\n  4\n\nWith a remark first::\n\n    # as typed\n    >>> 5\n\nNot::\n\n    def f():\n        '''\n        >>> 6\n        '''\n");
        page.Told().Should().Equal((3, ">>> 1\n1\n\n>>> 2\n2\n"), (11, ">>> 3\n3\n"), (16, ">>> 4\n4\n"), (21, "# as typed\n>>> 5\n"));
    }

    [Fact]
    public async Task What_stands_in_other_directives_is_read_and_what_is_not_text_is_not()
    {
        var page = await ReadAsync(".. note::\n\n   .. code-block:: python\n\n      x = 1\n\n.. code-block:: sh\n\n   >>> no\n\n.. raw:: html\n\n   >>> no\n\n.. testoutput::\n\n   >>> no\n");
        page.Told().Should().Equal((5, "x = 1\n"));
    }

    [Fact]
    public async Task Directives_and_set_up_stand_in_comments()
    {
        var page = await ReadAsync(".. instructmix: skip\n\n.. code-block:: python\n\n   x = 1\n\n.. instructmix-setup:\n\n   import os\n\n.. instructmix-setup: y = 1\n\n.. testsetup::\n\n   z = 1\n");
        page.Told().Should().Equal((5, "x = 1\n"), (8 + 1, "import os\n"), (11, "y = 1\n"), (15, "z = 1\n"));
        page.Examples.Select(e => (e.Directives.Skip, e.Hidden)).Should().Equal((true, false), (false, true), (false, true), (false, true));
    }

    [Fact]
    public async Task A_page_that_says_so_has_blocks_of_Python_without_a_language()
    {
        var page = await ReadAsync(".. code-block::\n\n   a b c\n\n.. highlight:: python\n\n.. code-block::\n\n   x = 1\n\n.. highlight:: c\n\n.. code-block::\n\n   int x;\n");
        page.Told().Should().Equal((9, "x = 1\n"));
    }

    [Fact]
    public async Task A_directive_without_content_is_named()
    {
        var page = await ReadAsync(".. code-block:: python\n\nx = 1\n");
        page.Problems.Should().ContainSingle().Which.ToString().Should().Be("page.rst:1: the 'code-block' that stands here has no content; indent its code under it, after an empty line");
    }

    private static Task<InstructMix.Examples.Pages.Page> ReadAsync(string text) => GivenPages.ReadAsync("page.rst", text);
}
