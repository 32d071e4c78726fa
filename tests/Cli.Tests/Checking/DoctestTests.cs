using System.Text.Json;
using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

/// <summary>Pages that are judged as doctest and Sphinx judge them. One run of the program for many pages: each has faults of one kind.</summary>
public sealed class DoctestTests : IDisposable
{
    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_session_sets_is_there_for_the_next()
    {
        _folder.Write("docs/names.md", "```python\n>>> x = 1\n>>> def f():\n...     return x\n```\n\n```python\n>>> x, f()\n(1, 1)\n>>> x = 2\n```\n\n```python\nassert f() == 2\n```\n");
        _folder.Write("docs/hook.md", "```python\n>>> import sys\n>>> sys.displayhook = lambda v: print('shown', v)\n>>> 1\nshown 1\n```\n\n```python\n>>> 2\nshown 2\n```\n");
        _folder.Write("docs/underscore.md", "```python\n>>> 40 + 2\n42\n```\n\n```python\n>>> _\n42\n>>> # only a remark\n```\n\n```python\n>>> # and nothing else\n```\n");
        _folder.Write("docs/several.md", "```python\n>>> 1\n2\n>>> 3\n3\n>>> 4\n5\n>>> int('x')\nTraceback (most recent call last):\nKeyError: 'x'\n```\n");
        _folder.Write("docs/follows.md", "```python\n>>> import nowhere_to_be_found as far\n>>> far.away\n1\n>>> 1\n1\n```\n\n```python\n>>> near = far\n>>> near\n5\n```\n\n```python\n>>> near + 1\n6\n```\n");
        _folder.Write("docs/slow.md", "```python\n>>> 1\n1\n>>> while True: pass\n>>> 2\n3\n```\n\n```python\n>>> 4\n5\n```\n");
        var result = await CommandLine.RunAsync("check", _folder["docs"], "--timeout", "2");
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        result.Error.Should().NotContain("names.md").And.NotContain("hook.md").And.NotContain("underscore.md")
            .And.Contain("several.md:2: failed: 1 gives 1 where 2 is shown (and 2 more of its 4 examples)\n")
            .And.Contain("several.md:6: failed: 4 gives 4 where 5 is shown\n")
            .And.Contain("several.md:8: failed: int('x') raised ValueError: invalid literal for int() with base 10: 'x' where KeyError is shown\n")
            .And.Contain("follows.md:2: missing_module").And.Contain("    4 later failures only follow from it: lines 3, 10, 11, 16\n")
            .And.NotContain("follows.md:3:").And.NotContain("follows.md:10:").And.NotContain("follows.md:11:").And.NotContain("follows.md:16:").And.NotContain("doctest.py")
            .And.Contain("slow.md:4: timeout: ").And.Contain("    4 │ >>> while True: pass\n").And.Contain("slow.md:10: failed: 4 gives 4 where 5 is shown\n");
    }

    [Fact]
    public async Task Sphinx_directives_mean_what_they_mean_there()
    {
        _folder.Write("docs/right.rst", """
            .. testsetup:: a

               x = "a"

            .. testsetup:: *

               y = 1

            .. doctest:: a

               >>> x, y
               ('a', 1)
               >>> print("a long text")
               a ... text
               >>> int("x")
               Traceback (most recent call last):
               ValueError: in other words

            .. doctest:: b

               >>> x
               Traceback (most recent call last):
               NameError: name 'x' is not defined

            .. testcode:: b

               print("one\n\ntwo")

            .. testoutput:: b

               one

               two

            .. testcode:: b

               raise ValueError("no")

            .. testoutput:: b

               Traceback (most recent call last):
                   ...
               ValueError: no

            .. doctest:: b
               :skipif: y == 1

               >>> 1
               2

            .. testcleanup:: a

               assert x == "a"
            """ + "\n");
        _folder.Write("docs/wrong.rst", ".. testcode::\n\n   print(1)\n\n.. testoutput::\n\n   2\n\n.. testcode::\n\n   print(3)\n\n.. doctest::\n\n   >>> True\n   1\n\n>>> 5\n5\n");
        var result = await CommandLine.RunAsync("check", _folder["docs"]);
        result.Error.Should().NotContain("right.rst:1").And.NotContain("right.rst:2").And.Contain("wrong.rst:3: failed: prints 1 where 2 is shown")
            .And.Contain("wrong.rst:11: failed: prints 3 where nothing is shown").And.Contain("wrong.rst:15: failed: True gives True where 1 is shown")
            .And.NotContain("wrong.rst:18:");
        var asPython = await CommandLine.RunAsync("check", _folder["docs/wrong.rst"], "--doctest", "python");
        asPython.ExitCode.Should().Be(ExitCode.Done, "doctest itself takes 1 for True, and looks at no testoutput: {0}", asPython.Error);
    }

