using System.Globalization;
using System.Text.RegularExpressions;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Finds the times of a text: dates, months, years, decades, centuries, seasons, weekdays, times of day.</summary>
internal static partial class MomentReader
{
    private const string Months =
        @"(?<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)";

    private const string Era = @"(?:\s?(?<era>BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE))?";

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] SeasonNames = ["spring", "summer", "autumn", "winter"];
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    // The more a pattern tells, the earlier it is tried.
    private static readonly (Regex Pattern, Func<Match, Moment?> Read, bool IsOfDigits)[] Patterns =
    [
        (Iso(), m => Dated(m.Groups["year"].Value, Number(m, "mon"), Number(m, "day")), true),
        (DayMonth(), m => Dated(m.Groups["year"].Value, Month(m), Number(m, "day"), m.Groups["era"].Value), true),
        (MonthDay(), m => Dated(m.Groups["year"].Value, Month(m), Number(m, "day"), m.Groups["era"].Value), true),
        (MonthYear(), m => Dated(m.Groups["year"].Value, Month(m), null, m.Groups["era"].Value), true),
        (Slashes(), m =>
            Dated(m.Groups["year"].Value, Number(m, "mon"), Number(m, "day")) is { } date
            ? date with { MaySwap = true } : Dated(m.Groups["year"].Value, Number(m, "day"), Number(m, "mon")), true),
        (Decade(), m => Spanning(Number(m, "year")!.Value, 10), true),
        (Century(), Centuries, false),
        (SeasonYear(), m => new Moment { Season = Season(m), Years = Year(m.Groups["year"].Value, m.Groups["era"].Value) }, true),
        (EraYear(), m => new Moment { Years = Year(m.Groups["year"].Value, m.Groups["era"].Value) }, true),
        (PlainYear(), m => IsNoun(m) ? null : new Moment { Years = Year(m.Groups["year"].Value, "") }, true),
        (SmallYear(), m => IsNoun(m) ? null : new Moment { Years = Year(m.Groups["year"].Value, "") }, true),
        (Clock(), Clocked, true),
        (OClock(), m =>
            NumberOf(m.Groups["hour"].Value) is { } hour and >= 1 and <= 12
            ? new Moment { Minute = hour * 60, IsHalfKnown = true } : null, false),
        (Noon(), m => new Moment { Minute = m.Value.Equals("midnight", StringComparison.OrdinalIgnoreCase) ? 0 : 720 }, false),
        (Weekday(), m =>
            new Moment { Weekday = Array.FindIndex(Weekdays, d => m.Value.StartsWith(d, StringComparison.OrdinalIgnoreCase)) }, false),
        (MonthAlone(), m => new Moment { Month = Month(m) }, false),
        (SeasonAlone(), m => new Moment { Season = Season(m) }, false),
    ];

    /// <summary>The times in their order, none within another.</summary>
    public static List<(Moment Moment, int Start, int End)> Read(string text)
    {
        var found = new List<(Moment Moment, int Start, int End)>();
        // Most texts that are read are a few words without a digit.
        bool hasDigit = text.AsSpan().ContainsAnyInRange('0', '9');
        foreach (var (pattern, read, isOfDigits) in Patterns)
        {
            if (isOfDigits && !hasDigit) continue;
            foreach (Match match in pattern.Matches(text))
            {
                if (found.Any(f => match.Index < f.End && match.Index + match.Length > f.Start) || read(match) is not { } moment) continue;
                found.Add((moment, match.Index, match.Index + match.Length));
            }
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    private static Moment? Dated(string year, int? month, int? day, string era = "") =>
        month is not null and (< 1 or > 12) || day is not null and (< 1 or > 31)
            ? null : new Moment { Years = year.Length > 0 ? Year(year, era) : null, Month = month, Day = day };

    private static Moment Spanning(int first, int years) => new() { Years = (first, first + years - 1) };

    private static Moment? Centuries(Match match)
    {
        if (NumberOf(match.Groups["number"].Value) is not { } number || number is < 1 or > 30) return null;
        // The 19th century is what people call the 1800s, and its last year 1900.
        bool isBefore = match.Groups["era"].Value.StartsWith('B');
        return new Moment { Years = isBefore ? (-100 * number, (-100 * number) + 99) : ((number - 1) * 100, number * 100) };
    }

    private static Moment? Clocked(Match match)
    {
        int hour = Number(match, "hour")!.Value, minute = Number(match, "minute") ?? 0;
        string half = match.Groups["half"].Value.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
        if (hour > 23 || minute > 59 || (half.Length > 0 && hour is < 1 or > 12)) return null;
        if (half == "pm" && hour < 12) hour += 12;
        if (half == "am" && hour == 12) hour = 0;
        return new Moment { Minute = (hour * 60) + minute };
    }

    private static (int, int) Year(string digits, string era)
    {
        int year = int.Parse(digits, CultureInfo.InvariantCulture);
        if (era.StartsWith('B')) year = -year;
        return (year, year);
    }

    private static int Month(Match match) =>
        Array.FindIndex(MonthNames, n => match.Groups["month"].Value.StartsWith(n, StringComparison.OrdinalIgnoreCase)) + 1;

    private static int Season(Match match)
    {
        string name = match.Groups["season"].Value.ToLowerInvariant();
        return Array.IndexOf(SeasonNames, name == "fall" ? "autumn" : name);
    }

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static int? NumberOf(string text)
    {
        if (int.TryParse(text.AsSpan(0, text.TakeWhile(char.IsAsciiDigit).Count()), NumberStyles.None, CultureInfo.InvariantCulture,
            out int number)) return number;
        string word = text.ToLowerInvariant();
        if (NumberWords.Ordinal(word) is { } ordinal) return ordinal;
        if (NumberWords.Plain(word) is { } plain) return plain;
        string[] parts = word.Split('-', ' ');
        return parts.Length == 2 && NumberWords.Plain(parts[0]) is { } tens
            && (NumberWords.Ordinal(parts[1]) ?? NumberWords.Plain(parts[1])) is { } ones ? tens + ones : null;
    }

    /// <summary>"1200 boats": what follows is counted.</summary>
    private static bool IsNoun(Match match)
    {
        string next = match.Groups["next"].Value;
        return next.Length > 0 && char.IsLower(next[0]) && !StopWords.Has(next) && !next.EndsWith("ed", StringComparison.Ordinal)
            && !next.EndsWith("ly", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![0-9])(?<year>[0-9]{4})[-/](?<mon>[0-9]{1,2})[-/](?<day>[0-9]{1,2})(?![0-9])", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![0-9.,])(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s-]+" + Months + @"\b\.?,?(?:[\s-]+(?:of\s+)?(?<year>[0-9]{3,4})\b" + Era + ")?", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\b" + Months + @"\b\.?\s+(?:the\s+)?(?<day>[0-9]{1,2})(?![0-9])(?:st|nd|rd|th)?\b(?:,?\s+(?:of\s+)?(?<year>[0-9]{4})\b" + Era + ")?", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b" + Months + @"\b\.?,?\s+(?:of\s+)?(?<year>[0-9]{3,4})\b" + Era, RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"(?<![0-9./])(?<day>[0-9]{1,2})[/.](?<mon>[0-9]{1,2})[/.](?<year>[0-9]{4})(?![0-9])", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"(?<![0-9])(?<year>[0-9]{3}0)['’]?s\b", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Decade();

    [GeneratedRegex(@"\b(?<number>[0-9]{1,2}(?:st|nd|rd|th)|(?:twenty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)[\s-]+century\b" + Era, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Century();

    [GeneratedRegex(@"\b(?<season>spring|summer|autumn|fall|winter)(?:\s+of|,)?\s+(?<year>[0-9]{3,4})\b" + Era, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SeasonYear();

    [GeneratedRegex(@"\b(?<era>AD|A\.D\.)\s?(?<year>[0-9]{1,4})\b|(?<![0-9.,])(?<year>[0-9]{1,4})\s?(?<era>BCE?\b|B\.C\.(?:E\.)?|AD\b|A\.D\.|CE\b)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex EraYear();

    // Only what stands where a year stands; other numbers of four digits may be either.
    [GeneratedRegex(@"(?<=\b(?:in|since|until|till|by|before|after|during|around|circa|from|year|of|early|late|mid|to|between|and|through)[\s-]+(?:the\s+year\s+)?)(?<year>1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?![0-9,][0-9]|\.[0-9]|['’]?s\b|[\s-]+(?:percent|per\s+cent|%))(?=(?:\s+(?<next>\w+))?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex PlainYear();

    [GeneratedRegex(@"(?<=\b(?:in|year|since)\s+(?:the\s+year\s+)?)(?<year>[3-9][0-9]{2})(?![0-9,][0-9]|\.[0-9]|['’]?s\b|\s*(?:%|percent|per\s+cent))(?=(?:\s+(?<next>\w+))?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SmallYear();

    [GeneratedRegex(@"(?<![0-9:.,])(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?![0-9:])(?:\s?(?<half>[ap]\.?m\b\.?))?|(?<![0-9:.,])(?<hour>[0-9]{1,2})(?:\.(?<minute>[0-9]{2}))?\s?(?<half>[ap]\.?m\b\.?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(?<hour>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex OClock();

    [GeneratedRegex(@"\b(?:noon|midday|midnight)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Noon();

    [GeneratedRegex(@"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Weekday();

    // "May" and "March" by themselves are other words as well: with a capital, and where a month stands.
    [GeneratedRegex(@"\b(?<month>January|February|April|June|July|August|September|October|November|December)\b|(?:(?<=\b(?:in|of|since|by|until|till|from|last|next|every|each|early|late|mid|during|this|to|and|before|after)[\s-])|^\s*)(?<month>March|May)\b(?!\s+[a-z])", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"\b(?<season>spring|summer|autumn|winter)\b(?=s?\b)(?<=\b(?:in|during|every|each|last|next|early|late|by|until|since|before|after|through|mid)[\s-]\w+)|^\s*(?<season>spring|summer|autumn|winter)\s*$|(?<=\b(?:in|during)\s+(?:the\s+)?(?:early\s+|late\s+)?)(?<season>spring|summer|autumn|winter|fall)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SeasonAlone();
}
