using System.Buffers;

namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>The documented shape of a provider's keys.</summary>
/// <param name="Prefix">What they begin with.</param>
/// <param name="Alphabet">The characters behind that.</param>
/// <param name="Least">How many of these there are, at least.</param>
/// <param name="Most">At most.</param>
/// <param name="HasChecksum">Whether the last six characters are a CRC-32 of the others, which makes the key a sure one.</param>
/// <param name="Dots">How many points must be in it.</param>
internal sealed record KeyShape(string Prefix, SearchValues<char> Alphabet, int Least, int Most, bool HasChecksum = false, int Dots = 0)
{
    private const int ChecksumLength = 6;
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The length of a key that begins with the prefix; 0 where it is none.</summary>
    /// <param name="text">A text that begins with the prefix.</param>
    public int LengthOf(ReadOnlySpan<char> text)
    {
        var body = text[Prefix.Length..];
        int length = body.IndexOfAnyExcept(Alphabet);
        body = (length < 0 ? body : body[..length]).TrimEnd(".-");
        if (body.Length < Least || body.Length > Most || body.Count('.') < Dots) return 0;
        bool next = Prefix.Length + body.Length < text.Length && char.IsAsciiLetterOrDigit(text[Prefix.Length + body.Length]);
        if (next) return 0;
        return (HasChecksum && IsChecked(body)) || Randomness.Has(body) ? Prefix.Length + body.Length : 0;
    }

    // GitHub's and npm's tokens: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
    private static bool IsChecked(ReadOnlySpan<char> body)
    {
        uint crc = uint.MaxValue;
        foreach (char c in body[..^ChecksumLength])
        {
            crc ^= c;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        crc = ~crc;
        for (int i = 1; i <= ChecksumLength; i++, crc /= 62)
            if (body[^i] != Base62[(int)(crc % 62)]) return false;
        return crc == 0;
    }
}
