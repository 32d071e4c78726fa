using System.Globalization;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Finds the numbers of a text, in digits or in words, with their units.</summary>
internal static class QuantityReader
{
    private static readonly Dictionary<string, double> Fractions =
        new(StringComparer.Ordinal) { ["½"] = 0.5, ["¼"] = 0.25, ["¾"] = 0.75, ["⅓"] = 1 / 3.0, ["⅔"] = 2 / 3.0 };

    /// <summary>The numbers in their order.</summary>
    /// <param name="text">The text; what was read as a date is blank in it.</param>
    public static List<Quantity> Read(string text)
    {
        var pieces = TextPieces.Of(text);
        var found = new List<Quantity>();
        for (int i = 0; i < pieces.Count;)
        {
            if (Number(pieces, i) is not { } number)
            {
                i++;
                continue;
            }

            int next = i + number.Count;
            var unit = number.IsOrdinal ? null : UnitAt(pieces, next, number.IsDigits);
            var money = i > 0 ? Units.OfMoney(pieces[i - 1].Text) : null;
            // "twice" counts times by itself.
            if (pieces[i].Folded is "twice" or "thrice" && unit is null) unit = ((Units.Times, 1), 0);
            int last = unit is { Count: > 0 } behind ? next + behind.Count - 1 : next - 1;
            string? dimension = money?.Dimension ?? unit?.Words.Dimension;
            double factor = money?.Factor ?? unit?.Words.Factor ?? 1;
            if (IsSaid(pieces, i, next, dimension))
                found.Add(new Quantity(number.Value, dimension, factor, number.IsOrdinal, pieces[i].Start, pieces[last].End));
            i = last + 1;
        }

        return Ranges(text, found);
    }

    /// <summary>"One of them" and "no one" count nothing.</summary>
    private static bool IsSaid(List<TextPiece> pieces, int at, int next, string? dimension)
    {
        if (next - at > 1 || dimension is not null) return true;
        string word = pieces[at].Folded, before = at > 0 ? pieces[at - 1].Folded : "", after = next < pieces.Count ? pieces[next].Folded : "";
        // "Second" and "first" in front of a verb or a comma are often no numbers, but saying them does no harm in "the second keeper".
        if (word is "half" && after is "way") return false;
        if (word != "one") return true;
        return at == 0 || before is "only" or "just" or "exactly" or "about" or "than" or "least" or "most" or "and" or "or" or "to"
            || (after.Length > 0 && after is not ("of" or "another" or "day" or "who" or "that") && before is not ("no" or "the" or "this" or "that" or "any" or "some" or "every"));
    }

    private static (double Value, bool IsOrdinal, bool IsDigits, int Count)? Number(List<TextPiece> pieces, int at)
    {
        if (Fractions.TryGetValue(pieces[at].Text, out double part)) return (part, false, true, 1);
        if (pieces[at].Kind == PieceKind.Word)
            return NumberWords.Read(pieces, at) is { } words ? (words.Value, words.IsOrdinal, false, words.Count) : null;
        if (pieces[at].Kind != PieceKind.Number) return null;
        string digits = new([.. pieces[at].Text.Where(c => char.IsAsciiDigit(c) || c == '.')]);
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) return null;
        int count = 1;
        string Text(int i) => i < pieces.Count ? pieces[i].Text : "";
        bool Touches(int i) => i < pieces.Count && pieces[i].Start == pieces[i - 1].End;
        if (Touches(at + 1) && Text(at + 1).ToLowerInvariant() is "st" or "nd" or "rd" or "th") return (value, true, true, 2);
        if (Text(at + 1) == "/" && Touches(at + 1) && Touches(at + 2)
            && double.TryParse(Text(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out double below) && below > 0)
            return (value / below, false, true, 3);
        if (Touches(at + 1) && Fractions.TryGetValue(Text(at + 1), out double half)) (value, count) = (value + half, 2);
        int scale = Text(at + count) == "-" ? at + count + 1 : at + count;
        if (scale < pieces.Count && NumberWords.Scale(Text(scale).ToLowerInvariant()) is { } times)
            (value, count) = (value * times, scale + 1 - at);
        if (at > 0 && pieces[at - 1].Folded == "minus") value = -value;
        if (at > 0 && pieces[at - 1].Text is "-" or "−" && (at == 1 || char.IsWhiteSpace(Before(pieces, at)))) value = -value;
        return (value, false, true, count);
    }

