using System.Buffers;
using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Sensitive.Personal;

/// <summary>
/// Finds telephone numbers: of North America, international ones that begin with <c>+</c> or <c>00</c>, and some national ways to write them.
/// Numbers that are set apart for fiction (555-01xx, Ofcom's), and free ones (800, 888, …), which are companies' and help lines', are none.
/// </summary>
internal sealed partial class PhoneDetector : IDetector
{
    private const int Longest = 34, Reach = 40;

    private static readonly SearchValues<char> Starts = SearchValues.Create("+(0123456789"), Marks = SearchValues.Create("+()-./");

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["phone", "call", "tel", "mobile", "cell", "fax", "text me", "sms", "dial", "whatsapp", "contact", "reach", "number is", "telefon",
            "handy", "tél"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> OtherNumbers =
        SearchValues.Create(["isbn", "issn", "invoice", "order #", "doi", "serial", "version", "uuid", "patent", "zip"],
        StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAny(Starts);
            if (next < 0) return;
            at += next;
            char before = Surroundings.Before(text, at);
            bool begins = !Surroundings.IsWord(before) && before is not ('.' or '-' or '/' or '#' or '+' or '$' or '%')
                && !(before is ',' or '*' && at > 1 && char.IsAsciiDigit(text[at - 2]));
            if (begins && LengthAt(text, at) is > 0 and var length && IsApart(text, at, at + length)
                && !Surroundings.Names(text, at, 20, OtherNumbers))
            {
                found.Add(new Finding(FindingKind.Phone, at, length));
                at += length - 1;
            }
            else
            {
                while (at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1])) at++;
            }
        }
    }

    private static int LengthAt(string text, int at)
    {
        int most = Math.Min(Longest, text.Length - at);
        if (NorthAmerican().Match(text, at, most) is { Success: true } american && Ends(text, american))
            return IsSubscriber(american) ? american.Length : 0;
        if (International().Match(text, at, most) is { Success: true } abroad && Ends(text, abroad))
            return IsAbroad(abroad.ValueSpan) ? abroad.Length : 0;
        if (National().Match(text, at, most) is { Success: true } national && Ends(text, national))
            return IsNational(text, at, national) ? national.Length : 0;
        if (Bare().Match(text, at, most) is { Success: true } bare && Ends(text, bare) && Surroundings.Names(text, at, Reach, Words))
            return IsSubscriber(bare) ? bare.Length : 0;
        return 0;
    }

    // 555 is no area; 555-01xx is set apart for fiction; N11 are services; the free areas belong to nobody in person.
    private static bool IsSubscriber(Match match)
    {
        string area = match.Groups["area"].Value, exchange = match.Groups["exchange"].Value, line = match.Groups["line"].Value;
        if (exchange.EndsWith("11") || (exchange is "555" && (line.StartsWith("01") || area.Length == 0))) return false;
        if ((line is "4567" && exchange is "123") || (line is "7890" && exchange is "456")) return false;
        return area.Length == 0 || !(area is "555" or "800" or "888" or "877" or "866" or "855" or "844" or "833" or "822" or "900"
            || area.EndsWith("11") || (area is "123" or "999" or "000"));
    }

    private static bool IsAbroad(ReadOnlySpan<char> number)
    {
        Span<char> digits = stackalloc char[Longest];
        int count = 0;
        foreach (char c in number)
            if (char.IsAsciiDigit(c)) digits[count++] = c;
        ReadOnlySpan<char> bare = digits[..count];
        if (bare.StartsWith("00")) bare = bare[2..];
        // A contiguous row is a number of something else sooner than one in groups.
        int least = number.IndexOfAny(" .-") < 0 ? 10 : 9;
        if (bare.Length < least || bare.Length > 15 || bare.IndexOfAnyExcept(bare[0]) < 0 || bare.StartsWith("1234567")) return false;
        if (bare[0] == '1')
            return bare.Length == 11 && NorthAmerican().Match($"{bare[1..4]}-{bare[4..7]}-{bare[7..]}") is { Success: true } american
                && IsSubscriber(american);
        return !(bare.StartsWith("44") && IsFiction(bare[2..].TrimStart('0'))) && !bare.StartsWith("800") && !bare.StartsWith("44800");
    }

    private static bool IsNational(string text, int at, Match match)
    {
        Span<char> digits = stackalloc char[Longest];
        int count = 0;
        foreach (char c in match.ValueSpan)
            if (char.IsAsciiDigit(c)) digits[count++] = c;
        ReadOnlySpan<char> number = digits[..count];
        if (IsFiction(number[1..]) || number.StartsWith("0800") || number.StartsWith("0808")) return false;
        return match.Groups["sure"].Success ? count is 10 or 11 : count is >= 8 and <= 12 && Surroundings.Names(text, at, Reach, Words);
    }

    // Ofcom: numbers for use in TV and radio drama programmes. The leading 0 is taken off.
    private static bool IsFiction(ReadOnlySpan<char> number) =>
        number.StartsWith("7700900") || number.StartsWith("1632960") || number.StartsWith("2079460") || number.StartsWith("1134960")
            || number.StartsWith("1214960") || number.StartsWith("1314960") || number.StartsWith("1614960") || number.StartsWith("8081570");

    private static bool Ends(string text, Match match)
    {
        char next = Surroundings.At(text, match.Index + match.Length), after = Surroundings.At(text, match.Index + match.Length + 1);
        return !Surroundings.IsWord(next) && !(next is '.' or '-' or ',' or '/' or ':' && char.IsAsciiDigit(after))
            && next is not ('%' or '*');
    }

    // A list of numbers, such as `212 736 5000 17`, is none of telephones.
    private static bool IsApart(string text, int from, int to)
    {
        bool hasMark = text.AsSpan(from, to - from).ContainsAny(Marks);
        if (hasMark) return true;
        bool follows = from > 1 && text[from - 1] is ' ' or ','
            && (char.IsAsciiDigit(text[from - 2]) || (text[from - 2] == ',' && from > 2 && char.IsAsciiDigit(text[from - 3])));
        bool isFollowed = Surroundings.At(text, to) is ' ' or ','
            && (char.IsAsciiDigit(Surroundings.At(text, to + 1))
            || (Surroundings.At(text, to + 1) == ' ' && char.IsAsciiDigit(Surroundings.At(text, to + 2))));
        return !follows && !isFollowed;
    }

    [GeneratedRegex(@"\G(\+?1[-. ]?)?(\((?<area>[2-9][0-9][0-9])\) ?-?|(?<area>[2-9][0-9][0-9])(?<mark>[-. ]))(?<exchange>[2-9][0-9][0-9])[-. ](?<line>[0-9]{4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex NorthAmerican();

    [GeneratedRegex(@"\G(\+|00 ?)[1-9][0-9]{0,2}[ .-]?(\(0?[0-9]{1,4}\)[ .-]?)?[0-9]{1,5}([ .-]?[0-9]{2,8}){1,5}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex International();

    // French pairs and British groups are sure; other rows that begin with 0 need a word before them.
    [GeneratedRegex(@"\G((?<sure>0[1-9]([ .][0-9]{2}){4}|0(20|23|24|28|29) [0-9]{4} [0-9]{4}|0[127][0-9]{3} ?[0-9]{3} ?[0-9]{3}(?<= [0-9]{6}| [0-9]{3} [0-9]{3})|01[0-9]1 [0-9]{3} [0-9]{4})|0[0-9]{2,4}[ /-]?[0-9]{3,4}([ -]?[0-9]{2,4}){1,2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex National();

    [GeneratedRegex(@"\G(1?(?<area>[2-9][0-9][0-9])(?<exchange>[2-9][0-9][0-9])(?<line>[0-9]{4})|(?<area>)(?<exchange>[2-9][0-9][0-9])-(?<line>[0-9]{4}))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Bare();
}
