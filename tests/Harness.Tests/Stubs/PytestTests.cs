using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>What pytest means by a test: it is pytest that runs it, and no candidate finds that.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class PytestTests(SandboxesFixture sandboxes)
{
    [Theory, EveryPython]
    public async Task Parameters_raises_and_approx_are_judged_outside(string python)
    {
        const string stub = """
            import pytest

            @pytest.mark.parametrize("a, b, c", [(1, 2, 0.5), (1, 3, 0.3333333)])
            def test_divide(a, b, c):
                assert divide(a, b) == pytest.approx(c)

            def test_by_nothing():
                with pytest.raises(ZeroDivisionError, match="zero"):
                    divide(1, 0)
            """;
        var right = (await RunAsync(python, "def divide(a, b):\n    return a / b\n", stub)).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);
        right.Tests.Should().Be(new TestCount(3, 3));
        var wrong = (await RunAsync(python, "def divide(a, b):\n    return a / b if b == 2 else 0\n", stub)).ShouldBe(Outcome.Failed).Saying("test_divide?1-3-*");
        wrong.Tests.Should().Be(new TestCount(1, 3));
        (await RunAsync(python, "class Any:\n    def __eq__(self, other):\n        return True\ndef divide(a, b):\n    return Any()\n", stub)).Outcome.Should().NotBe(Outcome.Passed);
    }

    [Theory, EveryPython]
    public async Task Fixtures_of_the_process_are_those_of_the_candidates(string python)
    {
        const string stub = """
            import os

            def test_it(capsys, tmp_path, monkeypatch):
                monkeypatch.setenv("WHO", "Ann")
                greet(tmp_path / "log")
                assert capsys.readouterr().out == "Hello, Ann\n"
                assert (tmp_path / "log").read_text() == "Ann"
            """;
        const string code = "import os\ndef greet(path):\n    print('Hello,', os.environ['WHO'])\n    path.write_text(os.environ['WHO'])\n";
        (await RunAsync(python, code, stub)).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Inside).Tests.Should().Be(new TestCount(1, 1));
        (await RunAsync(python, code.Replace("Hello", "Hallo", StringComparison.Ordinal), stub)).ShouldBe(Outcome.Failed);
        (await RunAsync(python, "import os\ndef greet(path):\n    os._exit(0)\n", stub)).ShouldBe(Outcome.EarlyExit);
    }

    [Fact]
    public async Task What_a_candidate_plants_for_pytest_is_not_taken()
    {
        const string code = """
            import os, sys, types
            for name in ("pytest", "_pytest", "pluggy"):
                sys.modules[name] = types.ModuleType(name)
            sys.modules["pytest"].main = lambda *arguments, **named: 0
            for name, text in (("conftest.py", "import os; os._exit(0)"), ("pytest.ini", "[pytest]\naddopts = --collect-only"), ("sitecustomize.py", "import os; os._exit(0)")):
                with open(name, "w") as file:
                    file.write(text)
            os.environ["PYTEST_ADDOPTS"] = "--collect-only"
            def greet():
                print("no")
            """;
        (await RunAsync("3.11", code, "def test_it(capsys):\n    greet()\n    assert capsys.readouterr().out == 'yes\\n'\n")).ShouldBe(Outcome.Failed);
    }

    [Fact]
    public async Task A_candidate_finds_no_pytest() =>
        (await RunAsync("3.11", "import pytest\ndef f():\n    return 1\n", "import pytest\ndef test_f():\n    assert f() == 1\n")).ShouldBe(Outcome.MissingModule).ByThe("candidate");

    [Fact]
    public async Task A_test_that_is_skipped_is_told_and_does_not_count()
    {
        const string stub = "import pytest\n@pytest.mark.skip(reason='later')\ndef test_a():\n    assert f() == 2\n";
        (await RunAsync("3.11", "def f():\n    return 1\n", stub)).ShouldBe(Outcome.Failed).Saying("no test of the stub ran to its end*");
        var some = (await RunAsync("3.11", "def f():\n    return 1\n", stub + "def test_b():\n    assert f() == 1\n")).ShouldBe(Outcome.Passed).Saying("test_a was skipped: later");
        some.Tests.Should().Be(new TestCount(1, 2));
    }

    private Task<Verdict> RunAsync(string python, string code, string stub) => sandboxes.RunAsync(python, Trials.Tested(code, stub));
}