    // The character before the minus; a space stands for anything that is not next to it.
    private static char Before(List<TextPiece> pieces, int at) => pieces[at - 2].End == pieces[at - 1].Start ? 'x' : ' ';

    private static ((string Dimension, double Factor) Words, int Count)? UnitAt(List<TextPiece> pieces, int at, bool isDigits)
    {
        int from = at < pieces.Count && pieces[at].Text is "-" or "‑" ? at + 1 : at;
        if (from >= pieces.Count) return null;
        string Text(int i) => i < pieces.Count ? pieces[i].Text : "";
        int skipped = from - at;
        if (Text(from) == "%") return ((Units.Percent, 1), skipped + 1);
        if (Text(from) is "°" && Text(from + 1) is "C" or "F") return ((Text(from + 1) == "C" ? Units.Celsius : Units.Fahrenheit, 1), skipped + 2);
        if (Text(from) is "°") return ((Units.Degree, 1), skipped + 1);
        if (Units.OfMoney(Text(from)) is { } money) return (money, skipped + 1);
        if (isDigits && Text(from) is "km" or "m" && Text(from + 1) == "/" && Text(from + 2) is "h" or "s")
            return ((Units.Speed, (Text(from) == "km" ? 1000 : 1) / (Text(from + 2) == "h" ? 3600d : 1)), skipped + 3);
        if (Text(from) is "sq" && Units.OfSign(Text(from + 1)) is (Units.Length, var side)) return ((Units.Area, side * side), skipped + 2);
        if (isDigits && Text(from) is "km" or "m" && Text(from + 1) is "²" or "³")
        {
            double one = Text(from) == "km" ? 1000 : 1;
            return (Text(from + 1) == "²" ? (Units.Area, one * one) : (Units.Volume, one * one * one * 1000), skipped + 2);
        }

        if (pieces[from].Kind != PieceKind.Word) return null;
        // The longest that is a unit: "kilometres per hour", "square miles", "miles".
        for (int words = 3; words > 0; words--)
        {
            string phrase = string.Join(' ', Enumerable.Range(from, words).Select(Text));
            string single = words == 3 && phrase.Contains(" per ", StringComparison.OrdinalIgnoreCase) ? Singular(phrase) : phrase;
            if (Units.OfWord(single) is { } unit) return (unit, skipped + words);
            // "degrees Celsius", "cubic metres": the one or the other word is in the plural.
            if (words == 2 && Units.OfWord($"{Text(from).TrimEnd('s')} {Text(from + 1)}") is { } two) return (two, skipped + words);
        }

        return isDigits && Units.OfSign(Text(from)) is { } sign ? (sign, skipped + 1) : null;
    }

    private static string Singular(string phrase)
    {
        string[] words = phrase.ToLowerInvariant().Split(' ');
        return $"{words[0].TrimEnd('s')} {words[1]} {words[2]}";
    }

    // "5 to 7 km", "5–7 km": the first has the unit of the second.
    private static List<Quantity> Ranges(string text, List<Quantity> found)
    {
        for (int i = 0; i + 1 < found.Count; i++)
        {
            if (found[i] is not { Dimension: null, IsOrdinal: false } || found[i + 1].Dimension is null) continue;
            string between = text[found[i].End..found[i + 1].Start].Trim();
            if (between is "-" or "–" or "—" or "to" or "or" or "and")
                found[i] = found[i] with { Dimension = found[i + 1].Dimension, Factor = found[i + 1].Factor };
        }

        return found;
    }
}
