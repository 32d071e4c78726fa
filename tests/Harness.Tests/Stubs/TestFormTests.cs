using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>Every test that a stub defines runs, whatever form it has, and is counted; what did not run is told by name.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class TestFormTests(SandboxesFixture sandboxes)
{
    private const string Add = "def add(a, b):\n    return a + b\n";

    public static TheoryData<string, int> Forms => new()
    {
        { "class TestAdd:\n    def test_add(self):\n        assert add(1, 2) == {0}\n", 1 },
        { "class TestAdd:\n    def setup_method(self):\n        self.one = 1\n    def test_add(self):\n        assert add(self.one, 2) == {0}\n", 1 },
        { "class TestAdd:\n    @classmethod\n    def setup_class(cls):\n        cls.one = 1\n    class TestInner:\n        def test_add(self):\n            assert add(1, 2) == {0}\n", 1 },
        { "class Adds:\n    def test_add(self):\n        assert add(self.one, 2) == {0}\nclass TestOne(Adds):\n    one = 1\n    def test_more(self):\n        assert add(0, 0) == 0\n", 2 },
        { "async def test_add():\n    assert add(1, 2) == {0}\n", 1 },
        { "if True:\n    def test_add():\n        assert add(1, 2) == {0}\n", 1 },
        { "def test_add():\n    assert add(1, 2) == {0}\nif __name__ == '__main__':\n    test_add()\n", 1 },
        { "import unittest\nif True:\n    class T(unittest.TestCase):\n        def test_add(self):\n            self.assertEqual(add(1, 2), {0})\nif __name__ == '__main__':\n    unittest.main()\n", 1 },
        { "import unittest\nones = []\ndef setUpModule():\n    ones.append(1)\nclass T(unittest.TestCase):\n    def test_add(self):\n        self.assertEqual(add(ones[0], 2), {0})\n", 1 },
        { "one = []\ndef setup_module():\n    one.append(1)\ndef test_add():\n    assert add(one[0], 2) == {0}\ndef test_more():\n    assert add(0, 0) == 0\n", 2 },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task A_test_of_any_form_runs(string stub, int count)
    {
        var right = (await RunAsync(stub.Replace("{0}", "3", StringComparison.Ordinal))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);
        right.Tests.Should().Be(new TestCount(count, count));
        var wrong = (await RunAsync(stub.Replace("{0}", "4", StringComparison.Ordinal))).ShouldBe(Outcome.Failed);
        // What the stub calls itself ends it where it does not hold.
        if (!stub.Contains("    test_add()", StringComparison.Ordinal)) wrong.Tests.Should().Be(new TestCount(count - 1, count));
    }

    [Theory]
    [InlineData("def test_a():\n    yield\n    assert add(1, 2) == 4\n", "*test_a is a generator*")]
    [InlineData("def check(candidate):\n    assert candidate(1, 2) == 4\ndef test_a():\n    assert add(1, 2) == 3\n", "*check(candidate) is never called*")]
    [InlineData("def test_a():\n    assert add(1, 2) == 3\ndef test_b(numbers):\n    assert add(*numbers) == 3\n", "*test_b was defined and did not run: it needs the fixture 'numbers'*")]
    [InlineData("if add(0, 0):\n    def test_a():\n        assert add(1, 2) == 4\ndef test_b():\n    assert add(1, 2) == 3\n", "*test_a was defined and did not run*")]
    public async Task A_test_that_does_not_run_is_told_by_name(string stub, string saying) =>
        (await RunAsync(stub)).ShouldBe(Outcome.Error).ByThe("stub").Saying(saying);

    private Task<Verdict> RunAsync(string stub) => sandboxes.RunAsync("3.11", Trials.Tested(Add, stub));
}
