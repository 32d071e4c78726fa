using System.Buffers;
using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>Finds keys of known providers.</summary>
internal sealed partial class ProviderKeyDetector : IDetector
{
    private static readonly SearchValues<string> Prefixes =
        SearchValues.Create([.. KeyShapes.All.Select(s => s.Prefix)], StringComparison.Ordinal);

    private static readonly ILookup<char, KeyShape> ByFirst =
        KeyShapes.All.OrderByDescending(s => s.Prefix.Length).ToLookup(s => s.Prefix[0]);

    private static readonly SearchValues<string> Marks = SearchValues.Create([":AA", "-us"], StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAny(Prefixes);
            if (next < 0) break;
            at += next;
            if (Surroundings.IsWord(Surroundings.Before(text, at)) || Surroundings.Before(text, at) == '-') continue;
            var rest = text.AsSpan(at);
            foreach (var shape in ByFirst[text[at]])
            {
                if (!rest.StartsWith(shape.Prefix, StringComparison.Ordinal) || shape.LengthOf(rest) is not (> 0 and var length)) continue;
                found.Add(new Finding(FindingKind.ProviderKey, at, length));
                at += length - 1;
                break;
            }
        }

        FindMarked(text, found);
    }

    // Keys whose mark is not at their begin: Telegram's bots (1234567890:AA…) and Mailchimp (…-us12).
    private static void FindMarked(string text, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAny(Marks);
            if (next < 0) return;
            at += next;
            int from = at;
            while (from > 0 && at - from < 40 && char.IsAsciiLetterOrDigit(text[from - 1])) from--;
            if (Shape().Match(text, from, Math.Min(text.Length - from, 80)) is { Success: true } match && match.Index == from
                && Randomness.Has(match.ValueSpan))
                found.Add(new Finding(FindingKind.ProviderKey, from, match.Length));
        }
    }

    [GeneratedRegex(@"\G([0-9]{8,10}:AA[A-Za-z0-9_-]{33}|[0-9a-f]{32}-us[0-9]{1,2})(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Shape();
}
