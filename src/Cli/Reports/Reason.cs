using System.Text.RegularExpressions;
using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>The part of a detail that several pairs can share: <c>NameError</c> of <c>NameError: name 'x' is not defined in f(2)</c>.</summary>
internal static partial class Reason
{
    private const int Longest = 100;

    /// <summary>The reason of a cell; empty where there is nothing that another pair could have as well.</summary>
    /// <param name="cell">The cell.</param>
    public static string Of(ReportCell cell)
    {
        var detail = cell.Detail ?? "";
        var reason = cell.Outcome switch
        {
            Outcome.Failed or Outcome.Flaky => "",
            Outcome.Error => Exception().Match(detail).Groups["name"].Value,
            Outcome.SyntaxError => Place().Replace(detail, ""),
            _ => detail,
        };
        return reason.Length > Longest ? "" : reason;
    }

    [GeneratedRegex(@"^(?<name>[\p{L}_][\w.]*):", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Exception();

    [GeneratedRegex(@" \([^()]*line \d+\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
