using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Outcomes;

[Collection(WarmSandboxes.Name)]
public sealed class LevelTests(SandboxesFixture sandboxes)
{
    private const string WithDoctest = "def double(x):\n    '''Twice.\n\n    >>> double(4)\n    8\n    '''\n    return 2 * x\n";

    [Theory, EveryPython]
    public async Task Code_that_is_only_compiled_is_not_run(string python) =>
        (await RunAsync(python, StubKind.Compile, "raise SystemExit\n")).ShouldBe(Outcome.Passed, Level.Compiled).Judged(null).Stub.Should().Be(StubKind.Compile);

    [Theory, EveryPython]
    public async Task Code_that_is_only_compiled_must_compile(string python) =>
        (await RunAsync(python, StubKind.Compile, "def f(:\n")).ShouldBe(Outcome.SyntaxError, Level.None);

    [Theory, EveryPython]
    public async Task A_module_that_runs_to_its_end_is_defined(string python) =>
        (await RunAsync(python, StubKind.Define, "def f():\n    raise ValueError\n")).ShouldBe(Outcome.Passed, Level.Defined).Judged(null);

    [Theory, EveryPython]
    public async Task A_module_that_does_not_run_is_only_compiled(string python) =>
        (await RunAsync(python, StubKind.Define, "undefined_name\n")).ShouldBe(Outcome.Error, Level.Compiled).ByThe("candidate", "NameError", 1);

    [Theory, EveryPython]
    public async Task A_function_that_returns_from_a_made_up_call_is_smoked(string python) =>
        (await RunAsync(python, StubKind.Smoke, "def f(numbers, n=2):\n    return [x * n for x in numbers]\n")).ShouldBe(Outcome.Passed, Level.Smoked).Judged(Judge.Outside);

    [Theory, EveryPython]
    public async Task A_module_without_functions_has_nothing_to_smoke(string python) =>
        (await RunAsync(python, StubKind.Smoke, "x = 1\n")).ShouldBe(Outcome.Passed, Level.Defined);

    [Theory, EveryPython]
    public async Task A_function_that_refuses_made_up_arguments_is_not_accused(string python) =>
        (await RunAsync(python, StubKind.Smoke, "def f(n):\n    raise ValueError('not this one')\n")).ShouldBe(Outcome.Passed, Level.Defined);

    [Theory, EveryPython]
    public async Task A_function_that_forgot_an_import_is_found_by_a_made_up_call(string python) =>
        (await RunAsync(python, StubKind.Smoke, "def f(x):\n    return math.sqrt(4)\n"))
            .ShouldBe(Outcome.Error, Level.Defined).ByThe("candidate", "NameError", 2).Saying("NameError: name 'math' is not defined*in f(*");

    [Theory, EveryPython]
    public async Task A_smoke_call_that_exits_is_an_early_exit(string python) =>
        (await RunAsync(python, StubKind.Smoke, "import sys\ndef f(x):\n    sys.exit(0)\n")).ShouldBe(Outcome.EarlyExit, Level.Defined);

    [Theory, EveryPython]
    public async Task Methods_generators_and_coroutines_are_smoked(string python) =>
        (await RunAsync(python, StubKind.Smoke, """
            class Stack:
                def __init__(self):
                    self.items = []
                def push(self, item):
                    self.items.append(item)
            def forever():
                while True:
                    yield 1
            async def later(n: int):
                return n
            """)).ShouldBe(Outcome.Passed, Level.Smoked);

    [Theory, EveryPython]
    public async Task A_doctest_that_holds_is_a_test(string python) =>
        (await RunAsync(python, StubKind.Doctest, WithDoctest)).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);

    [Theory, EveryPython]
    public async Task A_doctest_that_does_not_hold_is_a_failure(string python) =>
        (await RunAsync(python, StubKind.Doctest, WithDoctest.Replace("8", "9", StringComparison.Ordinal)))
            .ShouldBe(Outcome.Failed, Level.Defined).Saying("double(4): expected 9, got 8");

    [Theory, EveryPython]
    public async Task A_doctest_that_is_skipped_proves_nothing(string python) =>
        (await RunAsync(python, StubKind.Doctest, WithDoctest.Replace("(4)", "(4)  # doctest: +SKIP", StringComparison.Ordinal))).ShouldBe(Outcome.Passed, Level.Defined);

    [Theory, EveryPython]
    public async Task A_doctest_that_calls_nothing_of_the_candidates_proves_nothing(string python) =>
        (await RunAsync(python, StubKind.Doctest, WithDoctest.Replace(">>> double(4)", ">>> double = lambda x: 8\n    >>> double(4)", StringComparison.Ordinal))).ShouldBe(Outcome.Passed, Level.Defined);

    [Theory, EveryPython]
    public async Task Nor_does_it_where_it_runs_inside(string python) =>
        (await RunAsync(python, StubKind.Doctest, WithDoctest.Replace(">>> double(4)", ">>> import threading\n    >>> 8", StringComparison.Ordinal))).ShouldBe(Outcome.Passed, Level.Defined).Judged(Judge.Inside);

    [Theory, EveryPython]
    public async Task Of_examples_that_are_all_skipped_smoke_calls_take_the_place(string python) =>
        (await RunAsync(python, StubKind.Examples, WithDoctest.Replace("(4)", "(4)  # doctest: +SKIP", StringComparison.Ordinal)))
            .ShouldBe(Outcome.Passed, Level.Smoked).Stub.Should().Be(StubKind.Smoke);

    [Theory, EveryPython]
    public async Task What_a_docstrings_own_text_raises_leaves_it_to_the_next_example_to_fail(string python) =>
        (await RunAsync(python, StubKind.Doctest, WithDoctest.Replace(">>> double(4)\n    8", ">>> missing\n    >>> double(4)\n    9", StringComparison.Ordinal)))
            .ShouldBe(Outcome.Failed, Level.Defined).Saying("double(4): expected 9, got 8");

    [Theory, EveryPython]
    public async Task A_candidate_without_doctests_cannot_be_judged_by_them(string python) =>
        (await RunAsync(python, StubKind.Doctest, "def f():\n    return 1\n")).ShouldBe(Outcome.Error, Level.Defined).ByThe("stub").Saying("the candidate has no doctest");

    [Theory, EveryPython]
    public async Task Examples_are_the_doctests_where_there_are_any(string python) =>
        (await RunAsync(python, StubKind.Examples, WithDoctest)).ShouldBe(Outcome.Passed, Level.Tested).Stub.Should().Be(StubKind.Doctest);

    [Theory, EveryPython]
    public async Task Examples_are_smoke_calls_where_there_are_no_doctests(string python) =>
        (await RunAsync(python, StubKind.Examples, "def f(n):\n    return n\n")).ShouldBe(Outcome.Passed, Level.Smoked).Stub.Should().Be(StubKind.Smoke);

    private Task<Verdict> RunAsync(string python, StubKind kind, string code) => sandboxes.RunAsync(python, Trials.Of(kind, code));
}