    [Fact]
    public async Task Groups_share_what_is_imported_and_no_names()
    {
        _folder.Write("page.rst", """
            .. testsetup:: *

               import json, os

            .. doctest:: first

               >>> json.known = os.environ["KNOWN"] = "here"
               >>> name = 5
               >>> name
               5
               >>> __name__, sorted(n for n in globals() if not n.startswith("__"))
               ('__main__', ['json', 'name', 'os'])

            .. doctest:: second

               >>> json.known, os.environ["KNOWN"], "name" in globals()
               ('here', 'here', False)
               >>> class C:
               ...     pass
               >>> import pickle
               >>> type(pickle.loads(pickle.dumps(C()))) is C
               True

            .. testcode:: third

               print("C" in globals(), json.known)

            .. testoutput:: third

               False here
            """ + "\n");
        var result = await CommandLine.RunAsync("check", _folder.Path);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
    }

    [Theory]
    [InlineData("import os; os._exit(3)", "early_exit")]
    [InlineData("while True: pass", "timeout")]
    [InlineData("held = bytearray(100 << 20); len(held)", null)]
    public async Task A_group_that_ends_the_process_or_takes_all_costs_the_others_nothing(string statement, string? outcome)
    {
        // The last one needs the memory that the second one takes.
        _folder.Write("page.rst", $".. doctest:: a\n\n   >>> 1\n   1\n   >>> 2\n   3\n\n.. doctest:: b\n\n   >>> {statement}{(outcome is null ? "\n   104857600" : "")}\n\n.. doctest:: c\n\n   >>> len(bytearray(100 << 20))\n   104857600\n   >>> 4\n   5\n");
        var result = await CommandLine.RunAsync("check", _folder.Path, "--timeout", "2", "--memory", "160m");
        result.Error.Should().Contain("page.rst:5: failed: 2 gives 2 where 3 is shown").And.Contain($"page.rst:{(outcome is null ? 17 : 16)}: failed: 4 gives 4 where 5 is shown");
        result.Error.Should().Contain($"1 file, 3 examples: {(outcome is null ? 1 : 0)} passed, {(outcome is null ? 2 : 3)} failed");
        if (outcome is not null) result.Error.Should().Contain($"page.rst:10: {outcome}: ");
    }

    [Fact]
    public async Task Modules_of_packages_and_their_neighbours_are_imported_as_they_are()
    {
        _folder.Write("pkg/__init__.py", "from .a import one\n");
        _folder.Write("pkg/a.py", "from . import b\nfrom .b import two\n\n__test__ = {'extra': '''\n>>> two()\n3\n'''}\n\n\ndef one():\n    \"\"\"\n    >>> one() + two()\n    4\n    \"\"\"\n    def inner():\n        \"\"\"\n        >>> never\n        \"\"\"\n    return 1\n");
        _folder.Write("pkg/b.py", "def two():\n    '''\n    >>> two()\n    2\n    '''\n    return 2\n");
        _folder.Write("alone.py", "from helper import two\n\n\ndef f():\n    \"\"\"\n    >>> f()\n    2\n    \"\"\"\n    return two()\n");
        _folder.Write("helper.py", "def two():\n    return 2\n");
        var result = await CommandLine.RunAsync("check", _folder.Path);
        result.Error.Should().Contain("pkg/a.py:5: failed: two() gives 2 where 3 is shown").And.Contain("pkg/a.py:12: failed: one() + two() gives 3 where 4 is shown")
            .And.Contain("5 files, 9 examples: 7 passed, 2 failed");
    }

