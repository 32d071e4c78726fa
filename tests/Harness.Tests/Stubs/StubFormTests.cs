using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

[Collection(WarmSandboxes.Name)]
public sealed class StubFormTests(SandboxesFixture sandboxes)
{
    private const string Add = "def add(a, b):\n    return a + b\n";

    [Fact]
    public async Task Check_is_called_with_the_entry_point()
    {
        const string stub = "METADATA = {'author': 'x'}\n\ndef check(candidate):\n    assert candidate(1, 2) == 3\n    assert candidate(-1, 1) == {0}\n";
        await PassesAsync(Add, stub.Replace("{0}", "0", StringComparison.Ordinal), "add");
        await FailsAsync(Add, stub.Replace("{0}", "1", StringComparison.Ordinal), "add");
    }

    [Fact]
    public Task Check_may_call_itself() => PassesAsync(Add, "def check(candidate):\n    assert candidate(1, 2) == 3\ncheck(add)\n", "add");

    [Fact]
    public async Task Pytest_style_functions_are_called()
    {
        await PassesAsync(Add, "def test_small():\n    assert add(1, 2) == 3\n\ndef test_large():\n    assert add(10**20, 1) == 10**20 + 1\n");
        await FailsAsync(Add, "def test_small():\n    assert add(1, 2) == 3\n\ndef test_wrong():\n    assert add(1, 2) == 4\n");
    }

    [Fact]
    public async Task Unittest_cases_are_run()
    {
        const string stub = "import unittest\n\nclass T(unittest.TestCase):\n    def setUp(self):\n        self.one = 1\n    def test_it(self):\n        self.assertEqual(add(self.one, 2), {0})\n        with self.assertRaises(TypeError):\n            add(1, 'a')\n";
        await PassesAsync(Add, stub.Replace("{0}", "3", StringComparison.Ordinal));
        (await FailsAsync(Add, stub.Replace("{0}", "4", StringComparison.Ordinal))).Saying("*3 != 4*");
    }

    [Fact]
    public async Task A_main_block_that_runs_unittest_counts()
    {
        await PassesAsync(Add, "import unittest\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(add(1, 2), 3)\nif __name__ == '__main__':\n    unittest.main()\n");
        await FailsAsync(Add, "import unittest\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(add(1, 2), 4)\nunittest.main()\n");
    }

    [Fact]
    public async Task Loops_and_helpers_are_run()
    {
        await PassesAsync(Add, "def expected(a, b):\n    return sum([a, b])\n\nfor a in range(20):\n    for b in range(20):\n        assert add(a, b) == expected(a, b), (a, b)\n");
        (await FailsAsync(Add, "for a in range(5):\n    assert add(a, a) < 8, f'at {a}'\n")).Saying("*at 4*");
    }

    [Fact]
    public async Task Tolerances_are_kept()
    {
        await PassesAsync(Add, "import math\nassert abs(add(0.1, 0.2) - 0.3) < 1e-9\nassert math.isclose(add(0.1, 0.2), 0.3)\n");
        await FailsAsync(Add, "assert add(0.1, 0.2) == 0.3\n");
    }

    [Fact]
    public async Task A_builtin_exception_can_be_expected()
    {
        const string code = "def f(n):\n    if n < 0:\n        raise ValueError('negative: %d' % n)\n    return n\n";
        await PassesAsync(code, "try:\n    f(-1)\n    assert False\nexcept ValueError as e:\n    assert str(e) == 'negative: -1'\n    assert e.args == ('negative: -1',)\n");
        await FailsAsync(code, "try:\n    f(1)\n    assert False, 'it did not raise'\nexcept ValueError:\n    pass\n");
        (await RunAsync(code, "try:\n    f(-1)\nexcept KeyError:\n    pass\n")).ShouldBe(Outcome.Error).ByThe("candidate", "ValueError", 3);
    }

    [Fact]
    public Task An_exception_of_the_candidates_own_can_be_expected() =>
        PassesAsync("class TooFew(ValueError):\n    def __init__(self, have):\n        super().__init__('only %d' % have)\n        self.have = have\n\ndef f(n):\n    raise TooFew(n)\n", """
            try:
                f(2)
            except TooFew as e:
                assert str(e) == 'only 2'
                assert isinstance(e, ValueError)
            else:
                assert False
            try:
                f(3)
            except ValueError as e:
                assert type(e).__name__ == 'TooFew'
            """);

    [Fact]
    public async Task An_attribute_of_an_exception_of_the_candidates_can_be_read() =>
        await PassesAsync("class TooFew(Exception):\n    def __init__(self, have):\n        self.have = have\n\ndef f(n):\n    raise TooFew(n)\n",
            "try:\n    f(2)\nexcept TooFew as e:\n    assert e.have == 2\nelse:\n    assert False\n");

