using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Sources;

/// <summary>What a kind of source keeps where the recipe says nothing else. A <c>where</c> that speaks of the same thing takes its place.</summary>
/// <param name="Expression">The rule as an expression, for people to read.</param>
/// <param name="Holds">The rule itself, so that no compiler is needed for it.</param>
/// <param name="Subject">A regular expression that matches a <c>where</c> which speaks of the same thing; texts in quotes are left out before.</param>
public sealed partial record DefaultRule(string Expression, Func<Pair, bool> Holds, string Subject)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Whether the rule holds beside a source's <c>where</c>.</summary>
    /// <param name="where">The expression; null where there is none.</param>
    public bool AppliesBeside(string? where) =>
        where is null || !Regex.IsMatch(Quoted().Replace(where, "\"\""), Subject, RegexOptions.CultureInvariant, Longest);

    [GeneratedRegex("""
        "([^"\\]|\\.)*"
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
