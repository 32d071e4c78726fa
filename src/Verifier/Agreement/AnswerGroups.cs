using System.Runtime.InteropServices;

namespace InstructMix.Verifier.Agreement;

/// <summary>Groups a problem's answers by the tests that they pass, and puts groups and members in order.</summary>
/// <param name="fold">The digest of a program whose names and layout do not count: equal programs have the same.</param>
internal sealed class AnswerGroups(Func<string, ulong> fold)
{
    /// <summary>The tests that count: at least one candidate passes them, and no hollow version does.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="hollow">The results of hollow versions, a letter for each test.</param>
    /// <param name="tests">How many tests there are.</param>
    public static IReadOnlyList<int> Counted(IReadOnlyCollection<TestedCandidate> candidates, IReadOnlyCollection<string> hollow, int tests) =>
    [
        .. Enumerable.Range(0, tests)
            .Where(t => candidates.Any(c => c.Passes(t)) && !hollow.Any(h => t < h.Length && h[t] == Harness.EachTest.Passed)),
    ];

    /// <summary>The groups that pass a test, the best first.</summary>
    /// <param name="candidates">The candidates, in the order of their input.</param>
    /// <param name="counted">The tests that count.</param>
    public IReadOnlyList<AnswerGroup> Of(IReadOnlyList<TestedCandidate> candidates, IReadOnlyList<int> counted)
    {
        return
        [
            .. candidates.GroupBy(c => new string([.. counted.Select(t => c.Passes(t) ? '1' : '0')]), StringComparer.Ordinal)
                .Where(g => g.Key.Contains('1', StringComparison.Ordinal))
                .Select(g => new AnswerGroup(Order([.. g]), g.Key.AsSpan().Count('1')))
                .OrderByDescending(g => g.Score)
                .ThenByDescending(g => g.Tests)
                .ThenBy(g => g.Members[0].Candidate.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The most typical first: the one that most others equal, else the one of median length. The shortest is right less often.</summary>
    private IReadOnlyList<TestedCandidate> Order(List<TestedCandidate> members)
    {
        var equals = new Dictionary<ulong, int>();
        var digests = new Dictionary<TestedCandidate, ulong>(ReferenceEqualityComparer.Instance);
        foreach (var member in members)
        {
            ulong digest = digests[member] = fold(member.Python.Code!);
            CollectionsMarshal.GetValueRefOrAddDefault(equals, digest, out _)++;
        }

        var lengths = members.Select(m => m.Python.Code!.Length).Order().ToList();
        int median = lengths[lengths.Count / 2];
        return
        [
            .. members.OrderByDescending(m => equals[digests[m]])
                .ThenBy(m => Math.Abs(m.Python.Code!.Length - median))
                .ThenBy(m => m.Candidate.Id, StringComparer.Ordinal),
        ];
    }
}
