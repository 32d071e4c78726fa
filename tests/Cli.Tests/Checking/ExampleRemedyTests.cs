using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests.Checking;

/// <summary>What is told of an example that fails mends it, where it is done as it is told.</summary>
public sealed class ExampleRemedyTests : IDisposable
{
    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_remedy_that_changes_the_page_mends_it()
    {
        var pages = new (string Name, string Before, string Told, string After)[]
        {
            ("block.md", Page("total = price * 2"), "define it in an earlier block, or in a comment: <!-- instructmix-setup: … -->", "<!-- instructmix-setup:\nprice = 4\n-->\n\n" + Page("total = price * 2")),
            ("block.rst", ".. code-block:: python\n\n   total = price * 2\n", "define it in an earlier block, or in a comment: .. instructmix-setup:", ".. instructmix-setup:\n\n   price = 4\n\n.. code-block:: python\n\n   total = price * 2\n"),
            ("cell.ipynb", Cells("price"), "define it in an earlier cell", Cells("price = 4", "price")),
            ("module.py", "total = price * 2\n", "define it in the file", "price = 4\ntotal = price * 2\n"),
            ("docstring.py", Docstring(">>> price\n    4"), "define it in the docstring or in the file", Docstring(">>> price = 4\n    >>> price\n    4")),
            ("stdin.md", Page("input()"), "nobody types in a sandbox: mark it 'compile' or 'skip'", "<!-- instructmix: skip -->\n" + Page("input()")),
            ("network.md", Page("import socket\nsocket.create_connection(('127.0.0.1', 9), 1)"), "sandboxes have no network: mark it 'compile' or 'skip'", "```python compile\nimport socket\nsocket.create_connection(('127.0.0.1', 9), 1)\n```\n"),
            ("raises.md", Page("1 / 0"), "if it is to raise that, say so: raises=ZeroDivisionError", "```python raises=ZeroDivisionError\n1 / 0\n```\n"),
            ("exit.md", Page("raise SystemExit(3)"), "if it is to end there, say so: raises=SystemExit", "```python raises=SystemExit\nraise SystemExit(3)\n```\n"),
            ("syntax.md", Page("a = ["), "if it is no whole Python, mark it 'skip' or give its fence another language", "```text\na = [\n```\n"),
            ("await.md", Page("import asyncio\nawait asyncio.sleep(0)"), "put it into an 'async def', or mark it 'skip'", Page("import asyncio\nasync def wait():\n    await asyncio.sleep(0)")),
            ("slow.md", Page("while True: pass"), "give it more with --timeout, or mark it 'compile'", "```python compile\nwhile True: pass\n```\n"),
            ("slow.py", Docstring(">>> while True: pass"), "give it more with --timeout, or skip the line with # doctest: +SKIP", Docstring(">>> while True: pass  # doctest: +SKIP")),
            ("shown.md", Page(">>> 1\n2"), "correct what the page shows, or what it calls", Page(">>> 1\n1")),
            ("skipped.md", "<!-- instructmix: skip -->\n" + Page("price = 4") + "\n" + Page("price"), "the block at line 3, which was skipped, was to define it", Page("price = 4") + "\n" + Page("price")),
            ("group.rst", ".. testcode:: one\n\n   print(price)\n\n.. testoutput:: one\n\n   4\n", "define it in an earlier block of the group one, or for all groups in .. testsetup:: *", ".. testsetup:: *\n\n   price = 4\n\n.. testcode:: one\n\n   print(price)\n\n.. testoutput:: one\n\n   4\n"),
            ("address.md", Page(">>> object()\n<object object at 0x7f0123456789>"), "an address is another one in each run: show a part of it, with # doctest: +ELLIPSIS", Page(">>> object()  # doctest: +ELLIPSIS\n<object object at 0x...>")),
            ("unclosed.md", "```python\n1\n", "close it with ``` on a line of its own, as far indented as this one", "```python\n1\n```\n"),
            ("directive.md", "```python rais=ValueError\nraise ValueError\n```\n", "raises", "```python raises=ValueError\nraise ValueError\n```\n"),
        };
        foreach (var (name, before, _, _) in pages) _folder.Write("docs/" + name, before);
        var first = await CommandLine.RunAsync("check", _folder["docs"], "--timeout", "1");
        foreach (var (name, _, told, _) in pages)
            first.Error.Split('\n').SkipWhile(l => !l.Contains("/" + name, StringComparison.Ordinal)).Take(4).Should().Contain(l => l.Contains(told, StringComparison.Ordinal), name + " in " + first.Error);

        foreach (var (name, _, _, after) in pages) _folder.Write("docs/" + name, after);
        var then = await CommandLine.RunAsync("check", _folder["docs"], "--timeout", "1");
        then.ExitCode.Should().Be(ExitCode.Done, then.Error);
    }

    [Fact]
    public async Task Each_remedy_that_changes_the_command_mends_it()
    {
        var file = _folder.Write("file.md", Page("print(open('data.txt').read())"));
        _folder.Write("beside/data.txt", "text\n");
        _folder.Write("beside/ours.py", "x = 1\n");
        await MendedAsync(file, ["--with", _folder["beside"]], "put them beside the examples with --with FOLDER");
        await MendedAsync(_folder.Write("module.md", Page("import ours")), ["--with", _folder["beside"]], "put it beside the examples with --with FOLDER");
        await MendedAsync(_folder.Write("slow.md", Page("import time\nend = time.process_time() + 1.3\nwhile time.process_time() < end: pass")), ["--timeout", "20"], "give it more with --timeout", "--timeout", "1");
        await MendedAsync(_folder.Write("large.md", Page("x = bytearray(300 * 1024 * 1024)")), ["--memory", "512m"], "give it more with --memory", "--memory", "128m");

        var page = _folder.Write("wrong.md", Page("1 / 0"));
        var baseline = _folder["baseline.json"];
        (await CommandLine.RunAsync("check", page, "--baseline", baseline, "--write-baseline")).ExitCode.Should().Be(ExitCode.Done);
        _folder.Write("wrong.md", Page("1 / 1"));
        await MendedAsync(page, ["--baseline", baseline, "--write-baseline"], "take it out with --write-baseline", "--baseline", baseline);

        var empty = _folder.Write("empty.md", "# Nothing\n");
        await MendedAsync(empty, ["--allow-empty"], "or say --allow-empty");
    }

    /// <summary>A command fails and tells what to do, and with that it passes.</summary>
    private static async Task MendedAsync(string page, string[] remedy, string told, params string[] options)
    {
        var before = await CommandLine.RunAsync(["check", page, .. options]);
        before.ExitCode.Should().NotBe(ExitCode.Done, before.Error);
        before.Error.Should().Contain(told);
        var after = await CommandLine.RunAsync(["check", page, .. remedy]);
        after.ExitCode.Should().Be(ExitCode.Done, after.Error);
    }

    private static string Page(string code) => $"```python\n{code}\n```\n";

    private static string Docstring(string session) => $"def f():\n    \"\"\"\n    {session}\n    \"\"\"\n";

    private static string Cells(params string[] cells) =>
        "{\"cells\": [" + string.Join(", ", cells.Select(c => "{\"cell_type\": \"code\", \"source\": \"" + c + "\"}")) + "]}";
}