    [Fact]
    public async Task What_other_tools_have_is_compared_as_they_do()
    {
        _folder.Write("docs/comments.md", "```python\nx = 1\nprint(x)\n#> 1\nfor i in range(2):\n    print(i)\n    #> 0\n    #> 1\nprint(2)\n#> 3\n```\n");
        _folder.Write("docs/options.md", "```python\n>>> 3.14159  # doctest: +NUMBER\n3.14\n>>> 1.0000001  # doctest: +FLOAT_CMP\n1.0\n>>> import nope  # doctest: +REQUIRES(module:nope)\n>>> 1  # xdoctest: +IGNORE_WANT\n2\n>>> 2.5  # doctest: +NUMBER\n3.5\n```\n");
        _folder.Write("docs/output.md", "```python\nprint(1)\n```\n\n<!--pytest-codeblocks:expected-output-->\n\n```\n2\n```\n\n<!--pytest-codeblocks:importorskip(nope)-->\n\n```python\nimport nope\n```\n");
        var result = await CommandLine.RunAsync("check", _folder["docs"], "--strict");
        result.Error.Should().Contain("comments.md:10: failed: prints 2 where 3 is shown").And.Contain("options.md:9: failed: 2.5").And.Contain("output.md:2: failed: prints 1 where 2 is shown")
            .And.NotContain("options.md:2:").And.NotContain("options.md:4:").And.NotContain("options.md:6:").And.NotContain("options.md:7:")
            .And.Contain("output.md:14: skipped: block: it needs nope, which the image does not have");
        _folder.Write("empty/page.md", "# Nothing\n\n```js\n>>> 1\n```\n");
        var empty = await CommandLine.RunAsync("check", _folder["empty"], "--strict");
        empty.ExitCode.Should().Be(ExitCode.Unusable);
        empty.Error.Should().Contain("no example was found in 1 file").And.Contain("1 block looks like a session and was not checked");
    }

    [Fact]
    public async Task A_module_says_as_for_doctestplus_which_docstrings_are_not_for_here()
    {
        string Function(string name) => $"def {name}():\n    '''\n    >>> 1\n    2\n    '''\n\n\n";
        var file = _folder.Write("module.py", "\"\"\"\n>>> 1\n2\n\"\"\"\n__doctest_skip__ = ['slow', 'Later.*', '.']\n__doctest_requires__ = {('needs', 'Need*'): ['nope_module>=1.0'], 'fine': ['json']}\n\n\n"
            + Function("slow") + Function("needs") + Function("fine") + "class Later:\n    \"\"\"\n    >>> 3\n    4\n    \"\"\"\n    def method(self):\n        \"\"\"\n        >>> 5\n        6\n        \"\"\"\n");
        var result = await CommandLine.RunAsync("check", file);
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        result.Error.Should().Contain("module.py:17: skipped: docstring of needs: it needs nope_module, which the image does not have")
            .And.Contain("module.py:25: failed: 1 gives 1 where 2 is shown").And.Contain("module.py:32: failed: 3 gives 3 where 4 is shown")
            .And.Contain("7 examples: 1 passed, 2 failed, 4 skipped");
    }

    [Fact]
    public async Task An_assertion_that_does_not_hold_says_what_its_sides_are()
    {
        _folder.Write("docs/page.md", "```python\nx, names = 4, ['a']\ndef double(n):\n    return n ** 2\nassert x == 4\nassert x == 3\n```\n\n```python\nassert double(3) == 6\n```\n\n```python\n>>> assert x >= 5\n>>> assert double(3) == x\n```\n\n```python\nassert 'b' in names, 'own words'\n```\n\n```python\nassert len(names) == x\n```\n\n```python\ndef check(expected):\n    value = double(2) + 1\n    assert value == expected\ncheck(4)\n```\n\n```python\nimport gc, weakref\nclass A: pass\na = A()\nref = weakref.ref(a)\nassert ref() is a\ndel a\nassert ref() is None\nassert '@holds' not in globals()\n```\n");
        _folder.Write("docs/file.py", "limit = 7\nassert limit < 5\n");
        var result = await CommandLine.RunAsync("check", _folder["docs"]);
        result.Error.Should().Contain("page.md:6: failed: assert x == 3 does not hold: x is 4\n").And.Contain("page.md:10: failed: assert double(3) == 6 does not hold: double(3) gave 9\n")
            .And.Contain("page.md:14: failed: assert x >= 5 does not hold: x is 4 (and 1 more of its 2 examples)\n").And.Contain("page.md:15: failed: AssertionError: x is 4\n")
            .And.Contain("page.md:19: failed: AssertionError: own words\n").And.Contain("page.md:23: failed: assert len(names) == x does not hold: len(names) gave 1, x is 4\n")
            .And.Contain("page.md:29: failed: assert value == expected does not hold: value is 5, expected is 4\n")
            .And.Contain("file.py:2: failed: assert limit < 5 does not hold: limit is 7\n").And.NotContain("page.md:3", "what holds is not kept alive");
    }