    [Fact]
    public async Task A_lambda_can_be_passed()
    {
        const string code = "def apply(f, xs):\n    return [f(x) for x in xs]\n";
        await PassesAsync(code, "assert apply(lambda x: x * 2, [1, 2]) == [2, 4]\nassert apply(str, [1]) == ['1']\n");
        await FailsAsync(code, "assert apply(lambda x: x * 2, [1, 2]) == [2, 5]\n");
    }

    [Fact]
    public async Task A_key_and_a_predicate_may_raise() =>
        await PassesAsync("def safe(f):\n    try:\n        return f()\n    except ZeroDivisionError:\n        return 'zero'\n", "assert safe(lambda: 1 / 0) == 'zero'\nassert safe(lambda: 3) == 3\n");

    [Fact]
    public async Task A_function_that_the_candidate_returns_can_be_called() =>
        await PassesAsync("def adder(n):\n    def add(x):\n        return x + n\n    return add\n", "assert adder(2)(3) == 5\nplus = adder(10)\nassert [plus(i) for i in range(3)] == [10, 11, 12]\n");

    [Fact]
    public async Task A_decorator_of_the_candidates_wraps_a_function_of_the_stubs() =>
        await PassesAsync("import functools\ndef twice(f):\n    @functools.wraps(f)\n    def inner(*a):\n        return [f(*a), f(*a)]\n    return inner\n",
            "@twice\ndef hello(name):\n    return 'hi ' + name\nassert hello('x') == ['hi x', 'hi x']\n");

    [Fact]
    public async Task Arguments_that_are_changed_in_place_come_back_changed()
    {
        const string code = "def f(xs, d, s):\n    xs.sort()\n    xs.append(9)\n    d['new'] = [1]\n    s.add(3)\n";
        await PassesAsync(code, "xs = [3, 1]\nd = {'a': 1}\ns = {1}\nassert f(xs, d, s) is None\nassert xs == [1, 3, 9]\nassert d == {'a': 1, 'new': [1]}\nassert s == {1, 3}\n");
        await FailsAsync(code, "xs = [3, 1]\nf(xs, {}, set())\nassert xs == [3, 1]\n");
    }

    [Fact]
    public async Task A_nested_argument_that_is_changed_comes_back_in_the_same_object() =>
        await PassesAsync("def f(grid):\n    grid[0][1] = 'x'\n    return grid\n", "row = [1, 2]\ngrid = [row, [3]]\nout = f(grid)\nassert row == [1, 'x']\nassert out is grid\n");

    [Fact]
    public async Task Generators_are_read_as_they_are()
    {
        const string code = "def squares(n):\n    for i in range(n):\n        yield i * i\n\ndef naturals():\n    n = 0\n    while True:\n        yield n\n        n += 1\n";
        await PassesAsync(code, """
            import itertools
            assert list(squares(4)) == [0, 1, 4, 9]
            g = naturals()
            assert next(g) == 0 and next(g) == 1
            assert list(itertools.islice(g, 3)) == [2, 3, 4]
            assert [a for a, _ in zip(naturals(), range(3))] == [0, 1, 2]
            try:
                it = squares(0)
                next(it)
                assert False
            except StopIteration:
                pass
            """);
    }

    [Fact]
    public async Task A_coroutine_is_run_by_the_stub() =>
        await PassesAsync("import asyncio\nasync def f(x):\n    await asyncio.sleep(0)\n    return x + 1\n", "import asyncio\nassert asyncio.run(f(1)) == 2\n");

    [Fact]
    public async Task The_stub_may_import_the_candidate() =>
        await PassesAsync(Add, "from candidate import add\nassert add(1, 2) == 3\nimport solution\nassert solution.add(1, 1) == 2\n");

    [Fact]
    public async Task Doctests_show_what_is_printed_and_raised() =>
        (await sandboxes.RunAsync("3.11", Trials.Of(StubKind.Doctest, """"
            def f(x):
                """Prints.

                >>> f(1)
                got 1
                1
                >>> f(-1)
                Traceback (most recent call last):
                    ...
                ValueError: negative
                >>> f([1, 2]) # doctest: +ELLIPSIS
                got ...
                [1, 2]
                >>> y = f(2) + 1
                got 2
                >>> y
                3
                """
                if x == -1:
                    raise ValueError("negative")
                print("got", x)
                return x
            """"))).ShouldBe(Outcome.Passed, Level.Tested);

    private async Task PassesAsync(string code, string stub, string? entryPoint = null) =>
        (await RunAsync(code, stub, entryPoint)).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);

    private async Task<Verdict> FailsAsync(string code, string stub, string? entryPoint = null) =>
        (await RunAsync(code, stub, entryPoint)).ShouldBe(Outcome.Failed, Level.Defined).Judged(Judge.Outside);

    private Task<Verdict> RunAsync(string code, string stub, string? entryPoint = null) => sandboxes.RunAsync("3.11", Trials.Tested(code, stub, entryPoint));
}
