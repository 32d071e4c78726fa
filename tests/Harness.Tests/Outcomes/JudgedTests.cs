using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Outcomes;

[Collection(WarmSandboxes.Name)]
public sealed class JudgedTests(SandboxesFixture sandboxes)
{
    private const string Add = "def add(a, b):\n    return a + b\n";
    private const string Inspecting = "import inspect\nassert 'return a + b' in inspect.getsource(add)\nassert add(1, 2) == 3\n";

    [Theory, EveryPython]
    public async Task Plain_assertions_are_judged_outside(string python) =>
        (await RunAsync(python, "assert add(1, 2) == 3")).ShouldBe(Outcome.Passed).Judged(Judge.Outside);

    [Theory, EveryPython]
    public async Task Unittest_is_judged_outside(string python) =>
        (await RunAsync(python, """
            import unittest
            class AddTest(unittest.TestCase):
                def test_it(self):
                    self.assertEqual(add(1, 2), 3)
            """)).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);

    [Theory, EveryPython]
    public async Task A_stub_that_looks_into_the_code_is_judged_inside(string python) =>
        (await RunAsync(python, Inspecting)).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Inside);

    [Theory, EveryPython]
    public async Task A_failure_inside_says_the_line_as_well(string python) =>
        (await RunAsync(python, Inspecting + "assert add(1, 2) == 4\n")).ShouldBe(Outcome.Failed, Level.Defined).Judged(Judge.Inside).ByThe("stub", line: 4).Saying("*assert add(1, 2) == 4*");

    [Theory, EveryPython]
    public async Task A_stub_that_extends_a_class_of_the_candidates_is_judged_inside(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("class Shape:\n    def area(self):\n        raise NotImplementedError\n", """
            class Square(Shape):
                def area(self):
                    return 4
            assert Square().area() == 4
            assert isinstance(Square(), Shape)
            """))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Inside);

    [Theory, EveryPython]
    public async Task An_argument_that_cannot_cross_takes_the_stub_inside(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def area(shape):\n    return shape.side ** 2\n", """
            class Square:
                side = 3
            assert area(Square()) == 9
            """))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Inside);

    [Theory, EveryPython]
    public async Task A_judge_outside_refuses_what_only_inside_can_carry(string python) =>
        (await RunAsync(python, Inspecting, Judge.Outside)).ShouldBe(Outcome.Error).ByThe("stub").Saying("cannot be judged outside the candidate's process: *");

    [Theory, EveryPython]
    public async Task A_judge_inside_is_used_where_it_is_asked_for(string python) =>
        (await RunAsync(python, "assert add(1, 2) == 3", Judge.Inside)).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Inside);

    [Theory, EveryPython]
    public async Task An_error_of_the_candidates_inside_is_not_the_stubs(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f(x):\n    y = x\n    return 1 / y\n", "assert f(0) == 1", judge: Judge.Inside)))
            .ShouldBe(Outcome.Error, Level.Defined).Judged(Judge.Inside).ByThe("candidate", "ZeroDivisionError", 3);

    [Theory, EveryPython]
    public async Task A_stub_that_never_calls_the_candidate_proves_nothing_inside_either(string python) =>
        (await RunAsync(python, "assert 1 + 1 == 2", Judge.Inside)).ShouldBe(Outcome.Error, Level.Defined).ByThe("stub").Saying("the stub never calls the candidate");

    [Theory]
    [InlineData("import inspect\nassert inspect.signature(add) is not None and callable(add)")]
    [InlineData("def test_add():\n    import inspect\n    assert inspect.isfunction(add)\n    return\n    add(1, 2)")]
    [InlineData("import inspect\nif False:\n    assert add(1, 2) == 3")]
    public async Task A_stub_that_names_the_candidate_inside_and_never_calls_it_proves_nothing(string stub) =>
        (await RunAsync("3.11", stub, Judge.Inside)).ShouldBe(Outcome.Error, Level.Defined).Judged(Judge.Inside).ByThe("stub").Saying("the stub never calls the candidate");

    [Theory]
    [InlineData("def f(a):\n    return a", "assert inspect.isfunction(f) and list(map(f, [1])) == [1]")]
    [InlineData("def f(a):\n    yield a", "assert inspect.isgenerator(f(1))")]
    [InlineData("async def f(a):\n    return a", "c = f(1)\nassert inspect.iscoroutine(c)\nc.close()")]
    [InlineData("from functools import partial\nf = partial(int, base=2)", "assert f('101') == 5")]
    [InlineData("from operator import itemgetter\nf = itemgetter(1)", "assert f([1, 2]) == 2")]
    [InlineData("f = max", "assert f(1, 2) == 2")]
    [InlineData("from functools import lru_cache\n@lru_cache\ndef f(a):\n    return a", "assert f(1) == 1")]
    [InlineData("class f:\n    pass", "assert isinstance(f(), f)")]
    [InlineData("from dataclasses import dataclass\n@dataclass\nclass f:\n    a: int", "assert f(1) == f(1)")]
    [InlineData("from collections import namedtuple\nf = namedtuple('f', 'a')", "assert f(1).a == 1")]
    [InlineData("from enum import Enum\nclass f(Enum):\n    A = 1", "assert f(1) is f.A")]
    [InlineData("def f(a):\n    return a", "import threading\nout = []\nt = threading.Thread(target=lambda: out.append(f(1)))\nt.start()\nt.join()\nassert out == [1]")]
    [InlineData("def f(a):\n    return a", "assert eval('f(1)') == 1")]
    [InlineData("def f(a):\n    return a", "import candidate\nassert candidate.f(1) == 1")]
    public async Task A_call_inside_counts_whatever_is_called_and_however(string code, string stub) =>
        (await sandboxes.RunAsync("3.11", Trials.Tested(code, "import inspect\n" + stub, judge: Judge.Inside))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Inside);

    [Theory, EveryPython]
    public async Task An_exit_of_the_candidates_inside_is_an_early_exit(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f(x):\n    raise SystemExit(0)\n", "assert f(0) == 1", judge: Judge.Inside)))
            .ShouldBe(Outcome.EarlyExit, Level.Defined).Judged(Judge.Inside);

    private Task<Verdict> RunAsync(string python, string stub, Judge judge = Judge.Auto) => sandboxes.RunAsync(python, Trials.Tested(Add, stub, judge: judge));
}
