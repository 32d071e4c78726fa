namespace InstructMix.Harness.Tests.Given;

/// <summary>Trials, said shortly.</summary>
internal static class Trials
{
    public static Trial Tested(string code, string stub, string? entryPoint = null, Judge judge = Judge.Auto) =>
        new(code, new Stub(StubKind.Tests, stub, entryPoint), judge);

    public static Trial Of(StubKind kind, string code) => new(code, new Stub(kind));
}
