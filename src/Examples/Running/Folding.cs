using System.Text.RegularExpressions;

namespace InstructMix.Examples.Running;

/// <summary>Finds failures that only follow from an earlier one: a <c>NameError</c> for a name that what failed or was skipped was to define.</summary>
internal static class Folding
{
    /// <summary>A page's results, in the order of its lines, with what follows from what.</summary>
    public static IReadOnlyList<ExampleResult> Folded(IReadOnlyList<ExampleResult> results)
    {
        var roots = new List<(int Line, string Text, bool IsTold)>();
        var first = new Dictionary<int, int>();
        var folded = new List<ExampleResult>();
        foreach (var result in results)
        {
            var now = result;
            if (now.Failed)
            {
                var follows = Follows(now.Missing, now.At);
                // What follows from another failure may itself have been to define a name: what lacks that follows from the same failure.
                roots.Add((follows ?? now.At, now.Code is { } code && now.Kind == ExampleKind.Session ? code : now.Source, true));
                var more = new List<ExampleFault>();
                foreach (var fault in now.More)
                {
                    var from = Follows(fault.Missing, fault.At);
                    roots.Add((from ?? fault.At, fault.Code ?? "", true));
                    more.Add(fault with { Follows = from });
                }

                now = now with { Follows = follows, More = more };
            }
            else if (now.Outcome is null)
            {
                roots.Add((now.Line, now.Source, false));
            }

            folded.Add(now);
        }

        return folded;

        int? Follows(string? missing, int at)
        {
            if (missing is null || roots.FindLast(r => Binds(r.Text, missing)) is not { Line: > 0 } root || root.Line == at) return null;
            if (root.IsTold) return root.Line;
            // What was skipped is not told: the first failure that follows from it is, and the others under that.
            if (first.TryGetValue(root.Line, out int told)) return told;
            first[root.Line] = at;
            return null;
        }
    }

    /// <summary>Whether a text defines a name.</summary>
    public static bool Binds(string source, string name) =>
        Regex.IsMatch(source, $@"\b(?:def|class|import|as|for)\s+{Regex.Escape(name)}\b|\bimport\b[^\n]*(?:\b{Regex.Escape(name)}\b|\*)|^\s*(?:(?:>>>|\.\.\.) )?(?:[\w.\[\]]+\s*[,=]\s*)*{Regex.Escape(name)}\s*(?:,[^=\n]*)?(?::[^=\n]*)?=(?!=)", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
}
