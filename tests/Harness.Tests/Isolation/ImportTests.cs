using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Isolation;

/// <summary>The standard modules that process 1 has loaded are imported as if it had not: what a fresh interpreter shows, a fork shows.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class ImportTests(SandboxesFixture sandboxes)
{
    // Two built-in modules that process 1 itself needs are there without an import.
    private const string Brought = """
        import sys
        before = {*sys.modules, '_socket', '_signal', 'candidate'}
        import {0}
        new = sorted(set(sys.modules) - before)
        sizes = [(name, len(vars(sys.modules[name]))) for name in new]
        bound = [(name, sorted(n for n, v in vars(sys.modules[name]).items() if type(v) is type(sys))) for name in sorted(sys.modules) if name in new or name[0] != '_']
        print(sizes)
        print(bound)
        """;

    private const string Write = """
        def write(path, text):
            with open(path, 'w') as file:
                file.write(text)


        """;

    private static readonly string[] Modules =
    [
        "math", "re", "typing", "collections", "collections.abc", "functools", "itertools", "operator", "string", "heapq", "bisect", "copy", "random", "json",
        "json.decoder", "enum", "contextlib", "random, json, typing", "dataclasses", "datetime, decimal", "unittest", "importlib.util",
    ];

    private static readonly (string What, string Code)[] Looks =
    [
        ("a module of the same name in the candidate's folder", "import os\nwrite('random.py', 'own = 1')\nimport random, json\nprint(random.own, json.dumps(1))"),
        ("a package of the same name", "import os\nos.mkdir('heapq')\nwrite('heapq/__init__.py', 'own = 2')\nimport heapq\nprint(heapq.own)"),
        ("a module of the name of one that is brought along", "write('enum.py', 'raise RuntimeError(1)')\ntry:\n    import re\nexcept RuntimeError as e:\n    print(e)"),
        ("a folder before all others on the path", "import os, sys\nos.mkdir('lib')\nwrite('lib/bisect.py', 'own = 3')\nsys.path.insert(0, 'lib')\nimport bisect\nprint(bisect.own)"),
        ("a finder of the candidate's", "import sys\nclass Refuses:\n    @staticmethod\n    def find_spec(name, path=None, target=None):\n        raise ImportError('no ' + name)\nsys.meta_path.insert(0, Refuses)\ntry:\n    import typing\nexcept ImportError as e:\n    print(e)"),
        ("a module that is planted among the loaded ones", "import sys\nfake = type(sys)('copyreg')\nfake.pickle = lambda *a: print('asked')\nsys.modules['copyreg'] = fake\nsys.modules.pop('re', None)\nimport re"),
        ("a module that is imported anew", "import sys, random\nfirst = random\ndel sys.modules['random']\nimport random\nprint(first is random, first.Random is random.Random, random.random is first.random)"),
        ("a module that is refused", "import sys\nsys.modules['heapq'] = None\ntry:\n    import heapq\nexcept ImportError as e:\n    print(e)"),
        ("importlib", "import importlib\nprint(importlib.import_module('string').digits, importlib.import_module('.abc', 'collections').__name__)\nm = importlib.import_module('json')\nprint(importlib.reload(m) is m)"),
        ("a submodule of a package that was not asked for", "import collections\nprint(hasattr(collections, 'abc'))\nimport json\nprint(hasattr(json, 'tool'), hasattr(json, 'decoder'))"),
        ("the trace of an import that fails", "import traceback\ntry:\n    import no_such_module\nexcept ImportError:\n    print(traceback.format_exc())\ntry:\n    from typing import NoSuchName\nexcept ImportError:\n    print(traceback.format_exc())"),
        ("the trace of a module that raises", "import traceback\nwrite('raises.py', 'import re\\n1 / 0')\ntry:\n    import raises\nexcept ZeroDivisionError:\n    print(traceback.format_exc())"),
        ("where modules come from", "import typing, re, random, json\nprint([(m.__name__, m.__file__, m.__spec__.name, m.__loader__.__class__.__name__, m.__package__) for m in (typing, re, random, json)])"),
        ("caches of expressions", "import re\nprint(len(re._cache))\nre.compile('a+')\nprint(len(re._cache))"),
        ("seeded numbers", "import random\nrandom.seed(7)\nprint(random.random(), random.choice('abc'), random.sample(range(9), 3))"),
        ("classes of a module", "import collections, typing, enum\nprint(collections.OrderedDict.__module__, typing.List[int], enum.Enum.__mro__)\nclass A(typing.NamedTuple):\n    x: int = 1\nprint(A(), typing.get_type_hints(A))"),
        ("registrations for forks", "import os, random\nr, w = os.pipe()\nrandom.seed(1)\nfirst = random.random()\nrandom.seed(1)\npid = os.fork()\nif pid == 0:\n    os.write(w, b'1' if random.random() == first else b'0')\n    os._exit(0)\nos.waitpid(pid, 0)\nprint(os.read(r, 1))"),
    ];

    [Theory]
    [InlineData("3.9")]
    [InlineData("3.11")]
    [InlineData("3.13")]
    [InlineData("3.14")]
    public async Task An_import_gives_what_it_gives_in_a_fresh_interpreter(string python)
    {
        (string What, string Code)[] all = [.. Modules.Select(m => ("what comes with " + m, Brought.Replace("{0}", m, StringComparison.Ordinal))), .. Looks];
        await using var fresh = new SandboxPool(sandboxes.Engine, await sandboxes.OptionsAsync(python) with { Fresh = true });
        foreach (var (what, code) in all)
        {
            var trial = Trials.Of(StubKind.Define, Write + code);
            var forked = (await sandboxes.RunAsync(python, trial)).ShouldBe(Outcome.Passed);
            var alone = (await fresh.RunAsync(trial)).ShouldBe(Outcome.Passed);
            forked.Stdout.Should().NotBeNull("{0} is printed", what).And.Be(alone.Stdout, "{0} must be the same", what);
        }
    }

    [Fact]
    public async Task Each_candidate_has_random_numbers_of_its_own()
    {
        var trial = Trials.Of(StubKind.Define, "import random\nprint(random.random())");
        var first = (await sandboxes.RunAsync("3.11", trial)).ShouldBe(Outcome.Passed);
        var second = (await sandboxes.RunAsync("3.11", trial)).ShouldBe(Outcome.Passed);
        second.Stdout.Should().NotBe(first.Stdout);
    }
}
