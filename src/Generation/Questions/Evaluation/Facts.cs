using System.Globalization;
using InstructMix.Core.Text;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>What a text states that can be compared: its times and numbers, its names, and its other words. Made once for each text; immutable.</summary>
internal sealed class Facts
{
    private static readonly HashSet<string> Negations =
        new(["not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"], StringComparer.Ordinal);

    private Facts(
        string text, IReadOnlyList<Fact> told, IReadOnlyList<string> names, IReadOnlyList<string> weakNames,
        IReadOnlyList<string> words, IReadOnlySet<string> all, bool isNegative)
    {
        (Text, Told, Names, WeakNames, Words, AllWords, IsNegative) = (text, told, names, weakNames, words, all, isNegative);
        Stemmed = Words.Select(Stems.Of).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The text in form C.</summary>
    public string Text { get; }

    /// <summary>Times and numbers, in their order.</summary>
    public IReadOnlyList<Fact> Told { get; }

    /// <summary>The words of names, in lower case.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Words with a capital that may only begin a sentence, in lower case.</summary>
    public IReadOnlyList<string> WeakNames { get; }

    /// <summary>All words that say something, names too, in lower case, without those of times and numbers.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The stems of these words, each once.</summary>
    public IReadOnlySet<string> Stemmed { get; }

    /// <summary>Every word of the text in lower case.</summary>
    public IReadOnlySet<string> AllWords { get; }

    /// <summary>Whether it denies something.</summary>
    public bool IsNegative { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    public static Facts Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Nfc.Normalize(text);
        var all = new HashSet<string>(StringComparer.Ordinal);
        bool isNegative = false;
        foreach (string word in TextPieces.WordsOf(text))
        {
            all.Add(word);
            isNegative |= Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
        }

        char[] rest = text.ToCharArray();
        var told = new List<(Fact Fact, int Start)>();
        foreach (var (moment, start, end) in MomentReader.Read(text))
        {
            told.Add((new Fact(moment, null, text[start..end]), start));
            Array.Fill(rest, '\u0001', start, end - start);
        }

        foreach (var quantity in QuantityReader.Read(new string(rest)))
        {
            string said = text[quantity.Start..quantity.End];
            told.Add((new Fact(MayBeYear(text, quantity, said), quantity, said), quantity.Start));
            Array.Fill(rest, '\u0001', quantity.Start, quantity.End - quantity.Start);
        }

        var (names, weak, words) = NameReader.Read(new string(rest));
        return new Facts(text, [.. told.OrderBy(t => t.Start).Select(t => t.Fact)], names, weak, words, all, isNegative);
    }

    // A number of four digits is perhaps a year, unless it is written as no year is, or counts what follows.
    private static Moment? MayBeYear(string text, Quantity quantity, string said)
    {
        if (quantity is not { Dimension: null, IsOrdinal: false, Value: >= 1000 and < 2200 } || quantity.Value % 1 != 0
            || said.Contains(',', StringComparison.Ordinal)
            || said.Contains("thousand", StringComparison.OrdinalIgnoreCase)) return null;
        string next = TextPieces.Of(text[quantity.End..]) is [{ Kind: PieceKind.Word } word, ..] ? word.Text : "";
        bool counts = next.Length > 0 && char.IsLower(next[0]) && !StopWords.Has(next);
        int year = Convert.ToInt32(quantity.Value, CultureInfo.InvariantCulture);
        return counts ? null : new Moment { Years = (year, year) };
    }
}
