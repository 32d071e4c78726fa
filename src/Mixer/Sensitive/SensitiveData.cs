using InstructMix.Mixer.Sensitive.Personal;
using InstructMix.Mixer.Sensitive.Secrets;

namespace InstructMix.Mixer.Sensitive;

/// <summary>
/// Finds secrets and personal data in any text, in time in proportion to its length. What documentation writes in the place of
/// them (<c>example.com</c>, 127.0.0.1, 555-0123, keys with EXAMPLE in them) is none. <c>docs/mixing.md</c> lists what is looked for.
/// </summary>
public static class SensitiveData
{
    private static readonly IDetector[] Secret =
        [new PrivateKeyDetector(), new WebTokenDetector(), new ProviderKeyDetector(), new ConnectionDetector(), new PasswordDetector()];

    private static readonly IDetector[] Personal =
    [
        new EmailDetector(), new IbanDetector(), new CardDetector(), new SocialSecurityDetector(), new IpDetector(), new PhoneDetector(),
            new StreetDetector(),
    ];

    /// <summary>Secrets and personal data.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What was found, in the order of the text; none overlaps another.</returns>
    public static IReadOnlyList<Finding> In(string text) => Find(text, [Secret, Personal]);

    /// <summary>Secrets alone.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>As <see cref="In"/>.</returns>
    public static IReadOnlyList<Finding> SecretsIn(string text) => Find(text, [Secret]);

    /// <summary>Personal data alone.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>As <see cref="In"/>.</returns>
    public static IReadOnlyList<Finding> PersonalDataIn(string text) => Find(text, [Personal]);

    private static List<Finding> Find(string text, ReadOnlySpan<IDetector[]> groups)
    {
        var found = new List<Finding>();
        foreach (var group in groups)
            foreach (var detector in group) detector.Find(text, found);
        if (found.Count < 2) return found;

        // Of two that overlap the one of the surer kind stays, which is the one that the enumeration names first.
        var apart = new List<Finding>(found.Count);
        int end = 0;
        foreach (var cluster in Overlapping([.. found.OrderBy(f => f.Start).ThenByDescending(f => f.Length)]))
        {
            foreach (var finding in cluster.OrderBy(f => f.Kind).ThenBy(f => f.Start))
                if (apart.FindIndex(end, a => a.Start < finding.End && finding.Start < a.End) < 0) apart.Add(finding);
            end = apart.Count;
        }

        apart.Sort((a, b) => a.Start.CompareTo(b.Start));
        return apart;
    }

    private static IEnumerable<List<Finding>> Overlapping(IReadOnlyList<Finding> sorted)
    {
        var cluster = new List<Finding>();
        int end = 0;
        foreach (var finding in sorted)
        {
            if (cluster.Count > 0 && finding.Start >= end)
            {
                yield return cluster;
                cluster = [];
            }

            cluster.Add(finding);
            end = Math.Max(end, finding.End);
        }

        yield return cluster;
    }
}
