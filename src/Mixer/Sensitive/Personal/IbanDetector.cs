namespace InstructMix.Mixer.Sensitive.Personal;

/// <summary>Finds international bank account numbers (ISO 13616): a country, its length, and check digits that hold.</summary>
internal sealed class IbanDetector : IDetector
{
    private const int Longest = 34;

    // The registry's lengths, by country.
    private static readonly Dictionary<string, int> Lengths =
        ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 "
        + "MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20").Split(' ').ToDictionary(c => c[..2], c => int.Parse(c.AsSpan(2)), StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; at + 14 < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at + 2]) || !char.IsAsciiDigit(text[at + 3]) || !char.IsAsciiLetterUpper(text[at])
                || !char.IsAsciiLetterUpper(text[at + 1])) continue;
            if (Surroundings.IsWord(Surroundings.Before(text, at)) || !Lengths.TryGetValue(text.Substring(at, 2), out int length)) continue;
            if (Read(text, at, length) is not (> 0 and var span)) continue;
            found.Add(new Finding(FindingKind.Iban, at, span));
            at += span - 1;
        }
    }

    // How long it is with the spaces between its groups; 0 where it is none.
    private static int Read(string text, int at, int length)
    {
        Span<char> digits = stackalloc char[Longest];
        int count = 0, to = at;
        for (; to < text.Length && count < length; to++)
        {
            if (char.IsAsciiLetterUpper(text[to]) || char.IsAsciiDigit(text[to])) digits[count++] = text[to];
            else if (text[to] is not (' ' or '-') || count % 4 != 0) return 0;
        }

        return count == length && !Surroundings.IsWord(Surroundings.At(text, to)) && Remainder(digits[..count]) == 1 ? to - at : 0;
    }

    private static int Remainder(ReadOnlySpan<char> account)
    {
        int remainder = 0;
        for (int i = 0; i < account.Length; i++)
        {
            char c = account[(i + 4) % account.Length];
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder;
    }
}
