using System.Buffers;
using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Sensitive.Personal;

/// <summary>Finds social security numbers of the United States, without those that were never given out or that advertisements made known.</summary>
internal sealed partial class SocialSecurityDetector : IDetector
{
    private static readonly SearchValues<string> Words =
        SearchValues.Create(["ssn", "social security", "social-security"], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAnyInRange('0', '8');
            if (next < 0) return;
            at += next;
            char before = Surroundings.Before(text, at);
            if (!Surroundings.IsWord(before) && before is not ('-' or '.' or '/')
                && Number().Match(text, at, Math.Min(11, text.Length - at)) is { Success: true } match && IsGiven(text, match))
            {
                found.Add(new Finding(FindingKind.SocialSecurityNumber, at, match.Length));
                at += match.Length - 1;
            }

            while (at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1])) at++;
        }
    }

    private static bool IsGiven(string text, Match match)
    {
        int end = match.Index + match.Length;
        char next = Surroundings.At(text, end);
        if (Surroundings.IsWord(next) || (next is '-' or '.' or '/' && char.IsAsciiDigit(Surroundings.At(text, end + 1)))) return false;
        if (match.Groups["mark"].ValueSpan is not "-" && !Surroundings.Names(text, match.Index, 40, Words)) return false;
        string area = match.Groups["area"].Value, group = match.Groups["group"].Value, serial = match.Groups["serial"].Value;
        if (area is "000" or "666" || group is "00" || serial is "0000") return false;
        return !((area is "078" && group is "05" && serial is "1120") || (area is "219" && group is "09" && serial is "9999")
            || (area is "123" && group is "45" && serial is "6789") || (area is "111" && group is "11"));
    }

    [GeneratedRegex(@"\G(?<area>[0-9]{3})(?<mark>[- ]?)(?<group>[0-9]{2})\k<mark>(?<serial>[0-9]{4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Number();
}
