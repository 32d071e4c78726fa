using System.Formats.Tar;
using System.Text;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Isolation;

/// <summary>A module that is warm where a candidate runs shows in its verdict's <c>warm</c>, and in nothing else.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class WarmTests(SandboxesFixture sandboxes)
{
    /// <summary>Candidates of a module, in the order in which they run in one sandbox: some change the module for themselves.</summary>
    public static TheoryData<string, Trial[]> Users() => new()
    {
        {
            "decimal",
            [
                Trials.Tested("from decimal import Decimal, getcontext\ngetcontext().prec = 3\ndef third():\n    return Decimal(1) / 3\n", "from decimal import Decimal\nassert third() == Decimal('0.333')\n"),
                Trials.Tested("import decimal\ndef third():\n    return str(decimal.Decimal(1) / 3)\n", "assert third() == '0.' + '3' * 28\n"),
                Trials.Tested("import decimal\ndecimal.Decimal.sqrt = None\n", "assert True\n"),
                Trials.Tested("import decimal\ndef root(n):\n    return decimal.Decimal(n).sqrt()\n", "assert root(4) == 2\nassert root(9) == 4\n"),
                Trials.Tested("import decimal as d\ndef half(n):\n    return decimal.Decimal(n) / 2\n", "assert half(4) == 2\n"),
                Trials.Tested("import decimal\ndef flags():\n    return [f.__name__ for f, up in decimal.getcontext().flags.items() if up]\n", "assert flags() == []\n"),
            ]
        },
        {
            "sqlite3",
            [
                Trials.Tested("import sqlite3\ndef total(numbers):\n    with sqlite3.connect(':memory:') as db:\n        db.execute('create table t (n)')\n        db.executemany('insert into t values (?)', [(n,) for n in numbers])\n        return db.execute('select sum(n) from t').fetchone()[0]\n", "assert total([1, 2, 3]) == 6\n"),
                Trials.Tested("import sqlite3\nsqlite3.register_adapter(complex, repr)\nsqlite3.connect = None\ndef one():\n    return 1\n", "assert one() == 1\n"),
                Trials.Tested("import sqlite3\ndef store():\n    sqlite3.connect(':memory:').execute('select ?', (2j,))\n", "store()\n"),
                Trials.Tested("import sqlite3\ndef broken():\n    return sqlite3.connect(':memory:').execute('selec 1')\n", "try:\n    broken()\nexcept Exception as e:\n    assert 'syntax' not in str(e)\n"),
                Trials.Of(StubKind.Define, "import sqlite3, sys\nprint(sorted(m for m in sys.modules if 'sqlite' in m or m in ('datetime', 'time', 'collections')))\n"),
            ]
        },
        {
            "unittest",
            [
                Trials.Tested("import unittest\nclass Case(unittest.TestCase):\n    def check(self, n):\n        self.assertEqual(n, 3)\n        return True\ndef f(n):\n    return Case().check(n)\n", "assert f(3)\nassert f(4)\n"),
                Trials.Tested("import unittest\nunittest.TestCase.assertEqual = lambda *a: None\ndef f():\n    return 1\n", "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(f(), 2)\n"),
                Trials.Tested("import unittest\ndef f():\n    return 1\n", "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(f(), 1)\n"),
                Trials.Tested("import unittest\ndef f():\n    return unittest.mock.Mock()\n", "f()\n"),
                Trials.Tested("import unittest\ndef f():\n    return asyncio.run(None)\n", "f()\n"),
            ]
        },
        {
            "asyncio",
            [
                Trials.Tested("import asyncio\nasync def two():\n    await asyncio.sleep(0)\n    return 2\ndef f():\n    return asyncio.run(two())\n", "assert f() == 2\n"),
                Trials.Tested("import asyncio\nasyncio.run = lambda c: c.close() or 7\nasync def two():\n    return 2\ndef f():\n    return asyncio.run(two())\n", "assert f() == 7\n"),
                Trials.Tested("import asyncio\nasync def gather():\n    return await asyncio.gather(*(asyncio.sleep(0, n) for n in range(3)))\n", "import asyncio\nassert asyncio.run(gather()) == [0, 1, 2]\n"),
                Trials.Tested("import asyncio\ndef f():\n    return asyncio.get_event_loop_policy() is not None and asyncio.get_running_loop()\n", "f()\n"),
                Trials.Of(StubKind.Define, "import asyncio, threading, warnings\nprint(threading.active_count(), threading.current_thread() is threading.main_thread(), len(warnings.filters))\n"),
                Trials.Of(StubKind.Smoke, "import asyncio\ndef f(n: int):\n    return selectors\n"),
            ]
        },
    };

    /// <summary>Modules that cannot be warm, with what is said of them.</summary>
    public static TheoryData<string, string, string> Unfit() => new()
    {
        { "threads", "import threading, time\nthreading.Thread(target=time.sleep, args=(99,), daemon=True).start()\n", "*starts threads*" },
        { "processes", "import subprocess\nsubprocess.Popen(['sleep', '99'])\n", "*starts processes*" },
        { "open files", "file = open('/etc/passwd')\n", "*leaves files or connections open*" },
        { "words", "print('welcome')\n", "*prints what no candidate would print: welcome*" },
        { "a warning for who imports it", "import warnings\nwarnings.warn('old', DeprecationWarning, stacklevel=2)\n", "*warns, and no candidate would be warned: DeprecationWarning: old*" },
        { "an exit", "raise SystemExit('no')\n", "*SystemExit: no*" },
        { "reading orders", "import sys\nif not sys.stdin.read():\n    raise RuntimeError('nothing to read')\n", "*RuntimeError: nothing to read*" },
    };

    [Theory]
    [MemberData(nameof(Users))]
    public async Task Verdicts_with_a_warm_module_are_those_of_a_fresh_interpreter(string module, Trial[] trials)
    {
        var options = await sandboxes.OptionsAsync() with { Count = 1 };
        await using var pool = new SandboxPool(sandboxes.Engine, options);
        await using var fresh = new SandboxPool(sandboxes.Engine, options with { Fresh = true });
        foreach (var trial in trials)
        {
            var warm = await pool.RunAsync(trial with { Warm = module });
            warm.Warm.Should().Be(module);
            Lasting(warm).Should().Be(Lasting(await fresh.RunAsync(trial)), "that is what a fresh interpreter gives for {0}", trial.Code);
        }
    }

    [Fact]
    public async Task Random_numbers_are_not_those_of_the_candidate_before()
    {
        var pool = await sandboxes.PoolAsync("3.11");
        var trial = Trials.Of(StubKind.Define, "import random\nprint(random.random())\n") with { Warm = "random" };
        var first = (await pool.RunAsync(trial)).ShouldBe(Outcome.Passed);
        var second = (await pool.RunAsync(trial)).ShouldBe(Outcome.Passed);
        first.Stdout.Should().NotBe(second.Stdout);
    }

    [Fact]
    public async Task The_module_is_there_before_the_import_and_only_where_it_was_asked_for()
    {
        var pool = await sandboxes.PoolAsync("3.11");
        var trial = Trials.Of(StubKind.Define, "import sys\nprint('xml.dom.minidom' in sys.modules)\n");
        (await pool.RunAsync(trial with { Warm = "xml.dom.minidom" })).Stdout.Should().Be("True\n");
        var plain = await pool.RunAsync(trial);
        plain.Stdout.Should().Be("False\n");
        plain.Warm.Should().BeNull();
    }

    [Fact]
    public async Task The_process_that_judges_does_not_have_the_module()
    {
        var pool = await sandboxes.PoolAsync("3.11");
        // A stub that looks at sys.modules is judged inside; a docstring's examples run in a fork of the template, as stubs of their own process do.
        const string Code = "def one():\n    \"\"\"\n    >>> one()\n    1\n    >>> import sys; 'fractions' in sys.modules\n    False\n    \"\"\"\n    return 1\n";
        var trial = new Trial(Code, new Stub(StubKind.Doctest)) with { Warm = "fractions" };
        (await pool.RunAsync(trial)).ShouldBe(Outcome.Passed).Judged(Judge.Outside);
    }

    [Fact]
    public async Task The_pools_of_a_machine_with_one_core_take_turns()
    {
        var options = await sandboxes.OptionsAsync() with { Count = 2 };
        await using var pool = new SandboxPool(sandboxes.Engine, options, new Machine(1));
        var trials = Enumerable.Range(0, 60).Select(i => Trials.Of(StubKind.Define, $"print({i})\n") with { Warm = (i % 3) switch { 0 => null, 1 => "decimal", _ => "asyncio" } });
        var verdicts = await Task.WhenAll(trials.Select(t => pool.RunAsync(t)));
        verdicts.Select(v => v.Stdout).Should().Equal(Enumerable.Range(0, 60).Select(i => $"{i}\n"));
        verdicts.Select(v => v.Warm).Take(3).Should().Equal(null, "decimal", "asyncio");
    }

    [Fact]
    public async Task A_module_that_the_image_lacks_is_named_with_the_remedy()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, await sandboxes.OptionsAsync() with { Count = 1 });
        var run = () => pool.RunAsync(Trials.Of(StubKind.Define, "import nonesuch\n") with { Warm = "nonesuch" });
        (await run.Should().ThrowAsync<ImageException>())
            .WithMessage("nonesuch cannot be warm on Python 3.11.*: ModuleNotFoundError: No module named 'nonesuch'; *sandbox build --packages FILE*leave out --warm nonesuch");
        (await pool.RunAsync(Trials.Of(StubKind.Define, "pass\n"))).ShouldBe(Outcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task A_module_that_forks_cannot_share_is_refused(string what, string source, string said)
    {
        var options = await sandboxes.OptionsAsync() with { Count = 1 };
        var image = $"instructmix-test:unfit-{Guid.NewGuid():N}";
        await sandboxes.Engine.BuildAsync(Context(options.Image, source), image, new Dictionary<string, string>(), new Dictionary<string, string>(), _ => { }, CancellationToken.None);
        try
        {
            await using var pool = new SandboxPool(sandboxes.Engine, options with { Image = image, Warm = "unfit" });
            var run = () => pool.RunAsync(Trials.Of(StubKind.Define, "import unfit\n"));
            (await run.Should().ThrowAsync<ImageException>(what)).WithMessage(said);
        }
        finally
        {
            await RemoveAsync(image);
        }
    }

    /// <summary>What of a verdict does not differ from run to run.</summary>
    private static string Lasting(Verdict verdict) =>
        (verdict with { Warm = null, CpuSeconds = 0, WallSeconds = 0, MemoryBytes = 0, Needs = [], Warnings = [] }).ToString()
        + string.Join(", ", verdict.Needs) + string.Join(", ", verdict.Warnings);

    /// <summary>The engine lets go of an image a moment after its last container.</summary>
    private async Task RemoveAsync(string image)
    {
        for (int left = 100; ; left--)
        {
            try
            {
                await sandboxes.Engine.RemoveImageAsync(image, CancellationToken.None);
                return;
            }
            catch (EngineException) when (left > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    private static MemoryStream Context(string image, string source)
    {
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            // The standard library's own folder: every Python has it on its path.
            Add("Dockerfile", $"FROM {image}\nCOPY unfit.py /unfit.py\nRUN python3 -c \"import os, shutil; shutil.move('/unfit.py', os.path.dirname(os.__file__))\"\n");
            Add("unfit.py", source);

            void Add(string name, string text) => writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            });
        }

        archive.Position = 0;
        return archive;
    }
}
