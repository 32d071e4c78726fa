namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>Finds private keys in PEM (RFC 7468), OpenSSH's and PGP's among them, also where line ends are written as <c>\n</c>.</summary>
internal sealed class PrivateKeyDetector : IDetector
{
    private const string Begin = "-----BEGIN ", End = "-----END ";
    private const int LongestHead = 60, LeastBody = 60;

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; (at = text.IndexOf(Begin, at, StringComparison.Ordinal)) >= 0;)
        {
            int body = HeadEnd(text, at);
            if (body < 0)
            {
                at += Begin.Length;
                continue;
            }

            int end = text.IndexOf(End, body, StringComparison.Ordinal);
            int next = text.IndexOf(Begin, body, StringComparison.Ordinal);
            // A key that was cut off is half a secret.
            int to = end >= 0 && (next < 0 || end < next) ? Math.Min(text.Length, LineEnd(text, end)) : BodyEnd(text, body);
            if (IsKey(text.AsSpan(body, (end >= 0 && end < to ? end : to) - body)))
                found.Add(new Finding(FindingKind.PrivateKey, at, to - at));
            at = Math.Max(to, body);
        }
    }

    private static int HeadEnd(string text, int at)
    {
        var head = Surroundings.Piece(text, at + Begin.Length, LongestHead);
        int dashes = head.IndexOf("-----");
        return dashes >= 0 && head[..dashes].Contains("PRIVATE KEY", StringComparison.Ordinal) ? at + Begin.Length + dashes + 5 : -1;
    }

    private static int LineEnd(string text, int end)
    {
        int dashes = text.IndexOf("-----", end + End.Length, StringComparison.Ordinal);
        return dashes < 0 ? end + End.Length : dashes + 5;
    }

    private static int BodyEnd(string text, int body)
    {
        int at = body;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at])
            || text[at] is '+' or '/' or '=' or '\n' or '\r' or '\\' or ' ' or '"')) at++;
        return at;
    }

    private static bool IsKey(ReadOnlySpan<char> body)
    {
        int letters = 0;
        foreach (char c in body)
            if (char.IsAsciiLetterOrDigit(c) || c is '+' or '/') letters++;
        return letters >= LeastBody && Randomness.Entropy(body) >= 4.2 && !body.Contains("...", StringComparison.Ordinal);
    }
}
