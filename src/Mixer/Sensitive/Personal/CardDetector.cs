namespace InstructMix.Mixer.Sensitive.Personal;

/// <summary>Finds numbers of payment cards: an issuer's first digits and length, and Luhn's check. The numbers that payment services publish for tests are none.</summary>
internal sealed class CardDetector : IDetector
{
    private const int Least = 13, Most = 19;

    private static readonly HashSet<string> ForTests = new(
        ("4111111111111111 4242424242424242 4012888888881881 4222222222222 4000056655665556 4000000000000002 4000000000000077 4000000000009995 4000002500003155 5555555555554444 5105105105105100 5200828282828210 2223003122003222 378282246310005 "
        + "371449635398431 378734493671000 6011111111111117 6011000990139424 6011000000000004 30569309025904 38520000023237 3056930009020004 36227206271667 3530111333300000 3566002020360505 6200000000000005 5454545454545454 4444333322221111").Split(' '),
        StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAnyInRange('2', '6');
            if (next < 0) return;
            at += next;
            int end = End(text, at, out string digits);
            char before = Surroundings.Before(text, at);
            bool isApart = !Surroundings.IsWord(before) && before is not ('.' or '-' or '/')
                && !Surroundings.IsWord(Surroundings.At(text, end))
                && !(Surroundings.At(text, end) is '.' or '-' && char.IsAsciiDigit(Surroundings.At(text, end + 1)));
            if (isApart && IsCard(digits)) found.Add(new Finding(FindingKind.CardNumber, at, end - at));
            at = Math.Max(at, end - 1);
        }
    }

    // Digits in one row, or in groups of three and more with one mark between them all.
    private static int End(string text, int at, out string digits)
    {
        Span<char> row = stackalloc char[Most + 1];
        int count = 0, to = at;
        char mark = '\0';
        for (; to < text.Length && count <= Most; to++)
        {
            if (char.IsAsciiDigit(text[to]))
            {
                row[count++] = text[to];
                continue;
            }

            bool isMark = text[to] is ' ' or '-' && (mark == '\0' || mark == text[to]) && count is 4 or 8 or 10 or 11 or 12 or 16;
            if (!isMark || !char.IsAsciiDigit(Surroundings.At(text, to + 1))) break;
            mark = text[to];
        }

        digits = new string(row[..Math.Min(count, Most)]);
        return count > Most ? to : Math.Max(to, at + 1);
    }

    private static bool IsCard(string digits)
    {
        if (digits.Length is < Least or > Most || ForTests.Contains(digits) || digits.AsSpan().IndexOfAnyExcept(digits[0]) < 0)
            return false;
        int two = int.Parse(digits.AsSpan(0, 2)), four = int.Parse(digits.AsSpan(0, 4));
        bool isIssued = digits.Length switch
        {
            13 or 19 => digits[0] == '4' || (two == 62 && digits.Length == 19),
            14 => two is 30 or 36 or 38 or 39,
            15 => two is 34 or 37,
            16 => digits[0] == '4' || two is (>= 50 and <= 58) or 30 or 35 or 36 or 38 or 39 or 62 or 63 or 64 or 65 or 67
                || four is 6011 or (>= 2221 and <= 2720),
            _ => false,
        };
        return isIssued && Luhn(digits);
    }

    private static bool Luhn(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? (2 * digit) - 9 : 2 * digit;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
