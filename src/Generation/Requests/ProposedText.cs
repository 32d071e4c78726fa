using System.Text.RegularExpressions;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Generation.Requests;

/// <summary>Reads the request out of what a model said.</summary>
internal static partial class ProposedText
{
    private const int Shortest = 20, Longest = 3000;

    /// <summary>The request without what models put around it: thoughts, a number, a label, quotes.</summary>
    /// <param name="answer">What the model said.</param>
    public static string Clean(string answer)
    {
        string text = Reasoning.Without(answer.ReplaceLineEndings("\n")).Text.Trim();
        text = Label().Replace(text, "").Trim();
        if (text.Length > 2 && text[0] == '"' && text[^1] == '"') text = text[1..^1].Trim();
        return text;
    }

    /// <summary>Why the text is no request; null where it may be one.</summary>
    /// <param name="text">The text, cleaned.</param>
    public static RefusalReason? Fault(string text) => text switch
    {
        { Length: < Shortest or > Longest } => RefusalReason.Length,
        _ when Code().IsMatch(text) => RefusalReason.Code,
        _ when NameIn(text) is null => RefusalReason.NoName,
        _ => null,
    };

    /// <summary>The name of the function or class that a request asks for: the first in backticks that is called, else that of a signature, else the first in backticks. Null where it names none.</summary>
    /// <param name="text">The request.</param>
    public static string? NameIn(string text) =>
        new[] { Called(), Signature(), Name() }.Select(r => r.Match(text)).FirstOrDefault(m => m.Success)?.Groups["name"].Value;

    [GeneratedRegex(@"\A(?:\d{1,3}[.)]\s+|[-*]\s+)?(?:\**(?:new\s+)?(?:request|instruction|task)\b(?:\s*\d+)?\s*\**:\**\s*)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*(?:```|(?:async )?def \w+\(.*:[ \t]*\n[ \t]+\S|class \w+.*:[ \t]*\n[ \t]+\S)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"`(?:def )?(?<name>[A-Za-z_]\w*)\s*\([^`]*\)(?:\s*->[^`]*)?:?`|`class (?<name>[A-Za-z_]\w*)[^`]*`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Called();

    [GeneratedRegex(@"^\s*(?:def|class) (?<name>[A-Za-z_]\w*)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Signature();

    [GeneratedRegex(@"`(?<name>[A-Za-z_]\w*)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
