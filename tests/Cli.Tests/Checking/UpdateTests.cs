using System.Runtime.Versioning;
using System.Text;
using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

/// <summary><c>check --update</c>: what pages show is rewritten, and nothing else of them.</summary>
[SupportedOSPlatform("linux")]
public sealed class UpdateTests : IDisposable
{
    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_pages_of_every_kind_show_becomes_what_is_given_and_all_else_stays_to_the_byte()
    {
        var pages = new (string Name, string Before, string After)[]
        {
            ("fence.md",
                "# Title  \n\ntrailing\t \n```python\n>>> def f(x):\n...     return x + 1\n>>> f(1)\n3\n>>> print('a\\n\\nb')\n>>> f(2)  \n3\n>>> 5;\n6\n7\n```\n\n* in a list:\n\n  > ```pycon\n  > >>> f(3)\n  > 5\n  > ```\n",
                "# Title  \n\ntrailing\t \n```python\n>>> def f(x):\n...     return x + 1\n>>> f(1)\n2\n>>> print('a\\n\\nb')\na\n<BLANKLINE>\nb\n>>> f(2)  \n3\n>>> 5;\n5\n```\n\n* in a list:\n\n  > ```pycon\n  > >>> f(3)\n  > 4\n  > ```\n"),
            ("page.rst",
                "Title\n=====\n\nText:\n\n    >>> [1,\n    ...  2]\n    [1]\n    >>> x = 1\n    nothing\n\n.. code-block:: python\n\n   >>> 'é'\n   'e'",
                "Title\n=====\n\nText:\n\n    >>> [1,\n    ...  2]\n    [1, 2]\n    >>> x = 1\n\n.. code-block:: python\n\n   >>> 'é'\n   'é'"),
            ("sphinx.rst",
                ".. testcode::\n\n   print('one\\n\\ntwo')\n\n.. testoutput::\n\n   three\n\nText.\n\n.. testcode::\n\n   raise KeyError('k')\n\n.. testoutput::\n   :options: +ELLIPSIS\n\n   no\n",
                ".. testcode::\n\n   print('one\\n\\ntwo')\n\n.. testoutput::\n\n   one\n\n   two\n\nText.\n\n.. testcode::\n\n   raise KeyError('k')\n\n.. testoutput::\n   :options: +ELLIPSIS\n\n   Traceback (most recent call last):\n       ...\n   KeyError: 'k'\n"),
            ("output.md",
                "```python\nprint(1)\nprint(2)\n```\n\n<!--pytest-codeblocks:expected-output-->\n\n```\n2\n```\n\n> ```python\n> print('x')\n> ```\n>\n> <!--pytest-codeblocks:expected-output-->\n>\n> ```\n> ```\n",
                "```python\nprint(1)\nprint(2)\n```\n\n<!--pytest-codeblocks:expected-output-->\n\n```\n1\n2\n```\n\n> ```python\n> print('x')\n> ```\n>\n> <!--pytest-codeblocks:expected-output-->\n>\n> ```\n> x\n> ```\n"),
            ("comments.md",
                "```python\nx = 1\nprint(x)\n#> 2\nfor i in range(3):\n    print(i)\n    #> 0\n    #> 2\nprint('')\n#> y\n```\n",
                "```python\nx = 1\nprint(x)\n#> 1\nfor i in range(3):\n    print(i)\n    #> 0\n    #> 1\n    #> 2\nprint('')\n#>\n```\n"),
            ("module.py",
                "def half(x):\n    \"\"\"Half.\n\n    >>> half(4)\n    3.0\n    >>> half(6)\n    2.0\"\"\"\n    return x / 2\n\n\ndef two():\n    r'''\n    >>> '\\\\n'\n    1\n    '''\n",
                "def half(x):\n    \"\"\"Half.\n\n    >>> half(4)\n    2.0\n    >>> half(6)\n    3.0\"\"\"\n    return x / 2\n\n\ndef two():\n    r'''\n    >>> '\\\\n'\n    '\\\\n'\n    '''\n"),
            ("windows.md", "\uFEFFA page\r\n\r\n```python\r\n>>> 1\r\n2\r\n>>> print('a\\nb')\r\nc\r\n```\nmixed\n", "\uFEFFA page\r\n\r\n```python\r\n>>> 1\r\n1\r\n>>> print('a\\nb')\r\na\r\nb\r\n```\nmixed\n"),
            ("raises.md",
                "```python\n>>> int('x')\n5\n>>> {}['k']\nTraceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nIndexError: k\n>>> import json\n>>> json.loads('')  # doctest: +ELLIPSIS\n{}\n```\n",
                "```python\n>>> int('x')\nTraceback (most recent call last):\n    ...\nValueError: invalid literal for int() with base 10: 'x'\n>>> {}['k']\nTraceback (most recent call last):\n    ...\nKeyError: 'k'\n>>> import json\n>>> json.loads('')  # doctest: +ELLIPSIS\nTraceback (most recent call last):\n    ...\njson.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n```\n"),
            ("passes.md", "```python\n>>> list(range(20))  # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE\n[0,   1, ..., 19]\n>>> True\n1\n```\n", "```python\n>>> list(range(20))  # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE\n[0,   1, ..., 19]\n>>> True\n1\n```\n"),
        };
        foreach (var (name, before, _) in pages) Write(name, before);
        File.SetUnixFileMode(_folder["docs/fence.md"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        File.CreateSymbolicLink(_folder["docs/link.md"], _folder["docs/passes.md"]);
        var result = await CommandLine.RunAsync("check", _folder["docs"], "--update", "--json");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        foreach (var (name, _, after) in pages) Encoding.UTF8.GetString(File.ReadAllBytes(_folder["docs/" + name])).Should().Be(after, name);
        File.GetUnixFileMode(_folder["docs/fence.md"]).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        result.Error.Should().Contain("fence.md: 4 outputs were rewritten: lines 7, 9, 15, 22\n").And.Contain("module.py: 3 outputs were rewritten").And.NotContain("passes.md:");
        result.Json.GetProperty("updated").GetInt32().Should().Be(22);
        Directory.GetFiles(_folder["docs"], "*.partial").Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_no_output_or_cannot_stand_on_the_page_is_left_and_told_and_the_rest_is_rewritten()
    {
        const string Left = "```python\n>>> object()\n1\n>>> undefined\n2\n>>> import nowhere_at_all\n>>> assert 1 == 2\n>>> print('```')\n3\n>>> print('>>> x')\n4\n>>> 5\n6\n```\n\n```python\n1 / 0\n```\n";
        Write("left.md", Left);
        Write("escapes.py", "def f():\n    \"\"\"\n    >>> '\\\\n'\n    1\n    \"\"\"\n");
        Write("part.py", "print(1)\n");
        Write("included.rst", ".. testcode::\n\n   print(2)\n\n.. literalinclude:: part.txt\n   :language: python\n");
        Write("part.txt", ">>> 7\n8\n");
        Write("notebook.ipynb", """{"cells": [{"cell_type": "code", "source": "1", "outputs": [{"output_type": "execute_result", "data": {"text/plain": "3"}}]}]}""");
        var notebook = File.ReadAllText(_folder["docs/notebook.ipynb"]);
        var result = await CommandLine.RunAsync("check", _folder["docs/left.md"], _folder["docs/escapes.py"], _folder["docs/included.rst"], _folder["docs/notebook.ipynb"], "--update", "--compare-outputs");
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        File.ReadAllText(_folder["docs/left.md"]).Should().Be(Left.Replace("\n6\n", "\n5\n"));
        result.Error.Should().Contain("left.md: 1 output was rewritten: line 12\n")
            .And.Contain("left.md:2: what is shown was left as it is: it gives an address").And.Contain("left.md:8: what is shown was left as it is: it gives the end of a fence")
            .And.Contain("left.md:10: what is shown was left as it is: it gives lines that look like a prompt")
            .And.Contain("escapes.py:3: what is shown was left as it is: it gives a backslash")
            .And.Contain("included.rst:5: what is shown was left as it is: it stands in a file that the page includes")
            .And.Contain("included.rst:3: what is shown was left as it is: no block shows its output")
            .And.Contain("notebook.ipynb:1: what is shown was left as it is: Jupyter writes")
            .And.Contain("left.md:4: error: NameError").And.Contain("left.md:17: error: ZeroDivisionError");
        File.ReadAllText(_folder["docs/notebook.ipynb"]).Should().Be(notebook);
    }

    [Fact]
    public async Task What_goes_with_no_update_is_said_before_anything_is_run()
    {
        var page = _folder.Write("page.md", "```python\n>>> 1\n2\n```\n");
        var before = await File.ReadAllTextAsync(page);
        (await CommandLine.RunAsync("check", page, "--update", "--python", "3.11", "--python", "3.13")).Error.Should().Contain("--update needs one --python");
        (await CommandLine.RunAsync("check", page, "--update", "--watch")).Error.Should().Contain("--update does not go with --watch");
        (await CommandLine.RunAsync("check", page)).ExitCode.Should().Be(ExitCode.Failed);
        (await File.ReadAllTextAsync(page)).Should().Be(before, "only on request");
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(_folder["docs"]);
        File.WriteAllText(_folder["docs/" + name], text, new UTF8Encoding(false));
    }
}
