using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pages;

/// <summary>The sections of a page, as a sandbox runs them.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class PageTests(SandboxesFixture sandboxes)
{
    [Theory, EveryPython]
    public async Task Sections_share_a_namespace_and_each_has_its_verdict(string python)
    {
        var sections = await RunAsync(python,
            Block(3, "import math\n\ndef area(r):\n    return math.pi * r ** 2\n"),
            Session(10, ">>> round(area(1), 2)\n3.14\n"),
            Block(20, "assert area(2) > 12\nassert area(2) < 12\n"),
            Block(30, "total = area(1)\n"));
        sections.Select(s => s.Outcome).Should().Equal(Outcome.Passed, Outcome.Passed, Outcome.Failed, Outcome.Passed);
        sections[2].At.Should().Be(21);
    }

    [Theory, EveryPython]
    public async Task Lines_are_those_of_the_page(string python)
    {
        var sections = await RunAsync(python,
            Block(10, "def half(x):\n    return x / 0\n"),
            Block(20, "x = 1\nhalf(x)\n"),
            Block(30, "y = (\n"),
            Session(40, ">>> 1\n1\n>>> 2\n3\n>>> missing\n4\n"));
        sections[1].Should().BeEquivalentTo(new { At = 21, Exception = "ZeroDivisionError", Detail = "ZeroDivisionError: division by zero, raised in line 11" });
        sections[2].Outcome.Should().Be(Outcome.SyntaxError);
        sections[2].At.Should().Be(30);
        sections[2].Detail.Should().NotContain("page.md");
        sections[3].Should().BeEquivalentTo(new { At = 42, Outcome = Outcome.Failed, Shown = "3\n", Given = "2\n" });
        sections[3].Detail.Should().Be("2 gives 2 where 3 is shown (and 1 more of its 3 examples)");
    }

    [Theory, EveryPython]
    public async Task Sessions_are_compared_as_doctest_does(string python)
    {
        var sections = await RunAsync(python,
            Session(1, ">>> list(range(20))  # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE\n[0,  1, ..., 19]\n"),
            Session(5, ">>> int('x')\nTraceback (most recent call last):\n    ...\nValueError: invalid literal for int() with base 10: 'x'\n"),
            Session(10, ">>> print('a\\n\\nb')\na\n<BLANKLINE>\nb\n"),
            Session(20, ">>>print(1)\n1\n"),
            Session(30, ">>> 1 +\n2\n"));
        sections.Select(s => s.Outcome).Should().Equal(Outcome.Passed, Outcome.Passed, Outcome.Passed, Outcome.Error, Outcome.SyntaxError);
        sections[3].Detail.Should().StartWith("the session cannot be read: lacks blank after >>>");
    }

    [Theory, EveryPython]
    public async Task The_section_that_ends_the_process_is_the_last_and_says_so(string python)
    {
        var sections = await RunAsync(python, Block(1, "x = 1\n"), Block(5, "import os\nos._exit(0)\n"), Block(9, "x + 1\n"));
        sections.Should().HaveCount(2);
        sections[1].Should().BeEquivalentTo(new { Line = 5, Outcome = Outcome.EarlyExit, Ended = true, Detail = "ended its process with status 0" });
    }

    [Theory, EveryPython]
    public async Task Exceptions_that_are_expected_pass_and_others_do_not(string python)
    {
        var sections = await RunAsync(python,
            Block(1, "1 / 0\n", raises: "ZeroDivisionError"),
            Block(2, "1 / 0\n", raises: "ArithmeticError"),
            Block(3, "import json\njson.loads('')\n", raises: "json.decoder.JSONDecodeError"),
            Block(5, "import sys\nsys.exit(1)\n", raises: "SystemExit"),
            Block(7, "def f(:\n", raises: "SyntaxError"),
            Block(8, "1 / 0\n", raises: ""),
            Block(9, "1 / 0\n", raises: "KeyError"),
            Block(10, "1 / 1\n", raises: "ZeroDivisionError"),
            Session(11, ">>> 1 / 0\n", raises: "ZeroDivisionError"));
        sections.Select(s => s.Outcome).Should().Equal(
            Outcome.Passed, Outcome.Passed, Outcome.Passed, Outcome.Passed, Outcome.Passed, Outcome.Passed, Outcome.Error, Outcome.Failed, Outcome.Passed);
        sections[6].Detail.Should().Be("it was to raise KeyError, and raised ZeroDivisionError: division by zero");
        sections[7].Detail.Should().Be("it was to raise ZeroDivisionError, and raised nothing");
    }

    [Theory, EveryPython]
    public async Task Code_finds_its_own_source_its_main_and_what_it_imported_from_the_future(string python)
    {
        var sections = await RunAsync(python,
            Block(1, "from __future__ import annotations\nimport inspect, pickle\n"),
            Block(5, "class Point:\n    x: Nowhere = 1\n"),
            Block(9, "assert inspect.getsource(Point).startswith('class Point')\nassert type(pickle.loads(pickle.dumps(Point()))) is Point\nassert __name__ == '__main__'\n"));
        sections.Select(s => (s.Outcome, s.Detail)).Should().AllBeEquivalentTo((Outcome.Passed, (string?)null));
    }

    [Theory, EveryPython]
    public async Task A_cell_may_await_and_a_block_may_not(string python)
    {
        var sections = await RunAsync(python,
            new Section(SectionKind.Cell, 1, "nb, cell 1", "import asyncio\nlock = asyncio.Lock()\nawait asyncio.sleep(0)\n"),
            new Section(SectionKind.Cell, 1, "nb, cell 2", "async with lock:\n    x = 1\n"),
            Block(1, "await asyncio.sleep(0)\n"),
            Block(5, "assert x == 1\n"));
        sections.Select(s => s.Outcome).Should().Equal(Outcome.Passed, Outcome.Passed, Outcome.SyntaxError, Outcome.Passed);
    }

    [Theory, EveryPython]
    public async Task A_file_is_imported_and_its_docstrings_become_sections(string python)
    {
        const string Source = "\"\"\"A module.\n\n>>> add(1, 2)\n3\n\"\"\"\n\n\ndef add(a, b):\n    \"\"\"Adds.\n\n    >>> add(1, 1)\n    3\n    >>> seen = True\n    \"\"\"\n    return a + b\n\n\nclass Box:\n    '''\n    >>> seen\n    Traceback (most recent call last):\n    NameError: name 'seen' is not defined\n    '''\n\n\nif __name__ == '__main__':\n    raise SystemExit('not imported')\n";
        var sections = await RunAsync(python, new Section(SectionKind.Module, 1, "src/adding.py", Source));
        sections.Select(s => (s.Kind, s.Line, s.Name, s.Outcome, s.At)).Should().Equal(
            (SectionKind.Module, 1, null, Outcome.Passed, null),
            (SectionKind.Session, 1, "module", Outcome.Passed, null),
            (SectionKind.Session, 9, "add", Outcome.Failed, 11),
            (SectionKind.Session, 19, "Box", Outcome.Passed, null));
    }

    [Theory, EveryPython]
    public async Task What_is_only_to_compile_is_not_run(string python)
    {
        var sections = await RunAsync(python, new Section(SectionKind.Compile, 1, "page.md", "import nowhere\n"), new Section(SectionKind.Compile, 5, "page.md", "import\n"));
        sections.Select(s => s.Outcome).Should().Equal(Outcome.Passed, Outcome.SyntaxError);
    }

    [Theory, EveryPython]
    public async Task Each_section_has_the_time_for_itself(string python)
    {
        // Together they take more than one of them may.
        var busy = "import time\nend = time.process_time() + 0.8\nwhile time.process_time() < end:\n    pass\n";
        var page = new PageOrder([Block(1, busy), Block(10, busy), Block(20, busy), Block(30, "while True:\n    pass\n")], []);
        var limits = SandboxesFixture.Tight with { Cpu = TimeSpan.FromSeconds(1), Wall = TimeSpan.FromSeconds(20) };
        var verdict = await sandboxes.RunAsync(python, page.ToTrial(), limits, count: 1);
        verdict.Sections!.Select(s => s.Outcome).Should().Equal(Outcome.Passed, Outcome.Passed, Outcome.Passed, Outcome.Timeout);
        verdict.Sections![3].Detail.Should().Be("cpu: 1 s used");
    }

    [Theory, EveryPython]
    public async Task Warnings_have_lines_of_the_page(string python)
    {
        var sections = await RunAsync(python, Block(7, "import warnings\nwarnings.warn('old', DeprecationWarning)\n"), Session(20, ">>> 1\n1\n>>> import warnings; warnings.warn('older')\n"));
        sections[0].Warnings.Should().Equal(new Warning("DeprecationWarning", "old", 8));
        sections[1].Warnings.Should().Equal(new Warning("UserWarning", "older", 22));
    }

    [Theory, EveryPython]
    public async Task What_is_lacking_is_told(string python)
    {
        var sections = await RunAsync(python, Block(1, "import nowhere_to_be_found.inner\n"), Block(5, "input()\n"), Block(9, "raise SystemExit(2)\n"));
        sections.Select(s => s.Outcome).Should().Equal(Outcome.MissingModule, Outcome.Error, Outcome.EarlyExit);
        sections[0].Needs.Should().Equal("module:nowhere_to_be_found");
        sections[1].Needs.Should().Equal("stdin");
    }

    [Theory, EveryPython]
    public async Task What_programs_go_by_has_fields_of_its_own_beside_the_detail(string python)
    {
        var sections = await RunAsync(python,
            Block(1, "def check(x):\n    assert x\n"),
            Block(5, "total = 1 + unit\n"),
            Session(9, ">>> unit\n3\n"),
            Block(12, "assert 1 == 2\n"),
            Block(15, "assert 1 == 2, 'one is not two'\n"),
            Block(18, "assert check(0)\n"),
            Block(21, "await check(1)\n"),
            Session(24, ">>> await check(1)\n"),
            Block(27, "x = (\n"));
        sections[1].Should().BeEquivalentTo(new { Missing = "unit", Message = "name 'unit' is not defined", Reason = (SectionReason?)null });
        sections[2].Missing.Should().Be("unit");
        sections[3].Should().BeEquivalentTo(new { Exception = "AssertionError", Message = (string?)null, RaisedAt = (int?)null });
        sections[4].Message.Should().Be("one is not two");
        sections[5].Should().BeEquivalentTo(new { Message = (string?)null, At = 18, RaisedAt = 2 });
        sections[6].Should().BeEquivalentTo(new { Outcome = Outcome.SyntaxError, Reason = SectionReason.AwaitOutsideFunction });
        sections[7].Should().BeEquivalentTo(new { Outcome = Outcome.SyntaxError, Reason = SectionReason.AwaitOutsideFunction });
        sections[8].Should().BeEquivalentTo(new { Outcome = Outcome.SyntaxError, Reason = (SectionReason?)null });
    }

    private static Section Block(int line, string source, string? raises = null) => new(SectionKind.Block, line, "page.md", source, raises);

    private static Section Session(int line, string source, string? raises = null) => new(SectionKind.Session, line, "page.md", source, raises);

    private async Task<IReadOnlyList<SectionVerdict>> RunAsync(string python, params Section[] sections)
    {
        var verdict = await sandboxes.RunAsync(python, new PageOrder(sections, []).ToTrial());
        verdict.Sections.Should().NotBeNull("the verdict is {0}", verdict);
        verdict.Outcome.Should().Be(verdict.Sections!.LastOrDefault(s => s.Ended)?.Outcome ?? verdict.Sections!.FirstOrDefault(s => s.Outcome != Outcome.Passed)?.Outcome ?? Outcome.Passed);
        return verdict.Sections!;
    }
}
