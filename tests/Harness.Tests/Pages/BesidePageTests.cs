using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pages;

/// <summary>Sandboxes that are made ready for pages: what doctest needs is loaded once, and the modules beside pages are compiled once.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class BesidePageTests(SandboxesFixture sandboxes)
{
    private const int Pages = 6;

    private static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["shapes/__init__.py"] = "from shapes.square import area\n",
        ["shapes/square.py"] = "\"\"\"Squares.\"\"\"\n\n\ndef area(side):\n    return side * side\n\n\ndef fail():\n    raise ValueError(__file__)\n",
        ["torn.py"] = "x = (\n",
        ["worded.py"] = "path = '\\d'\n",
        ["latin.py"] = "# -*- coding: utf-8 -*-\nword = 'Gr\u00f6\u00dfe'\n",
    };

    // What Python itself tells of each text that it compiles, and of each code that it takes as it is.
    private const string Watched = """
        import sys
        seen = []
        sys.addaudithook(lambda event, args: seen.append((event, str(args[1]))) if event == "compile" else None)
        import shapes, latin
        compiled = [name for _, name in seen if name.endswith(("square.py", "latin.py"))]
        assert not compiled, "compiled here"

        """;

    [Theory, EveryPython]
    public async Task Modules_beside_pages_are_compiled_once_for_many_pages(string python)
    {
        var verdicts = await RunAsync(python, Enumerable.Repeat(Watched, Pages));
        verdicts.Should().OnlyContain(v => v.Outcome == Outcome.Passed || v.Sections![0].Detail!.Contains("compiled here"));
        // The first is compiled by its importer where no other page waits behind it yet.
        verdicts.Count(v => v.Outcome == Outcome.Passed).Should().BeGreaterThanOrEqualTo(Pages - 2);
    }

    [Theory, EveryPython]
    public async Task What_was_compiled_once_is_what_the_importer_would_have_compiled(string python)
    {
        const string same = """
            import inspect, os, traceback, warnings
            import shapes.square, latin
            assert shapes.area(3) == 9
            here = os.path.realpath(shapes.square.__file__)
            assert here.startswith(os.path.realpath(os.getcwd())) and os.path.realpath(shapes.square.area.__code__.co_filename) == here
            assert inspect.getsource(shapes.square.area) == "def area(side):\n    return side * side\n"
            assert shapes.square.__doc__ == "Squares." and latin.word == "Gr\u00f6\u00dfe"
            assert not os.path.exists("__pycache__") and not os.path.exists("shapes/__pycache__")
            try:
                shapes.square.fail()
            except ValueError as error:
                frame = traceback.extract_tb(error.__traceback__)[-1]
                assert (os.path.realpath(frame.filename), frame.lineno, frame.line) == (here, 9, "raise ValueError(__file__)")
            try:
                import torn
            except SyntaxError as error:
                assert os.path.basename(error.filename) == "torn.py"
            else:
                assert False
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                import worded
            assert len(caught) == 1 and worded.path == "\\d", caught

            """;
        (await RunAsync(python, Enumerable.Repeat(same, Pages))).Select(v => v.Sections![0].Detail).Should().OnlyContain(d => d == null);
    }

    [Theory, EveryPython]
    public async Task What_a_page_does_to_a_module_is_seen_there_and_not_by_the_next_page(string python)
    {
        const string changes = """
            import importlib, importlib.machinery
            import shapes.square
            assert shapes.square.area(2) == 4, "of the page before"
            with open(shapes.square.__file__, "w") as file:
                file.write("def area(side):\n    return 0\n")
            importlib.reload(shapes.square)
            assert shapes.square.area(2) == 0, "not what the file holds now"
            shapes.square.area.__code__ = (lambda side: 1).__code__
            importlib.machinery.SourceFileLoader.get_code = lambda *a: 1 / 0

            """;
        (await RunAsync(python, Enumerable.Repeat(changes, Pages))).Select(v => v.Sections![0].Detail).Should().OnlyContain(d => d == null);
    }

    [Theory, EveryPython]
    public async Task Doctest_is_out_of_sight_until_it_is_imported_or_a_session_needs_it(string python)
    {
        const string unseen = "import sys\nassert not {'doctest', 'pdb', 'unittest', 'difflib'} & set(sys.modules)\nimport doctest\nassert doctest.testmod and sys.modules['doctest'] is doctest\n";
        (await RunAsync(python, [unseen])).Should().ContainSingle().Which.Outcome.Should().Be(Outcome.Passed);
        var page = new PageOrder([new Section(SectionKind.Session, 1, "page.md", ">>> 1 + 1\n2\n>>> 2\n3\n")], []);
        await using var pool = await PoolAsync(python);
        (await pool.RunAsync(page.ToTrial())).Sections![0].Should().BeEquivalentTo(new { At = 3, Outcome = Outcome.Failed, Given = "2\n" });
    }

    [Theory, EveryPython]
    public async Task A_page_finds_the_same_modules_there_as_in_any_sandbox(string python)
    {
        const string tell = "import sys\nprint(*sorted(sys.modules), sep='\\n')\n";
        var page = new PageOrder([new(SectionKind.Block, 1, "page.md", tell), new(SectionKind.Session, 11, "page.md", ">>> 1\n1\n"), new(SectionKind.Block, 21, "page.md", tell)], []);
        await using var pool = await PoolAsync(python);
        var (here, elsewhere) = (await pool.RunAsync(page.ToTrial()), await sandboxes.RunAsync(python, page.ToTrial()));
        here.ShouldBe(Outcome.Passed);
        here.Stdout!.Split('\n').Should().BeEquivalentTo(elsewhere.Stdout!.Split('\n')).And.Contain("doctest");
    }

    [Fact]
    public async Task Modules_of_much_text_are_forgotten_and_the_pages_go_on()
    {
        // 1.9 million characters a page, each of another module: kept for good, they would soon be more than the runner may come to have, and the sandbox be given up.
        using var recording = new RecordingEngine(sandboxes.Engine);
        await using var pool = new SandboxPool(recording, await sandboxes.OptionsAsync("3.11") with { Count = 1, Pages = true });
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(number =>
        {
            var files = new Dictionary<string, string> { [$"long{number}.py"] = string.Concat(Enumerable.Repeat("# " + new string('-', 97) + "\n", 19_000)) + $"value = {number}\n" };
            var page = new PageOrder([new Section(SectionKind.Block, 1, "page.md", $"import long{number} as its\nassert its.value == {number}\n")], [], files, [.. files.Keys]);
            return pool.RunAsync(page.ToTrial());
        }));
        verdicts.Select(v => v.Outcome).Should().OnlyContain(o => o == Outcome.Passed);
        recording.Asked.Should().ContainSingle();
    }

    private async Task<Verdict[]> RunAsync(string python, IEnumerable<string> pages)
    {
        await using var pool = await PoolAsync(python);
        return await Task.WhenAll(pages.Select(source =>
            pool.RunAsync(new PageOrder([new Section(SectionKind.Block, 1, "page.md", source)], [], Files, [.. Files.Keys]).ToTrial())));
    }

    private async Task<SandboxPool> PoolAsync(string python) =>
        new(sandboxes.Engine, await sandboxes.OptionsAsync(python) with { Count = 1, Pages = true });
}