    [Fact]
    public async Task What_only_follows_from_a_failure_is_one_entry_with_it_in_every_form()
    {
        var page = _folder.Write("page.md", "```python\n>>> import nowhere_to_be_found as far\n>>> far.away\n1\n```\n\n```python\n>>> far\n```\n\n```python\nfar\n```\n");
        var result = await CommandLine.RunAsync("check", page, "--report", $"junit={_folder["gate.xml"]}", "--report", $"sarif={_folder["gate.sarif"]}", "--report", $"github={_folder["gate.log"]}", "--report", $"markdown={_folder["gate.markdown"]}");
        result.Error.Should().Contain("    3 later failures only follow from it: lines 3, 8, 12\n").And.Contain("3 failed");
        const string Follow = "3 later failures only follow from it: lines 3, 8, 12";
        var sarif = File.ReadAllText(_folder["gate.sarif"]).ShouldBeSarif().GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        sarif.Should().ContainSingle().Which.GetProperty("message").GetProperty("text").GetString().Should().EndWith($". {Follow}.");
        File.ReadAllLines(_folder["gate.log"]).Should().ContainSingle().Which.Should().EndWith("%0A" + Follow);
        File.ReadAllLines(_folder["gate.markdown"]).Where(l => l.Contains("page.md:", StringComparison.Ordinal)).Should().ContainSingle().Which.Should().Contain(Follow);
        var junit = File.ReadAllText(_folder["gate.xml"]).ShouldBeJunit();
        junit.Descendants("testcase").Select(c => c.Elements().First().Name.LocalName).Should().Equal("failure", "skipped", "skipped");
        junit.Descendants("failure").Single().Value.Should().EndWith(Follow + "\n");
        junit.Descendants("skipped").First().Attribute("message")!.Value.Should().StartWith("it only follows from the failure at line 2: NameError");
        junit.Descendants("testsuite").Single().Attribute("failures")!.Value.Should().Be("1");
    }

    [Fact]
    public async Task What_IPython_writes_in_ways_of_its_own_is_the_same()
    {
        (string Source, string Shown)[] cells =
        [
            ("class C: pass\nC()", "<__main__.C at 0x7f0123456789>"), ("int", "int"), ("def f(x):\n    return x\nf", "<function __main__.f(x)>"), ("{'b', 'a', 'd', 'c', 'e'}", "{'a', 'b', 'c', 'd', 'e'}"),
            ("%%time\nprint(2)", "2\nCPU times: user 3 µs, sys: 0 ns, total: 3 µs\nWall time: 5.48 µs"), ("%timeit 1 + 1", "7.1 ns ± 0.2 ns per loop (mean ± std. dev. of 7 runs, 100,000,000 loops each)"),
            ("{'b', 'a'}", "{'a', 'c'}"), ("str", "int"),
        ];
        var page = _folder.Write("page.ipynb", JsonSerializer.Serialize(new
        {
            cells = cells.Select(c => new { cell_type = "code", source = c.Source, outputs = new[] { new { output_type = "execute_result", data = new Dictionary<string, string> { ["text/plain"] = c.Shown } } } }),
        }));
        var result = await CommandLine.RunAsync("check", page, "--compare-outputs");
        result.Error.Should().Contain("8 examples: 6 passed, 2 failed").And.Contain("cell 7: ").And.Contain("cell 8: prints <class 'str'> where int is shown");
    }

    [Fact]
    public async Task A_notebook_is_held_against_its_record_where_that_is_asked_for()
    {
        var page = _folder.Write("page.ipynb", """
            {"cells": [
              {"cell_type": "code", "source": ["    x = 2\n", "    x"], "outputs": [{"output_type": "execute_result", "data": {"text/plain": "3"}}]},
              {"cell_type": "code", "source": ["%%time\n", "print(x, object())"], "outputs": [{"output_type": "stream", "name": "stdout", "text": ["2 <object object at 0x7f12>\n"]}]},
              {"cell_type": "code", "source": "files = !ls", "outputs": []},
              {"cell_type": "code", "source": "%timeit x + y", "outputs": []},
              {"cell_type": "code", "source": "1 / 0", "outputs": [{"output_type": "error", "ename": "ZeroDivisionError", "evalue": ""}]}
            ]}
            """);
        var result = await CommandLine.RunAsync("check", page, "--compare-outputs");
        result.Error.Should().Contain("cell 1: prints 2 where 3 is shown").And.Contain("cell 3: it uses IPython's files = !ls").And.Contain("cell 4: NameError: name 'y' is not defined")
            .And.NotContain("cell 2:").And.NotContain("cell 5:");
    }
}
