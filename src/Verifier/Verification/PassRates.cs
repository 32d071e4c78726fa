using System.Globalization;

namespace InstructMix.Verifier.Verification;

/// <summary>The counts of a run, or of one model's answers, by problem.</summary>
/// <param name="Name">The model, or the value of the field that candidates are counted by; null for all candidates together.</param>
/// <param name="Candidates">Candidates that have a verdict.</param>
/// <param name="Passed">Those that passed.</param>
/// <param name="Problems">Problems that they answer.</param>
/// <param name="Solved">Problems that one of them solves at least.</param>
/// <param name="PassAt">
/// pass@k by k: how probable it is that one of k answers to a problem passes, by the unbiased estimator (Chen et al. 2021, arXiv 2107.03374).
/// A k is left out where a problem has fewer answers than that.
/// </param>
public sealed record PassRates(string? Name, long Candidates, long Passed, long Problems, long Solved,
    IReadOnlyDictionary<string, double> PassAt)
{
    private static readonly int[] Ks = [1, 10, 100];

    /// <summary>The rates over problems.</summary>
    /// <param name="name">What they are of.</param>
    /// <param name="problems">The counts of each problem.</param>
    public static PassRates Of(string? name, IReadOnlyCollection<ProblemCounts> problems)
    {
        int fewest = problems.Count > 0 ? problems.Min(p => p.Answers) : 0;
        var at = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (int k in Ks.Where(k => k <= fewest))
            at.Add(k.ToString(CultureInfo.InvariantCulture), Math.Round(problems.Average(p => PassAtK(p, k)), 6));
        return new PassRates(name, problems.Sum(p => (long)p.Answers), problems.Sum(p => (long)p.Passed), problems.Count,
            problems.LongCount(p => p.Passed > 0), at);
    }

    /// <summary>1 - C(n - c, k) / C(n, k), as a product so that nothing overflows.</summary>
    private static double PassAtK(ProblemCounts counts, int k)
    {
        if (counts.Answers - counts.Passed < k) return 1;
        double none = 1;
        for (int i = counts.Answers - counts.Passed + 1; i <= counts.Answers; i++) none *= 1 - ((double)k / i);
        return 1 - none;
    }
}
