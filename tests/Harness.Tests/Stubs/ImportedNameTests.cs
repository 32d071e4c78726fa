using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>A stub imports the candidate's module by whatever name it has for it.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class ImportedNameTests(SandboxesFixture sandboxes)
{
    private const string Code = "def f(x):\n    return x + 1\n\ndef g():\n    return f(1)\n";

    [Theory]
    [InlineData("from solution import *\nassert f(1) + g() == 4\n")]
    [InlineData("import two_fer\nassert two_fer.f(1) == 2\n")]
    [InlineData("from error_handling import f as other\nassert other(1) == 2\n")]
    [InlineData("from .main import f\nfrom . import tools\nfrom ..pkg.mod import g\nassert f(1) == tools.f(1) == g()\n")]
    [InlineData("import src.solution\nfrom app.core import things as t\nassert src.solution.f(1) == t.f(1) == 2\n")]
    [InlineData("from trial import f\nimport frames, wall\nassert f(1) == frames.f(1) == wall.g()\n")]
    [InlineData("try:\n    from mine import f\nexcept ImportError:\n    from yours import f\nassert f(1) == 2\n")]
    [InlineData("import importlib\nm = importlib.import_module('mine')\nassert m.f(1) == 2\nassert importlib.reload(m).f(1) == 2\n")]
    [InlineData("from unittest.mock import patch\nimport mine\nwith patch('mine.f', return_value=7):\n    assert mine.g() == 7\nassert mine.g() == 2\n")]
    public async Task Any_name_is_its_name(string stub)
    {
        (await RunAsync(stub)).ShouldBe(Outcome.Passed, Level.Tested);
        (await RunAsync(stub.Replace("== 2", "== 3", StringComparison.Ordinal).Replace("== 4", "== 5", StringComparison.Ordinal).Replace("== 7", "== 8", StringComparison.Ordinal).Replace("== g()", "== 1 + g()", StringComparison.Ordinal).Replace("== wall.g()", "== 1 + wall.g()", StringComparison.Ordinal))).Outcome.Should().NotBe(Outcome.Passed);
    }

    private const string Own = "def filter(f, xs):\n    return [x for x in xs if f(x)]\n\ndef reverse(xs):\n    return xs[::-1]\n\ndef abs(x):\n    return 0\n";

    [Theory]
    [InlineData("from list_ops import filter as own, reverse\nassert own(bool, [0, 1]) == [1] and reverse([1, 2]) == [2, 1]\nassert not isinstance(filter(None, []), list)\n", Outcome.Passed)]
    [InlineData("from list_ops import filter, reverse\nassert filter(bool, [0, 1]) == [1] and reverse([1, 2]) == [2, 1]\n", Outcome.Passed)]
    [InlineData("import list_ops\nassert list_ops.filter(bool, [0, 1]) == [1] and list_ops.reverse([1, 2]) == [2, 1]\n", Outcome.Passed)]
    [InlineData("from list_ops import reverse\nassert reverse([1]) == [1] and abs(-1) == 1\n", Outcome.Passed)]
    [InlineData("from list_ops import *\nassert reverse([1]) == [1] and abs(-1) == 1\n", Outcome.Passed)]
    [InlineData("from list_ops import filter as own, reverse\nassert own(bool, [0, 1]) == [0] and reverse([1]) == [1]\n", Outcome.Failed)]
    public async Task A_built_in_name_is_the_candidates_where_it_is_asked_for_by_name(string stub, Outcome outcome) =>
        (await sandboxes.RunAsync("3.11", Trials.Tested(Own, stub))).ShouldBe(outcome).Judged(Judge.Outside);

    [Theory]
    [InlineData("from two_fer import two_fer\nassert two_fer(1) == 2\n", "*No module named 'two_fer'*the candidate, which it may be, has no 'two_fer'")]
    [InlineData("from two_fer import f, h\nassert f(1) == 2\n", "*cannot import name 'h' from 'two_fer'*")]
    [InlineData("import torch as t\nassert t.f(1) == 2\n", "*No module named 'torch'*the image does not have torch*")]
    public async Task What_nobody_has_is_told(string stub, string saying) => (await RunAsync(stub)).ShouldBe(Outcome.Error).ByThe("stub").Saying(saying);

    private Task<Verdict> RunAsync(string stub) => sandboxes.RunAsync("3.11", Trials.Tested(Code, stub));
}
