using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Isolation;

/// <summary>A fork from a warm interpreter shows a candidate what a fresh one would: nothing is there because the runner had it.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class FreshTests(SandboxesFixture sandboxes)
{
    public static TheoryData<string, string> Looks() => new()
    {
        { "the modules that are there without an import", "import sys\nprint(sorted(m for m in sys.modules if not m.startswith('_')))" },
        { "the path", "import sys\nprint([p for p in sys.path if not p.startswith('/work/')])" },
        { "submodules of packages", "import concurrent, importlib, xml, os, json\nprint([hasattr(p, n) for p, n in ((concurrent, 'futures'), (importlib, 'util'), (xml, 'dom'), (os, 'path'), (json, 'decoder'))])" },
        { "the environment", "import os\nprint(sorted((k, v) for k, v in os.environ.items() if k not in ('HOME', 'HOSTNAME')))" },
        { "the command line and the main module", "import sys, __main__\nprint(len(sys.argv), sorted(vars(__main__))[:3], sys.flags)" },
        { "descriptors", "import os\nprint([n for n in range(64) if not _closed(n)])".Insert(0, "import os\ndef _closed(n):\n    try:\n        os.fstat(n)\n    except OSError:\n        return True\n") },
        { "the collector and the recursion limit", "import gc, sys\nprint(gc.isenabled(), gc.get_threshold(), sys.getrecursionlimit())" },
        { "the order of a set of strings", "print(list({'a', 'b', 'c', 'd', 'e'}))" },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_fork_looks_like_a_fresh_interpreter(string what, string code)
    {
        var trial = Trials.Of(StubKind.Define, code);
        var forked = (await sandboxes.RunAsync("3.11", trial)).ShouldBe(Outcome.Passed);
        await using var fresh = new SandboxPool(sandboxes.Engine, await sandboxes.OptionsAsync() with { Count = 1, Fresh = true });
        var alone = (await fresh.RunAsync(trial)).ShouldBe(Outcome.Passed);
        forked.Stdout.Should().Be(alone.Stdout, "{0} must be the same", what);
    }
}
