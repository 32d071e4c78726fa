using System.Text.Json;
using InstructMix.Harness.Protocol;

namespace InstructMix.Harness;

/// <summary>Many tests of one candidate in one trial, each with a result of its own: the letters of <see cref="VerdictFields.Each"/>.</summary>
public static class EachTest
{
    /// <summary>It passed.</summary>
    public const char Passed = 'p';

    /// <summary>An assertion did not hold.</summary>
    public const char Failed = 'f';

    /// <summary>It raised.</summary>
    public const char Raised = 'e';

    /// <summary>The candidate's process ended in it, or its time ran out.</summary>
    public const char Ended = 'x';

    /// <summary>The test says nothing about any candidate: it is no Python, never calls the candidate, or cannot be judged outside its process.</summary>
    public const char Unusable = 'u';

    /// <summary>It did not run, for too many before it had ended the process.</summary>
    public const char Left = '-';

    // After a test that ends the process another attempt goes on behind it; the runner makes so many at most whose time runs out.
    private const int Attempts = 4;

    /// <summary>The trial of some code against tests.</summary>
    /// <param name="code">Python source.</param>
    /// <param name="tests">The tests, each a piece of Python of its own.</param>
    /// <param name="entryPoint">The name under test, where it is known.</param>
    public static Trial Trial(string code, IReadOnlyList<string> tests, string? entryPoint = null) =>
        new(code, new Stub(StubKind.Each, JsonSerializer.Serialize(tests, ProtocolJson.Default.IReadOnlyListString), entryPoint),
            Judge.Outside, Sections: Attempts);
}
