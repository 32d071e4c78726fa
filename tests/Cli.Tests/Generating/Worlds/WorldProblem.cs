namespace InstructMix.Cli.Tests.Generating.Worlds;

/// <summary>A request of the recorded world, with all that its model may say to it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Family">Problems of one family differ in a number.</param>
/// <param name="Instruction">The request.</param>
/// <param name="Right">Bodies of functions that are right.</param>
/// <param name="Wrong">Bodies that are wrong, each in its own way.</param>
/// <param name="Parameter">The function's parameter.</param>
/// <param name="Case">The argument and the right value of a test by its number.</param>
internal sealed record WorldProblem(
    string Name, string Topic, string Family, string Instruction, IReadOnlyList<string> Right, IReadOnlyList<string> Wrong, string Parameter,
    Func<int, (string Argument, string Value)> Case)
{
    private const int FirstHidden = 100;

    /// <summary>Tests that nobody sees who generates.</summary>
    public IReadOnlyList<string> Hidden => [.. Enumerable.Range(FirstHidden, 8).Select(Test)];

    /// <summary>A function with this body.</summary>
    public string Function(string body, string? name = null) => $"def {name ?? Name}({Parameter}):\n    {body.Replace("\n", "\n    ")}";

    /// <summary>A right test.</summary>
    public string Test(int number) => $"assert {Name}({Case(number).Argument}) == {Case(number).Value}";

    /// <summary>A test that nearly every function passes.</summary>
    public string WeakTest(int number) => $"assert {Name}({Case(number).Argument}) is not None";

    /// <summary>A test that expects what another one should.</summary>
    public string WrongTest(int number) => $"assert {Name}({Case(number).Argument}) == {Case(number + 3).Value}";
}
