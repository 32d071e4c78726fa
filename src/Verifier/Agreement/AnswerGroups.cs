using System.Runtime.InteropServices;
using InstructMix.Harness;

namespace InstructMix.Verifier.Agreement;

/// <summary>Groups a problem's answers by the tests that they pass, and puts groups and members in order.</summary>
/// <param name="fold">The digest of a program whose names and layout do not count: equal programs have the same.</param>
internal sealed class AnswerGroups(Func<string, ulong> fold)
{
    /// <summary>The tests that count: at least one candidate passes them, and no version does that returns nothing.</summary>
    /// <param name="problem">The problem.</param>
    public static IReadOnlyList<int> Counted(TestedProblem problem) =>
        [.. Enumerable.Range(0, problem.Tests)
            .Where(t => problem.Candidates.Any(c => c.Passes(t)) && !PassesHollow(problem, Hollow.None, t))];

    /// <summary>The groups that pass a test, the best first.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="counted">The tests that count.</param>
    public IReadOnlyList<AnswerGroup> Of(TestedProblem problem, IReadOnlyList<int> counted) =>
    [
        .. problem.Candidates.GroupBy(c => new string([.. counted.Select(t => c.Passes(t) ? '1' : '0')]), StringComparer.Ordinal)
            .Where(g => g.Key.Contains('1', StringComparison.Ordinal))
            .Select(g =>
            new AnswerGroup(Order([.. g]), g.Key.AsSpan().Count('1'), IsProven(problem, [.. counted.Where((_, n) => g.Key[n] == '1')])))
            .OrderByDescending(g => g.Score)
            .ThenByDescending(g => g.Tests)
            .ThenBy(g => g.Members[0].Candidate.Id, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Whether each hollow version fails one of the tests. One test alone says little of it: whatever a test expects, some constant is. But what passes no more than
    /// a version that always returns the same, or its argument, is not proven by it.
    /// </summary>
    private static bool IsProven(TestedProblem problem, IReadOnlyList<int> tests) =>
        problem.Hollow.Keys.All(h => tests.Any(t => !PassesHollow(problem, h, t)));

    private static bool PassesHollow(TestedProblem problem, Hollow hollow, int test) =>
        problem.Hollow.TryGetValue(hollow, out string? letters) && test < letters.Length && letters[test] == EachTest.Passed;

    /// <summary>The most typical first: the one that most others equal, else the one of median length. The shortest is right less often.</summary>
    /// <param name="members">Candidates with code.</param>
    public IReadOnlyList<TestedCandidate> Order(IReadOnlyList<TestedCandidate> members)
    {
        var equals = new Dictionary<ulong, int>();
        var digests = new Dictionary<TestedCandidate, ulong>(ReferenceEqualityComparer.Instance);
        foreach (var member in members)
        {
            ulong digest = digests[member] = fold(member.Python.Code!);
            CollectionsMarshal.GetValueRefOrAddDefault(equals, digest, out _)++;
        }

        if (members.Count == 0) return [];
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
