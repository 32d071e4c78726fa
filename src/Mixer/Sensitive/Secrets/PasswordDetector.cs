using System.Buffers;
using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>Finds <c>password = "…"</c> and its like where the value is no word of an example.</summary>
internal sealed partial class PasswordDetector : IDetector
{
    private const int Reach = 260;

    private static readonly SearchValues<string> Names = SearchValues.Create(
        ["password", "passwd", "passphrase", "pwd", "secret", "token", "api_key", "apikey", "api-key", "api key", "access_key",
            "accesskey", "access-key", "auth_key", "authkey", "private_key", "encryption_key", "credential", "bearer "],
        StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAny(Names);
            if (next < 0) return;
            at += next;
            if (Assignment().Match(text, at, Math.Min(text.Length - at, Reach)) is not { Success: true } match || match.Index != at)
                continue;
            var quoted = match.Groups["quoted"];
            var value = quoted.Success ? quoted : match.Groups["bare"];
            if (!IsSecret(value.ValueSpan, isSure: quoted.Success)) continue;
            found.Add(new Finding(FindingKind.Password, value.Index, value.Length));
            at = value.Index + value.Length - 1;
        }
    }

    private static bool IsSecret(ReadOnlySpan<char> value, bool isSure)
    {
        if (value.Length < 8 || Placeholder.Is(value) || Randomness.IsInvented(value) || Randomness.Entropy(value) < 2.5) return false;
        bool hasLetter = false, hasDigit = false, hasMark = false;
        foreach (char c in value)
        {
            hasLetter |= char.IsAsciiLetter(c);
            hasDigit |= char.IsAsciiDigit(c);
            hasMark |= "!@#$%^&*?~+=|".Contains(c);
        }

        // A path, an address, a date or a name is no password.
        if (!hasLetter || !hasDigit || value.Contains("://", StringComparison.Ordinal) || value.StartsWith("/") || value.StartsWith("./"))
            return false;
        if (hasMark && isSure) return Randomness.Seams(value) > 0 || value.Length >= 10;
        if (hasMark && value.ContainsAny("=*+|&")) return false; // arithmetic, and a query that goes on
        int classes = Randomness.Classes(value);
        return classes >= 3 ? value.Length >= 10 && Randomness.Seams(value) >= 2 : value.Length >= 12 && Randomness.Seams(value) >= 3
            && Randomness.Entropy(value) >= 3;
    }

    [GeneratedRegex(
        @"\G(bearer +(?<bare>[\w.~+/-]{20,200}=*)|[\w -]{1,40}?[""'\]]{0,2}\s{0,3}(=>|:=|==?|:)\s{0,3}(?<prefix>[rbuf]{0,2})((?<quote>[""'`])(?<quoted>[^""'`\s]{6,200})\k<quote>|(?<bare>[^\s""'`,;()\[\]{}<>&]{8,200})(?=$|[\s,;&}""'`<])))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Assignment();
}
