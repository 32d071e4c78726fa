using System.Text.Json;
using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

public sealed class CheckTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nowhere = new() { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_page_whose_examples_hold_passes()
    {
        var page = _folder.Write("page.md", "```python\nx = 1\n```\n\n* In a list:\n\n  ```python\n  >>> x + 1\n  2\n  ```\n");
        var result = await CommandLine.RunAsync("check", page);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain("1 file, 2 examples: 2 passed  (");
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task What_fails_is_told_with_its_line_its_code_and_what_to_do()
    {
        var page = _folder.Write("page.md", """
            # Page

            ```python
            def add(a, b):
                return a - b
            ```

            > ```python
            > >>> add(1, 2)
            > 3
            > ```

            ```python
            undefined_name
            ```

            ```python
            import os; os._exit(0)
            ```

            ```python
            assert add(2, 1) == 3
            ```
            """ + "\n");
        var result = await CommandLine.RunAsync("check", page);
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        result.Error.Should().Contain($"{page}:9: failed: add(1, 2) gives -1 where 3 is shown\n    9 │ >>> add(1, 2)\n    → correct what the page shows, or what it calls\n")
            .And.Contain($"{page}:14: error: NameError: name 'undefined_name' is not defined\n    14 │ undefined_name\n    → define it in an earlier block, or in a comment: <!-- instructmix-setup: … -->\n")
            .And.Contain($"{page}:18: early_exit: ended its process with status 0\n")
            .And.Contain($"{page}:22: failed: assert add(2, 1) == 3 does not hold: add(2, 1) gave 1\n")
            .And.Contain("1 file, 5 examples: 1 passed, 4 failed");
    }

    [Fact]
    public async Task A_folder_is_searched_and_what_git_ignores_is_left_out()
    {
        _folder.Write("docs/a.md", "```python\n1 / 0\n```\n");
        _folder.Write("docs/b.rst", ".. code-block:: python\n\n   1 / 0\n");
        _folder.Write("docs/c.py", "1 / 0\n");
        _folder.Write("docs/d.ipynb", """{"cells": [{"cell_type": "code", "source": "1 / 0"}]}""");
        _folder.Write("docs/e.jsonl", JsonSerializer.Serialize(new { id = "e", instruction = "i", response = "1 / 0", code = "1 / 0" }) + "\n");
        _folder.Write("docs/f.json", "{\"not\": \"candidates\"}");
        _folder.Write("docs/.hidden/g.md", "```python\n1 / 0\n```\n");
        _folder.Write("docs/node_modules/h.md", "```python\n1 / 0\n```\n");
        _folder.Write("docs/ignored.md", "```python\n1 / 0\n```\n");
        _folder.Write(".gitignore", "ignored.md\n");
        _folder.Run("git", "init", "--quiet");
        var result = await CommandLine.RunAsync("check", _folder["docs"], "--json");
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        foreach (var name in new[] { "a.md:2", "b.rst:3", "c.py:1", "d.ipynb:1", "e.jsonl:1" }) result.Line($"{_folder["docs"]}/{name}:").Should().Contain(": error: ").And.Contain("ZeroDivisionError");
        result.Json.GetProperty("files").GetInt32().Should().Be(5);
        result.Json.GetProperty("failed").GetInt32().Should().Be(5);
    }

