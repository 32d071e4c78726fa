using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>A candidate's own examples come to what Python's doctest says of them.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class DoctestTests(SandboxesFixture sandboxes)
{
    [Theory]
    [InlineData("from collections import namedtuple\n", ">>> Point = namedtuple('Point', 'x y')\n>>> Point.__doc__\n'Point(x, y)'")]
    [InlineData("class C:\n    '''Of a class.'''\n    def __init__(self):\n        self.number = 42\n", ">>> C.__doc__, C().__doc__\n('Of a class.', 'Of a class.')\n>>> C().__dict__\n{'number': 42}")]
    [InlineData("from fractions import Fraction\ndef kind_of(x):\n    return type(x), x\n", ">>> kind_of(Fraction(1, 2))\n(<class 'fractions.Fraction'>, Fraction(1, 2))")]
    public async Task What_an_example_shows_of_classes_and_objects_is_theirs(string code, string examples)
    {
        var indented = string.Join('\n', examples.Split('\n').Select(l => "    " + l));

        (await RunAsync($"{code}\ndef f():\n    \"\"\"Shows.\n\n{indented}\n    \"\"\"\n")).ShouldBe(Outcome.Passed).Judged(Judge.Outside);
    }

    [Theory]
    [InlineData("8", Outcome.Passed)]
    [InlineData("9", Outcome.Failed)]
    public async Task An_example_that_uses_what_does_not_cross_runs_in_the_candidates_process(string shown, Outcome outcome)
    {
        var code = $$""""
            def double(x):
                """Twice.

                >>> import threading
                >>> got = []
                >>> t = threading.Thread(target=lambda: got.append(double(4)))
                >>> t.start(); t.join()
                >>> got[0]
                {{shown}}
                """
                return 2 * x
            """";

        (await RunAsync(code)).ShouldBe(outcome).Judged(Judge.Inside);
        (await sandboxes.RunAsync("3.11", new Trial(code, new Stub(StubKind.Doctest), Judge.Outside))).ShouldBe(Outcome.Error).Saying("*examples use threading*");
    }

    [Fact]
    public async Task Inner_functions_show_nothing_and_a_docstring_may_be_assigned()
    {
        (await RunAsync("def f():\n    def inner():\n        '''\n        >>> 1\n        2\n        '''\n    return inner\n")).ShouldBe(Outcome.Error).Saying("the candidate has no doctest");
        (await RunAsync("__doc__ = '''\n>>> f(2)\n5\n'''\n\ndef f(x):\n    return x * x\n")).ShouldBe(Outcome.Failed).Saying("f(2): expected 5, got 4");
        (await RunAsync("if True:\n    class C:\n        def m(self):\n            '''\n            >>> C().m()\n            2\n            '''\n            return 1\n")).ShouldBe(Outcome.Failed);
    }

    private Task<Verdict> RunAsync(string code) => sandboxes.RunAsync("3.11", Trials.Of(StubKind.Doctest, code));
}
