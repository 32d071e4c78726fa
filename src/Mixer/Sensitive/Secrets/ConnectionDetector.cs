using System.Buffers;
using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>Finds the password of <c>scheme://user:password@host</c> and of <c>Server=…;Password=…;</c>.</summary>
internal sealed partial class ConnectionDetector : IDetector
{
    private const int LongestUser = 200;

    private static readonly SearchValues<char> Behind = SearchValues.Create(" \t\r\n\"'`<>/?#,;");

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; (at = text.IndexOf("://", at, StringComparison.Ordinal)) >= 0; at += 3)
        {
            if (at == 0 || !char.IsAsciiLetter(text[at - 1])) continue;
            var piece = Surroundings.Piece(text, at + 3, LongestUser);
            int end = piece.IndexOfAny(Behind);
            var authority = end < 0 ? piece : piece[..end];
            int host = authority.LastIndexOf('@'), colon = authority.IndexOf(':');
            if (host < 0 || colon < 0 || colon > host) continue;
            var password = authority[(colon + 1)..host];
            if (IsReal(authority[..colon], password, authority[(host + 1)..]))
                found.Add(new Finding(FindingKind.ConnectionPassword, at + 3 + colon + 1, password.Length));
        }

        for (int at = 0; (at = text.IndexOf(';', at)) >= 0; at++) FindField(text, at, found);
    }

    private static void FindField(string text, int at, List<Finding> found)
    {
        // The field is looked at once, at the point that ends the one before it.
        int from = at + 1;
        if (Field().Match(text, from, Math.Min(text.Length - from, 160)) is not { Success: true } match || match.Index != from) return;
        var before = text.AsSpan(Math.Max(0, at - 300), Math.Min(300, at));
        int line = before.LastIndexOf('\n');
        if (line >= 0) before = before[(line + 1)..];
        if (!Server().IsMatch(before)) return;
        var value = match.Groups["value"];
        bool isKey = match.Groups["key"].Success;
        if (isKey ? value.Length >= 40 && Randomness.Has(value.ValueSpan) : IsReal("", value.ValueSpan, ""))
            found.Add(new Finding(FindingKind.ConnectionPassword, value.Index, value.Length));
    }

    private static bool IsReal(ReadOnlySpan<char> user, ReadOnlySpan<char> password, ReadOnlySpan<char> host)
    {
        if (password.Length < 4 || Placeholder.Is(password) || password.Equals(user, StringComparison.OrdinalIgnoreCase)) return false;
        if (host.StartsWith("example.", StringComparison.OrdinalIgnoreCase) && password.Length < 8) return false;
        bool isPlain = password.IndexOfAnyExceptInRange('a', 'z') < 0;
        bool isHere = host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase)
            || host.StartsWith("127.0.0.1", StringComparison.Ordinal);
        return !isPlain || (password.Length >= 8 && !isHere);
    }

    [GeneratedRegex(@"\G\s*(password|pwd|(?<key>accountkey|sharedaccesskey))\s*=\s*(?<value>[^;\s""']{4,120})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Field();

    [GeneratedRegex(@"\b(server|data source|host|endpoint|defaultendpointsprotocol|accountname|driver)\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Server();
}
