using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>What a stub says to a program, and sees of it, by other ways than arguments and results; and what it can tell from a copy.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class OtherWaysTests(SandboxesFixture sandboxes)
{
    [Theory]
    [InlineData("import os\ndef f():\n    return os.environ.get('WHO')\n", "import os\nos.environ['WHO'] = 'Ann'\nassert f() == {0}\n", "'Ann'", "None")]
    [InlineData("import sys\ndef f():\n    return sys.argv[1:]\n", "import sys\nsys.argv = ['p', 'a']\nassert f() == {0}\n", "['a']", "[]")]
    [InlineData("import random\ndef f():\n    return random.random()\n", "import random\nrandom.seed(1)\na = f()\nrandom.seed(1)\nassert (f() == a) is {0}\n", "True", "False")]
    [InlineData("import warnings\ndef f():\n    warnings.warn('old')\n", "import warnings\nwith warnings.catch_warnings(record=True) as seen:\n    warnings.simplefilter('always')\n    f()\nassert len(seen) == {0}\n", "1", "0")]
    [InlineData("import logging\ndef f():\n    logging.getLogger('a').info('x')\n", "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        with self.assertLogs('a', 'INFO') as seen:\n            f()\n        self.assertEqual(len(seen.output), {0})\n", "1", "0")]
    [InlineData("def f():\n    return open('d.txt').read()\n", "with open('d.txt', 'w') as file:\n    file.write('x')\nassert f() == {0}\n", "'x'", "''")]
    [InlineData("import time\ndef f():\n    return time.time()\n", "import time\ntime.time = lambda: 5\nassert f() == {0}\n", "5", "6")]
    [InlineData("n = 0\ndef f():\n    global n\n    n += 1\n", "f()\nassert n == {0}\n", "1", "0")]
    [InlineData("n = 0\ndef f():\n    return n\n", "import mine\nmine.n = 4\nassert mine.f() == {0}\n", "4", "0")]
    [InlineData("class B:\n    def __init__(self, xs):\n        self.xs = xs\n    def f(self):\n        return len(self.xs)\n", "xs = [1]\nb = B(xs)\nxs.append(2)\nassert b.f() == {0}\n", "2", "1")]
    [InlineData("class B:\n    def __init__(self, d):\n        self.d = d\n    def f(self):\n        self.d['x'] = 1\n", "d = {}\nb = B(d)\nb.f()\nassert len(d) == {0}\n", "1", "0")]
    [InlineData("def f(x, seen=[]):\n    seen.append(x)\n    return seen\n", "a = f(1)\nb = f(2)\nassert len(a) == {0}\n", "2", "1")]
    [InlineData("def f(grid):\n    grid[0][0] = 1\n", "grid = [[0]] * 2\nf(grid)\nassert grid[1][0] == {0}\n", "1", "0")]
    [InlineData("def f(rows):\n    rows[0], rows[1] = rows[1], rows[0]\n", "rows = [[1], [2]]\nfirst = rows[0]\nf(rows)\nassert first == {0}\n", "[1]", "[2]")]
    [InlineData("def f(queue):\n    queue.rotate(1)\n", "from collections import deque\nq = deque([1, 2])\nf(q)\nassert list(q) == {0}\n", "[2, 1]", "[1, 2]")]
    [InlineData("def f(pair):\n    pair[0].append(2)\n", "xs = [1]\nf((xs, 0))\nassert xs == {0}\n", "[1, 2]", "[1]")]
    [InlineData("def f(d):\n    return d.keys()\n", "assert (f({'a': 1}) == {'a'}) is {0}\n", "True", "False")]
    [InlineData("from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\n", "import dataclasses\nassert dataclasses.asdict(P(1)) == {0}\n", "{'x': 1}", "{}")]
    [InlineData("cache = {}\ndef f():\n    return cache\n", "assert (f() is f()) is {0}\n", "True", "False")]
    [InlineData("def f(g):\n    return g.__name__\n", "def hello():\n    pass\nassert f(hello) == {0}\n", "'hello'", "'callback'")]
    [InlineData("L = []\ndef f(x):\n    L.append(x)\n", "f(1)\nassert L == [1]\nL.clear()\nf(2)\nassert L == {0}\n", "[2]", "[1, 2]")]
    [InlineData("store = {}\ndef f(x):\n    store[x] = len(store)\n    return dict(store)\n", "import solution as s\nf(1)\ns.store.clear()\nassert s.f(2) == {0}\n", "{2: 0}", "{1: 0, 2: 1}")]
    [InlineData("log = []\nclass C:\n    def __enter__(self):\n        log.append('in')\n    def __exit__(self, *a):\n        log.append('out')\n", "with C():\n    pass\nassert log == {0}\n", "['in', 'out']", "['in']")]
    [InlineData("log = []\nclass C:\n    def __del__(self):\n        log.append('gone')\n", "c = C()\ndel c\nassert log == {0}\n", "['gone']", "[]")]
    [InlineData("import asyncio\nlog = []\nasync def f(n):\n    log.append(n)\n    await asyncio.sleep(0)\n    log.append(n)\n", "import asyncio\nasync def both():\n    await asyncio.gather(f(1), f(2))\nasyncio.run(both())\nassert log == {0}\n", "[1, 2, 1, 2]", "[1, 1, 2, 2]")]
    [InlineData("class P:\n    pass\n", "assert callable(P()) is {0}\n", "False", "True")]
    public async Task Plain_Python_says_which_is_right(string code, string stub, string right, string wrong)
    {
        (await RunAsync(code, stub.Replace("{0}", right, StringComparison.Ordinal))).ShouldBe(Outcome.Passed, Level.Tested);
        (await RunAsync(code, stub.Replace("{0}", wrong, StringComparison.Ordinal))).ShouldBe(Outcome.Failed);
    }

    [Fact]
    public async Task Parts_of_a_stub_may_each_import_from_the_future() =>
        (await RunAsync("def f(x):\n    return x\n", "import math\nfrom __future__ import annotations\ndef g(x: Unknown):\n    return f(x)\nassert g(1) == 1\n")).ShouldBe(Outcome.Passed, Level.Tested);

    [Fact]
    public async Task A_name_that_is_a_method_says_whose() =>
        (await RunAsync("class Box:\n    def area(self):\n        return 1\n", "assert area() == 1\n")).ShouldBe(Outcome.Error).ByThe("stub").Saying("*area is a method of the candidate's class Box*");

    private Task<Verdict> RunAsync(string code, string stub) => sandboxes.RunAsync("3.11", Trials.Tested(code, stub));
}
