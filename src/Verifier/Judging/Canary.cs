using InstructMix.Harness;

namespace InstructMix.Verifier.Judging;

/// <summary>A trial whose outcome is known, slipped into a run to find out whether its verdicts can be trusted.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Expected">The outcome that it must have.</param>
internal sealed record Canary(string Name, Trial Trial, Outcome Expected)
{
    private const string Right = "def double(number):\n    return 2 * number\n";
    private const string Plain = "assert double(21) == 42\nassert double(-1) == -2\n";
    private const string Loop = "for number in range(5):\n    assert double(number) == number + number\n";

    /// <summary>Right and wrong ones, for each way of judging.</summary>
    public static IReadOnlyList<Canary> All { get; } =
    [
        Of("a right function, plain assertions", Right, Plain, Outcome.Passed),
        Of("a wrong function, plain assertions", "def double(number):\n    return number\n", Plain, Outcome.Failed),
        Of("a right function, a loop", Right, Loop, Outcome.Passed),
        Of("a function that is wrong once, a loop", "def double(number):\n    return 2 * number if number != 3 else 7\n", Loop,
            Outcome.Failed),
        Of("a value equal to everything", "class Any:\n    def __eq__(self, other):\n        return True\n\n\ndef double(number):\n    return Any()\n", Plain, Outcome.Failed),
        Of("an end before the stub's", "import os\n\n\ndef double(number):\n    os._exit(0)\n", Plain, Outcome.EarlyExit),
        Of("a name that is not there", "def double(number):\n    return math.fsum([number, number])\n", Plain, Outcome.Error),
        new("a docstring that is wrong",
            new Trial("def double(number):\n    \"\"\"\n    >>> double(2)\n    5\n    \"\"\"\n    return 2 * number\n", new Stub(StubKind.Examples)), Outcome.Failed),
    ];

    private static Canary Of(string name, string code, string stub, Outcome expected) =>
        new(name, new Trial(code, new Stub(StubKind.Tests, stub)), expected);
}
