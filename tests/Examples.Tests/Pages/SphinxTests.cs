using InstructMix.Examples.Pages;

namespace InstructMix.Examples.Tests.Pages;

/// <summary>The directives of Sphinx' doctest, in reStructuredText and in MyST.</summary>
public sealed class SphinxTests
{
    private static readonly string[] Default = ["ELLIPSIS", "IGNORE_EXCEPTION_DETAIL", "DONT_ACCEPT_TRUE_FOR_1"];

    [Fact]
    public async Task A_testoutput_is_what_the_testcode_before_it_prints()
    {
        var page = await GivenPages.ReadAsync("page.rst", ".. testcode::\n\n   print(1)\n\n.. testoutput::\n   :options: -ELLIPSIS, +NORMALIZE_WHITESPACE\n\n   1\n\n.. testcode:: b\n\n   x = 1\n");
        page.Examples.Select(e => (e.Line, e.Want)).Should().Equal((3, "1\n"), (12, ""));
        page.Examples[0].Flags.Should().Equal("IGNORE_EXCEPTION_DETAIL", "DONT_ACCEPT_TRUE_FOR_1", "NORMALIZE_WHITESPACE", "DONT_ACCEPT_BLANKLINE");
        page.Examples[1].Groups.Should().Equal("b");
    }

    [Fact]
    public async Task A_page_with_a_directive_of_Sphinx_has_its_options_and_another_has_none()
    {
        var with = await GivenPages.ReadAsync("page.rst", ">>> 1\n1\n\n.. doctest::\n\n   >>> 2\n   2\n");
        with.Examples.Should().OnlyContain(e => e.Flags.SequenceEqual(Default));
        var without = await GivenPages.ReadAsync("page.rst", ">>> 1\n1\n");
        without.Examples.Should().OnlyContain(e => e.Flags.Count == 0);
    }

    [Fact]
    public async Task Set_up_and_clean_up_have_roles_and_groups()
    {
        var page = await GivenPages.ReadAsync("page.rst", ".. testsetup:: a, b\n\n   x = 1\n\n.. testcleanup:: *\n\n   del x\n\n.. testsetup:: c\n");
        page.Examples.Select(e => (e.Role, string.Join('|', e.Groups), e.Hidden)).Should().Equal((ExampleRole.SetUp, "a|b", true), (ExampleRole.CleanUp, "*", true));
        page.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task Options_are_understood_and_what_there_is_not_is_told()
    {
        var page = await GivenPages.ReadAsync("page.rst", ".. doctest::\n   :skipif: True\n   :pyversion: >= 3.12\n   :hide:\n   :options: +ELIPSIS, SKIP\n   :colour: red\n\n   >>> 1\n");
        page.Examples.Should().ContainSingle().Which.Directives.SkipIf.Should().Be("True");
        page.Examples[0].Directives.Python.Should().ContainSingle().Which.ToString().Should().Be(">=3.12");
        page.Problems.Select(p => $"{p.Line}: {p.What}").Should().Equal("5: there is no doctest option 'ELIPSIS'", "5: 'SKIP' has no + or - before it", "6: a doctest has no option 'colour'");
    }

    [Fact]
    public async Task A_testoutput_without_a_testcode_is_told()
    {
        var page = await GivenPages.ReadAsync("page.rst", ".. testcode:: a\n\n   print(1)\n\n.. testoutput:: b\n\n   1\n");
        page.Problems.Should().ContainSingle().Which.ToString().Should().StartWith("page.rst:5: no testcode of its group comes before");
    }

    [Fact]
    public async Task MyST_writes_the_same_between_fences()
    {
        var page = await GivenPages.ReadAsync("page.md", "```{testsetup} a\nx = 1\n```\n\n```{doctest} a\n:options: +SKIP\n>>> x\n1\n```\n\n```{testcode}\nprint(1)\n```\n\n```{testoutput}\n1\n```\n\n````{note}\nText\n\n```{code-block} python\n:linenos:\ny = 1\n```\n````\n\n```{eval-rst}\n.. doctest::\n\n   >>> 3\n   3\n```\n\n```{code-cell}\n:tags: [raises-exception]\n1 / 0\n```\n");
        page.Problems.Should().BeEmpty();
        page.Told().Should().Equal((2, "x = 1\n"), (7, ">>> x\n1\n"), (12, "print(1)\n"), (24, "y = 1\n"), (31, ">>> 3\n3\n"), (37, "1 / 0\n"));
        page.Examples[1].Directives.Skip.Should().BeTrue();
        page.Examples[2].Want.Should().Be("1\n");
        page.Examples[5].Directives.Raises.Should().BeEmpty();
    }

    [Fact]
    public async Task What_conf_py_sets_runs_first_and_what_cannot_be_read_of_it_is_told()
    {
        using var folder = new InstructMix.Tests.Shared.TempFolder();
        Directory.CreateDirectory(folder["docs/sub"]);
        await File.WriteAllTextAsync(folder["docs/conf.py"], "doctest_global_setup = \"\"\"\nimport os\nx = '''y'''\n\"\"\"\ndoctest_global_cleanup = make()\ndoctest_default_flags = doctest.ELLIPSIS\n");
        await File.WriteAllTextAsync(folder["docs/sub/page.rst"], ".. doctest::\n\n   >>> os\n");
        await File.WriteAllTextAsync(folder["setup.cfg"], "");
        var page = await new PageReaders().ReadAsync(folder["docs/sub/page.rst"], CancellationToken.None);
        page.Examples[0].Should().BeEquivalentTo(new { File = folder["docs/conf.py"], Line = 1, Source = "import os\nx = '''y'''\n", Role = ExampleRole.SetUp });
        page.Examples[1].Flags.Should().Equal("ELLIPSIS");
        page.Problems.Should().ContainSingle().Which.ToString().Should().StartWith($"{folder["docs/conf.py"]}:5: doctest_global_cleanup is not read");
    }

    [Fact]
    public async Task A_literalinclude_brings_what_it_names_and_no_file_from_outside()
    {
        using var folder = new InstructMix.Tests.Shared.TempFolder();
        Directory.CreateDirectory(folder["docs"]);
        await File.WriteAllTextAsync(folder["code.py"], "def one():\n    return 1\n\ndef two():\n    return 2\n");
        await File.WriteAllTextAsync(folder["setup.cfg"], "");
        await File.WriteAllTextAsync(folder["docs/page.rst"], "T\n\n.. literalinclude:: ../code.py\n   :pyobject: two\n\n.. literalinclude:: gone.py\n\n.. literalinclude:: ../../../../../../etc/passwd\n   :language: python\n");
        var page = await new PageReaders().ReadAsync(folder["docs/page.rst"], CancellationToken.None);
        page.Told().Should().Equal((3, "def two():\n    return 2\n"));
        page.Examples[0].FileLine(2).Should().Be(3);
        page.Problems.Select(p => p.What).Should().Equal("the file 'gone.py', which is included here, is not there", "the file '../../../../../../etc/passwd', which is included here, lies outside of the project");
    }
}
