using System.Globalization;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Selftest;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Hostile;

/// <summary>
/// Honest candidates in one sandbox, every tenth trial an attack of the corpus, drawn with a seed: each honest one comes to what it comes to alone.
/// <c>tests/sequence.sh</c> has many more of them.
/// </summary>
[Collection(WarmSandboxes.Name)]
public sealed class SequenceTests(SandboxesFixture sandboxes)
{
    private const string Version = "3.11";
    private const int EveryOne = 10;

    private static readonly IReadOnlyList<Trial> Honest =
    [
        Trials.Tested("def f(x):\n    return x * x\n", "assert f(2) == 4\nassert f(3) == 9\n"),
        Trials.Tested("def f(x):\n    return x\n", "assert f(2) == 4\n"),
        Trials.Tested("def f(x):\n    return x * x\n", "for n in range(5):\n    assert f(n) == n * n\n"),
        Trials.Tested("def f(x):\n    return [x] * 3\n", "import unittest\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(1), [1, 1])\n"),
        Trials.Tested("def f(x):\n    table = bytearray(b'1') * (250 << 20)\n    return len(table) and x * x\n", "assert f(2) == 4\n"),
        Trials.Tested("import json\ndef f(x):\n    with open('mine', 'w') as file:\n        json.dump([x] * 100000, file)\n    return x * x\n", "assert f(2) == 4\n"),
        Trials.Tested("import socket\ndef f(x):\n    with socket.socket() as s:\n        s.bind(('127.0.0.1', 8123))\n        s.listen()\n    return x * x\n", "assert f(2) == 4\n"),
        Trials.Tested("import multiprocessing as m\ndef f(x):\n    with m.Pool(2) as pool:\n        return pool.map(abs, [x, -x])\n", "assert f(2) == [2, 2]\n"),
        Trials.Tested("def f(x):\n    return undefined + x\n", "assert f(2) == 4\n"),
        Trials.Tested("def f(x):\n    raise KeyError(x)\n", "import xml\nassert xml.dom.minidom\nassert f(2) == 4\n"),
        Trials.Tested("import tempfile\ndef f(x):\n    with tempfile.TemporaryFile() as file:\n        return file.write(b'x' * (20 << 20))\n", "assert f(2) == 20 << 20\n"),
        Trials.Of(StubKind.Examples, "def f(x):\n    \"\"\"The square.\n\n    >>> f(2)\n    4\n    \"\"\"\n    return x * x\n"),
        Trials.Of(StubKind.Examples, "def f(x):\n    \"\"\"The square.\n\n    >>> f(2)\n    4\n    \"\"\"\n    return x\n"),
        Trials.Of(StubKind.Examples, "def f(numbers, n=2):\n    return [x * n for x in numbers]\n"),
        Trials.Of(StubKind.Define, "import sys\nprint(sys.argv[0][-12:])\n"),
        new("def f(x):\n    return x * x\n", new Stub(StubKind.Tests, "assert f(2) == 4\n"), Judge.Inside),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_honest_candidate_comes_to_what_it_comes_to_alone(int jobs)
    {
        int count = Given("INSTRUCTMIX_SEQUENCE_TRIALS", 150);
        int seed = Given("INSTRUCTMIX_SEQUENCE_SEED", 11);
        var options = await sandboxes.OptionsAsync(Version);
        var alone = await AloneAsync(options);
        PythonVersion.TryParse(Version, out var python).Should().BeTrue();
        // Those that wait until their time is up would be most of what it takes.
        var attacks = HostileCorpus.Read().Where(c => c.AppliesTo(python) && c.Expected(python) != Outcome.Timeout).ToList();
        var drawn = new Random(seed);
        var trials = Enumerable.Range(1, count).Select(n => n % EveryOne == 0 ? (Attack: attacks[drawn.Next(attacks.Count)], Honest: -1) : (Attack: null, Honest: drawn.Next(Honest.Count))).ToList();

        await using var pool = new SandboxPool(sandboxes.Engine, options with { Count = jobs });
        var verdicts = await Task.WhenAll(trials.Select(t => pool.RunAsync(t.Attack?.Trial ?? Honest[t.Honest])));

        var wrong = new List<string>();
        for (int at = 0; at < trials.Count; at++)
        {
            if (trials[at].Honest is >= 0 and var which && Told(verdicts[at]) != alone[which]) wrong.Add($"trial {at + 1}: {Told(verdicts[at])} instead of {alone[which]}, after {Before(trials.Select(t => t.Attack), at)}");
        }

        wrong.Should().BeEmpty("the seed is {0}", seed);
        verdicts.Should().NotContain(v => v.Outcome == Outcome.SandboxFault, "no attack may cost more than its own process (seed {0})", seed);
    }

    private async Task<IReadOnlyList<string>> AloneAsync(SandboxOptions options)
    {
        await using var pool = new SandboxPool(sandboxes.Engine, options with { TrialsPerSandbox = 1 });
        return [.. (await Task.WhenAll(Honest.Select(t => pool.RunAsync(t)))).Select(Told)];
    }

    private static string Before(IEnumerable<HostileCase?> attacks, int at) => attacks.Take(at).LastOrDefault(a => a is not null)?.ToString() ?? "no attack";

    private static string Told(Verdict v) => $"{v.Outcome} {v.Level} {v.Judged} {v.Stub} {v.Where} {v.Exception} {v.Line} {v.Detail} {v.Stdout}";

    private static int Given(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
