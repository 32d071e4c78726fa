using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>Finds JSON Web Tokens (RFC 7519): three parts in base64url, the first of which is an object with an <c>alg</c>.</summary>
internal sealed class WebTokenDetector : IDetector
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    // The claims of the token that jwt.io shows, and hundreds of tutorials after it.
    private const string Shown = "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9l";

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; (at = text.IndexOf("eyJ", at, StringComparison.Ordinal)) >= 0;)
        {
            int header = Part(text, at), claims = header < 0 ? -1 : Part(text, header + 1);
            bool begins = !Surroundings.IsWord(Surroundings.Before(text, at));
            if (!begins || claims < 0 || Surroundings.At(text, header) != '.' || Surroundings.At(text, claims) != '.')
            {
                at = Math.Max(header, at + 3);
                continue;
            }

            int end = Part(text, claims + 1);
            if (end - claims > 16 && end - claims < 1400 && IsHeader(text.AsSpan(at, header - at))
                && !text.AsSpan(header + 1, claims - header - 1).StartsWith(Shown, StringComparison.Ordinal))
                found.Add(new Finding(FindingKind.JsonWebToken, at, end - at));
            at = Math.Max(end, claims);
        }
    }

    private static int Part(string text, int from)
    {
        if (from >= text.Length) return -1;
        int length = text.AsSpan(from).IndexOfAnyExcept(Alphabet);
        return length == 0 ? -1 : length < 0 ? text.Length : from + length;
    }

    private static bool IsHeader(ReadOnlySpan<char> part)
    {
        if (part.Length > 4096 || !Base64Url.IsValid(part)) return false;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)).Contains("\"alg\"", StringComparison.Ordinal);
    }
}
