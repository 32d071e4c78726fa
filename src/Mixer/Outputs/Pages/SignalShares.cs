using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Outputs.Pages;

/// <summary>What share of a source's records has each signal of undesirable content, before and after the filters. Of large sources a sample is looked at.</summary>
internal static class SignalShares
{
    private const int Sample = 500;

    private static readonly string[] Names = ["IsRefusal", "NamesItself", "Profanity", "Secrets", "Emails", "Phones", "Addresses"];

    /// <summary>The shares, 0 to 1, by signal: of all records that could be read, and of those in the mix; null where there are none.</summary>
    public static IEnumerable<(string Signal, double? Before, double? After)> Of(SourceOffers source)
    {
        var signals = StandardSignals.Create().Where(s => Names.Contains(s.Name)).ToArray();
        double[]? before = Shares(signals, [.. source.All.Where(o => o.Refusal?.Reason != DropReason.Unreadable)]),
            after = Shares(signals, [.. source.Standing]);
        return signals.Select((s, i) => (s.Name, before?[i], after?[i]));
    }

    private static double[]? Shares(Signal[] signals, Offer[] offers)
    {
        if (offers.Length == 0) return null;
        // Evenly spread, so that the same ones are looked at in every run.
        int count = Math.Min(Sample, offers.Length);
        int[] found = new int[signals.Length];
        Parallel.For(0, count, i =>
        {
            var pair = offers[(long)i * offers.Length / count].Pair!;
            for (int s = 0; s < signals.Length; s++)
                if (Has(signals[s], pair)) Interlocked.Increment(ref found[s]);
        });
        return Array.ConvertAll(found, f => (double)f / count);
    }

    private static bool Has(Signal signal, Pair pair) => signal switch
    {
        Signal.Flag flag => flag.Of(pair),
        Signal.Count count => count.Of(pair) > 0,
        _ => throw new InvalidOperationException($"\"{signal.Name}\" is neither a number nor true or false."),
    };
}
