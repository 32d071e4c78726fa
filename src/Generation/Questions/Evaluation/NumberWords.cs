namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Reads numbers that are written in words: "twelve hundred", "two and a half", "half a dozen", "nineteen twenty-one".</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, int> Small = new(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fourty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    };

    private static readonly Dictionary<string, int> Ordinals = new(StringComparer.Ordinal)
    {
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
        ["eleventh"] = 11,
        ["twelfth"] = 12,
        ["thirteenth"] = 13,
        ["fourteenth"] = 14,
        ["fifteenth"] = 15,
        ["sixteenth"] = 16,
        ["seventeenth"] = 17,
        ["eighteenth"] = 18,
        ["nineteenth"] = 19,
        ["twentieth"] = 20,
        ["thirtieth"] = 30,
        ["hundredth"] = 100,
    };

    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["hundred"] = 100,
        ["hundreds"] = 100,
        ["thousand"] = 1e3,
        ["million"] = 1e6,
        ["billion"] = 1e9,
        ["trillion"] = 1e12,
        ["dozen"] = 12,
        ["mn"] = 1e6,
        ["bn"] = 1e9,
    };

    private static readonly Dictionary<string, double> Parts = new(StringComparer.Ordinal)
    {
        ["half"] = 0.5,
        ["halves"] = 0.5,
        ["third"] = 1 / 3.0,
        ["thirds"] = 1 / 3.0,
        ["quarter"] = 0.25,
        ["quarters"] = 0.25,
        ["fifth"] = 0.2,
        ["fifths"] = 0.2,
        ["tenth"] = 0.1,
        ["tenths"] = 0.1,
    };

    /// <summary>How many times a scale word makes a number larger; null for another word.</summary>
    public static double? Scale(string word) => Scales.TryGetValue(word, out double scale) ? scale : null;

    /// <summary>The ordinal that a word is; null for another.</summary>
    public static int? Ordinal(string word) => Ordinals.TryGetValue(word, out int number) ? number : null;

    /// <summary>The part of one that a word is, such as a half; null for another.</summary>
    public static double? Part(string word) => Parts.TryGetValue(word, out double part) ? part : null;

    /// <summary>The number that a single word is, from zero to ninety; null for another.</summary>
    public static int? Plain(string word) => Small.TryGetValue(word, out int number) ? number : null;

    /// <summary>Reads a number that begins at a piece. Gives what it is, and how many pieces it has; null where none begins there.</summary>
    /// <param name="pieces">The pieces of the text.</param>
    /// <param name="at">The first piece.</param>
    public static (double Value, bool IsOrdinal, int Count)? Read(IReadOnlyList<TextPiece> pieces, int at)
    {
        string Word(int i) => i < pieces.Count && pieces[i].Kind == PieceKind.Word ? pieces[i].Text.ToLowerInvariant() : "";
        bool Hyphen(int i) => i < pieces.Count && pieces[i].Text is "-" or "‑";
        string first = Word(at);
        if (first == "twice") return (2, false, 1);
        if (first == "thrice") return (3, false, 1);
        if (first is "a" or "an" && Scale(Word(at + 1)) is { } of && Word(at + 1) != "hundreds") return Rest(of, at + 2);
        if (first is "half" && Word(at + 1) is "a" or "an" && Scale(Word(at + 2)) is { } scale) return (scale / 2, false, 3);
        if (first is "half" or "quarter") return (Parts[first], false, 1);
        if (first is "a" or "an" && Part(Word(at + 1)) is { } piece && (Word(at + 1) is "half" or "quarter" || Word(at + 2) == "of")) return (piece, false, 2);
        if (Ordinal(first) is { } ordinal) return (ordinal, true, 1);
        if (Plain(first) is not { } start) return null;
        int next = at + 1;
        double value = start;
        int after = Hyphen(next) ? next + 1 : next;
        if (start is >= 20 and < 100 && start % 10 == 0 && Plain(Word(after)) is > 0 and < 10)
        {
            value += Plain(Word(after))!.Value;
            next = after + 1;
        }
        else if (start is >= 20 && after != next && Ordinal(Word(after)) is > 0 and < 10)
        {
            return (start + Ordinal(Word(after))!.Value, true, after + 1 - at);
        }

        // "two thirds", "two-thirds"; "one quarter".
        int part = Hyphen(next) ? next + 1 : next;
        bool isMany = Word(part).EndsWith('s');
        if (Part(Word(part)) is { } fraction && isMany == value > 1) return (value * fraction, false, part + 1 - at);
        // "nineteen twenty-one" and "twenty ten" are years.
        if (value is >= 11 and <= 20 && value == start && Read(pieces, after) is { IsOrdinal: false, Value: >= 10 and < 100 } low
            && Word(after) is not ("a" or "an"))
            return ((value * 100) + low.Value, false, after - at + low.Count);
        return Rest(value, next);

        // What follows a number: scales, then smaller numbers, then a half.
        (double, bool, int) Rest(double sum, int i)
        {
            double current = sum, total = 0;
            while (true)
            {
                if (Hyphen(i) && Scale(Word(i + 1)) is not null) i++;
                if (Scale(Word(i)) is { } times)
                {
                    if (times > 100)
                    {
                        total += current * times;
                        current = 0;
                    }
                    else
                    {
                        current *= times;
                    }

                    i++;
                    continue;
                }

                int ahead = Word(i) == "and" ? i + 1 : i;
                if (Word(i) == "and" && Word(ahead) is "a" or "one" && Part(Word(ahead + 1)) is { } half)
                    return Scale(Word(ahead + 2)) is { } large
                        ? ((total + current + half) * large, false, ahead + 3 - at) : (total + current + half, false, ahead + 2 - at);
                bool hasScale = (total > 0 || current >= 100) && (current % 100 == 0 || current == 0);
                if (!hasScale || Plain(Word(ahead)) is not { } small) break;
                int last = ahead + 1, joined = Hyphen(last) ? last + 1 : last;
                double lower = small;
                if (small >= 20 && Plain(Word(joined)) is > 0 and < 10)
                {
                    lower += Plain(Word(joined))!.Value;
                    last = joined + 1;
                }

                current += lower;
                i = last;
            }

            return (total + current, false, i - at);
        }
    }
}
