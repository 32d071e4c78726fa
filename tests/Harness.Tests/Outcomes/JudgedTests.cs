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

    [Theory, EveryPython]
    public async Task An_exit_of_the_candidates_inside_is_an_early_exit(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f(x):\n    raise SystemExit(0)\n", "assert f(0) == 1", judge: Judge.Inside)))
            .ShouldBe(Outcome.EarlyExit, Level.Defined).Judged(Judge.Inside);

    private Task<Verdict> RunAsync(string python, string stub, Judge judge = Judge.Auto) => sandboxes.RunAsync(python, Trials.Tested(Add, stub, judge: judge));
}