    [Fact]
    public async Task An_example_runs_on_each_Python_and_a_failure_says_on_which()
    {
        var page = _folder.Write("page.md", "```python\nimport imp\n```\n\n```python python>=3.12\ntype Pair = tuple[int, int]\n```\n\n```python\n1 / 0\n```\n");
        var result = await CommandLine.RunAsync("check", page, "--python", "3.11", "--python", "3.13", "--json");
        result.ExitCode.Should().Be(ExitCode.Failed, result.Error);
        result.Line(":2: missing_module").Should().EndWith("No module named 'imp' (Python 3.13)");
        result.Line(":10: error").Should().EndWith("division by zero");
        result.Line(":6: skipped").Should().EndWith("block: it is for Python >=3.12 (Python 3.11)");
        result.Line(":2: warning").Should().Contain("DeprecationWarning: the imp module is deprecated");
        result.Json.GetProperty("checks").GetInt32().Should().Be(5);
        result.Json.GetProperty("skipped").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task A_name_that_a_failed_block_was_to_define_is_traced_to_it()
    {
        var page = _folder.Write("page.md", "```python\nimport nowhere_to_be_found\nlimit = 3\n```\n\n```python\nlimit + 1\n```\n\n```python skip\nother = 3\n```\n\n```python\nother + 1\n```\n");
        var result = await CommandLine.RunAsync("check", page);
        result.Error.Should().Contain("    1 later failure only follows from it: line 7\n").And.NotContain("page.md:7: ")
            .And.Contain("→ the block at line 11, which was skipped, was to define it\n");
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_and_the_rest_is_checked()
    {
        var open = _folder.Write("open.md", "```python\n1 / 0\n```\n\n```python\nx = 1\n");
        var broken = _folder.Write("broken.ipynb", "{\"cells\": [");
        var good = _folder.Write("good.md", "```python\nx = 1\n```\n");
        var data = _folder.Write("data.jsonl", "{oops\n" + JsonSerializer.Serialize(new { id = "a", instruction = "i", response = "", code = "x = 1" }) + "\n");
        var result = await CommandLine.RunAsync("check", open, broken, good, data, _folder["nowhere.md"], _folder.Write("page.html", ""), "--json");
        result.ExitCode.Should().Be(ExitCode.Unusable, result.Error);
        result.Error.Should().Contain($"{open}:5: unusable: the fence that begins here is not closed").And.Contain($"{open}:2: error: ZeroDivisionError")
            .And.Contain($"{broken}:1: unusable: the notebook is not JSON").And.Contain($"{data}:1: unusable: not JSON")
            .And.Contain($"{_folder["nowhere.md"]}: unusable: there is no such file or folder").And.Contain("page.html: unusable: it cannot be told what this file is");
        result.Json.GetProperty("passed").GetInt32().Should().Be(2);
        result.Json.GetProperty("failed").GetInt32().Should().Be(1);
        result.Json.GetProperty("unusable").GetInt32().Should().Be(5);
    }

    [Fact]
    public async Task Pages_without_Python_need_no_engine()
    {
        var result = await CommandLine.RunAsync(Nowhere, "check", _folder.Write("page.md", "# Nothing here\n"), "--allow-empty");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain("1 file, 0 examples: 0 passed");
    }

    [Fact]
    public async Task A_gate_without_a_single_example_does_not_pass()
    {
        var page = _folder.Write("page.md", "# Nothing here\n");
        Directory.CreateDirectory(_folder["empty"]);
        foreach (var (path, files) in new[] { (page, "1 file"), (_folder["empty"], "0 files") })
        {
            var result = await CommandLine.RunAsync(Nowhere, "check", path);
            result.ExitCode.Should().Be(ExitCode.Unusable, result.Error);
            result.Error.Should().Contain($"instructmix: {path}: there is no example to check in {files}; ").And.Contain("--allow-empty");
        }
    }

    [Fact]
    public async Task Without_an_engine_the_exit_code_is_3()
    {
        var result = await CommandLine.RunAsync(Nowhere, "check", _folder.Write("page.md", "```python\nx\n```\n"));
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Error.Should().Contain("cannot be reached");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public async Task No_more_sandboxes_start_than_there_are_trials(int namespaces, int sandboxes)
    {
        var page = _folder.Write("page.md", string.Concat(Enumerable.Repeat("```python new\nx = 1\n```\n\n", namespaces)));
        await using var engine = new EngineProxy(_folder["engine.sock"]);
        var result = await CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = engine.Address }, "check", page, "--jobs", "2");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        engine.Made.Should().Be(sandboxes);
    }

    [Fact]
    public async Task A_second_run_comes_from_the_ledger()
    {
        var page = _folder.Write("page.md", "```python\nx = 1\n```\n\n```python\n1 / 0\n```\n");
        var first = await CommandLine.RunAsync("check", page, "--ledger", _folder["gate.ledger"], "--json");
        var second = await CommandLine.RunAsync("check", page, "--ledger", _folder["gate.ledger"], "--json");
        first.Json.GetProperty("from_ledger").GetInt32().Should().Be(0);
        second.Json.GetProperty("from_ledger").GetInt32().Should().Be(2);
        second.ExitCode.Should().Be(ExitCode.Failed);
        Findings(second).Should().Equal(Findings(first)).And.HaveCount(3);

        // What is said while one waits depends on the machine, and the last line has the time.
        IEnumerable<string> Findings(CliResult result) => result.Error.Split('\n').SkipWhile(l => !l.StartsWith(page, StringComparison.Ordinal)).SkipLast(2);
    }

    [Fact]
    public async Task A_docstring_that_ends_the_process_does_not_hide_the_others()
    {
        var file = _folder.Write("ends.py", "def a():\n    \"\"\"\n    >>> import os; os._exit(1)\n    \"\"\"\n\n\ndef b():\n    \"\"\"\n    >>> 1\n    2\n    \"\"\"\n");
        var result = await CommandLine.RunAsync("check", file, "--json");
        result.Error.Should().Contain($"{file}:2: early_exit").And.Contain($"{file}:9: failed: 1 gives 1 where 2 is shown");
        result.Json.GetProperty("examples").GetInt32().Should().Be(3);
    }

    [Fact]
    public async Task Examples_find_what_is_put_beside_them()
    {
        _folder.Write("src/tool/__init__.py", "from .inner import double\n");
        _folder.Write("src/tool/inner.py", "def double(x):\n    return 2 * x\n");
        _folder.Write("src/words.txt", "eins\n");
        var page = _folder.Write("page.md", "```python\nfrom tool import double\nassert double(2) == 4\nassert open('words.txt').read() == 'eins\\n'\n```\n");
        (await CommandLine.RunAsync("check", page)).Error.Should().Contain("missing_module").And.Contain("--with FOLDER");
        var result = await CommandLine.RunAsync("check", page, "--with", _folder["src"]);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        var missing = await CommandLine.RunAsync(Nowhere, "check", page, "--with", _folder["nowhere"]);
        missing.ExitCode.Should().Be(ExitCode.Unusable);
        missing.Error.Should().Contain($"--with {_folder["nowhere"]}: there is no such file or folder; check the name");
    }

    [Theory]
    [InlineData("--report", "junit", "'junit' is no report; write FORMAT=FILE")]
    [InlineData("--report", "xml=a.xml", "'xml=a.xml' is no report")]
    [InlineData("--write-baseline", null, "--write-baseline needs --baseline FILE")]
    [InlineData("--format", "html", "html")]
    [InlineData("--python", "2.7", "'2.7' is no Python version")]
    public async Task Wrong_usage_is_told(string option, string? value, string message)
    {
        string[] arguments = ["check", _folder.Write("page.md", "x\n"), option];
        var result = await CommandLine.RunAsync(Nowhere, value is null ? arguments : [.. arguments, value]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(message);
    }
}
