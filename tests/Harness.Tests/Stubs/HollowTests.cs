using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>A stub that cannot fail is told by the hollow candidates that it passes.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class HollowTests(SandboxesFixture sandboxes)
{
    private const string Code = "def first(items: list) -> int:\n    \"\"\"The first.\"\"\"\n    return items[0]\n";

    [Theory]
    [InlineData(Hollow.None, "assert first([1, 2]) is None")]
    [InlineData(Hollow.Constant, "assert first([1, 2]) == 0")]
    [InlineData(Hollow.Argument, "assert first([1, 2]) == [1, 2]")]
    public async Task A_hollow_candidate_has_the_names_and_not_the_work(Hollow hollow, string stub) =>
        (await RunAsync(hollow, stub)).ShouldBe(Outcome.Passed);

    [Theory, EveryHollow]
    public async Task A_stub_that_can_fail_fails_every_hollow_candidate(Hollow hollow) =>
        (await RunAsync(hollow, "assert first([1, 2]) == 1\nassert first([5]) == 5")).ShouldBe(Outcome.Failed);

    private Task<Verdict> RunAsync(Hollow hollow, string stub) =>
        sandboxes.RunAsync("3.11", new Trial(Code, new Stub(StubKind.Tests, stub), Hollow: hollow));

    private sealed class EveryHollowAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => Enum.GetValues<Hollow>().Select(h => new object[] { h });
    }
}
