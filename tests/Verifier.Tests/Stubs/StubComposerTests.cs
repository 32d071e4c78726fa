using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Verifier.Tests.Stubs;

public sealed class StubComposerTests
{
    private static readonly Candidate Bare = new() { Id = "a", Instruction = "Write f.", Response = "def f(): pass" };

    [Fact]
    public void Set_up_test_and_statements_stand_in_this_order_each_on_its_own_line()
    {
        var candidate = Bare with { Setup = "import math", Test = "def check(candidate):\n    assert candidate() == math.pi\n", Tests = ["assert f() > 3", "assert f() < 4\n"], EntryPoint = "f" };
        new StubComposer(StubChoice.Auto).Compose(candidate).Should().Be(new Stub(
            StubKind.Tests,
            "import math\ndef check(candidate):\n    assert candidate() == math.pi\nassert f() > 3\nassert f() < 4\n",
            "f"));
    }

    [Theory]
    [InlineData(StubChoice.Auto, StubKind.Examples)]
    [InlineData(StubChoice.Doctest, StubKind.Doctest)]
    [InlineData(StubChoice.Smoke, StubKind.Smoke)]
    [InlineData(StubChoice.Define, StubKind.Define)]
    public void Without_tests_the_runner_makes_the_stub(StubChoice choice, StubKind kind) =>
        new StubComposer(choice).Compose(Bare).Should().Be(new Stub(kind));

    [Theory]
    [InlineData(StubChoice.Doctest)]
    [InlineData(StubChoice.Smoke)]
    [InlineData(StubChoice.Define)]
    public void Tests_are_left_alone_where_something_else_is_asked_for(StubChoice choice) =>
        new StubComposer(choice).Compose(Bare with { Tests = ["assert f() is None"] })!.Source.Should().BeEmpty();

    [Fact]
    public void Where_tests_are_asked_for_a_candidate_without_has_no_stub() =>
        new StubComposer(StubChoice.Tests).Compose(Bare with { Setup = "import math", Test = " \n", Tests = [] }).Should().BeNull();

    [Fact]
    public void Tests_of_blanks_only_are_no_tests() =>
        new StubComposer(StubChoice.Auto).Compose(Bare with { Test = "  \n" })!.Kind.Should().Be(StubKind.Examples);
}
