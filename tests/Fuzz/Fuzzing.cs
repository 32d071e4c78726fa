using System.Diagnostics;
using System.Globalization;
using FsCheck;

namespace InstructMix.Fuzz;

/// <summary>How much is tried by tests that make up their cases: the same ones in every run, and as many others as fit where <c>tests/fuzz.sh</c> asks for it.</summary>
internal static class Fuzzing
{
    private const string Seconds = "INSTRUCTMIX_FUZZ_SECONDS";
    private const string Seed = "INSTRUCTMIX_FUZZ_SEED";

    /// <summary>Seeds, one for each round.</summary>
    public static IEnumerable<int> Rounds()
    {
        int seed = Number(Seed) ?? 1;
        var time = TimeSpan.FromSeconds(Number(Seconds) ?? 0);
        long start = Stopwatch.GetTimestamp();
        do
        {
            yield return seed;
            seed = unchecked(seed + 1) & int.MaxValue;
        }
        while (Stopwatch.GetElapsedTime(start) < time);
    }

    /// <summary>Checks a property with so many cases a round. FsCheck says with which seed it failed.</summary>
    public static void Holds(this Property property, int cases = 2000)
    {
        foreach (int seed in Rounds())
        {
            property.Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(new Replay(new Rnd((ulong)seed, 1), null)));
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
