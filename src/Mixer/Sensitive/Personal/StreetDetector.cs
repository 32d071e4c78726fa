using System.Buffers;
using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Sensitive.Personal;

/// <summary>Finds streets with house numbers as English, German, French and Spanish write them, and post office boxes.</summary>
internal sealed partial class StreetDetector : IDetector
{
    private const int Longest = 90;

    private static readonly SearchValues<string> German =
        SearchValues.Create(["straße", "strasse", "str.", "gasse", "allee", "weg", "platz"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Spanish =
        SearchValues.Create(["Calle ", "Avenida ", "Plaza ", "Paseo ", "Carrera ", "P.O. Box", "PO Box", "P. O. Box", "P.O.Box"],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Places =
        SearchValues.Create([" at ", "address", "live", "located", "deliver", "ship", "mail", "office", "visit"],
        StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAnyInRange('0', '9');
            if (next < 0) break;
            at += next;
            if (!Surroundings.IsWord(Surroundings.Before(text, at))
                && Surroundings.Before(text, at) is not ('.' or '-' or '$' or '#' or ':') && LengthAt(text, at) is > 0 and var length)
            {
                found.Add(new Finding(FindingKind.StreetAddress, at, length));
                at += length - 1;
            }

            while (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) at++;
        }

        FindNameFirst(text, German, back: 40, NameAndNumber(), found);
        FindNameFirst(text, Spanish, back: 0, WordFirst(), found);
    }

    private static int LengthAt(string text, int at)
    {
        int most = Math.Min(Longest, text.Length - at);
        if (French().Match(text, at, most) is { Success: true } french) return french.Length;
        if (English().Match(text, at, most) is not { Success: true } street) return 0;
        string word = street.Groups["last"].Value;
        if (word.Length == 0) return 0; // step 4 of the Road
        if (word is "Google" or "Hard" or "Flash" or "USB" or "Disk" or "Pen" or "Thumb" or "One" or "Best" or "First-Person" or "Warp" or "Sex" or "Test" or "Easy" or "Simple" or "Better" or "Milky" or "No" or "Only") return 0;
        // "In 2008 Wall Street …": a year, unless something else says that this is a place.
        int number = int.Parse(street.Groups["number"].ValueSpan);
        bool isYear = number is >= 1700 and < 2100;
        bool isPlace = Town().IsMatch(Surroundings.Piece(text, at + street.Length, 30)) || Surroundings.Names(text, at, 20, Places);
        return isYear && !isPlace ? 0 : street.Length;
    }

    private static void FindNameFirst(string text, SearchValues<string> marks, int back, Regex shape, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAny(marks);
            if (next < 0) return;
            at += next;
            int from = at;
            while (from > 0 && at - from < back && (char.IsLetter(text[from - 1]) || text[from - 1] == '-')) from--;
            if (Surroundings.IsWord(Surroundings.Before(text, from))) continue;
            if (shape.Match(text, from, Math.Min(text.Length - from, Longest)) is not { Success: true } match || match.Index != from)
                continue;
            found.Add(new Finding(FindingKind.StreetAddress, from, match.Length));
            at = Math.Max(at, from + match.Length - 1);
        }
    }

    [GeneratedRegex(
        @"\G(?<number>[0-9]{1,5})(-[0-9]{1,4}|[A-Za-z]|(?: ½| 1/2))?,? ((N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?((?<last>[A-Z][\p{L}'’.-]*|[0-9]{1,3}(st|nd|rd|th)) |(of|the|de|la) ){1,4}?((Street|Avenue|Road|Boulevard|Lane|Drive|Court|Place|Terrace|Parkway|Highway|Crescent|Close|Square|Way|Trail|Circle|Grove)\b(?! (to|of|for|and|than|that|is) )|(St|Ave|Rd|Blvd|Ln|Dr|Ct|Pl|Pkwy|Hwy|Sq|Ter|Cir|Cres)(\.|\b(?![.\w'’-]))(?! [a-z]{3,} (was|is|are|were)\b))(,? (Apt|Suite|Ste|Unit|Apartment|#)\.? ?#?\w{1,6})?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex English();

    [GeneratedRegex(@"\G[0-9]{1,4}( bis| ter)?,? (rue|avenue|boulevard|place|chemin|allée|impasse|quai|cours) ((de la|de|du|des|la|le|les) |de l['’]|d['’]|l['’])?[A-ZÀ-Ý][\p{L}'’-]+( [A-ZÀ-Ý][\p{L}'’-]+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex French();

    [GeneratedRegex(@"\G([A-ZÄÖÜ][a-zäöüß-]+(straße|strasse|str\.|gasse|allee|weg|platz)|([A-ZÄÖÜ][a-zäöüß]+ )?(Straße|Strasse|Str\.|Allee|Weg|Platz)) [0-9]{1,3} ?[a-h]?\b(?![.,:]?[0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex NameAndNumber();

    [GeneratedRegex(@"\G((Calle|Avenida|Plaza|Paseo|Carrera) ((de|del|la|las|los|el) ){0,2}[A-ZÀ-Ý0-9]\p{L}*( ((de|del|la|los) )?[A-ZÀ-Ý]\p{L}+){0,3},? (n[º°o]\.? ?|# ?)?[0-9]{1,4}\b|P\. ?O\. ?Box [0-9]{1,6}\b|PO Box [0-9]{1,6}\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex WordFirst();

    [GeneratedRegex(@"^(,|\.|\n| in [A-Z]| *\n|, [A-Z]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Town();
}
