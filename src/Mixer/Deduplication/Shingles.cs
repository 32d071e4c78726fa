using System.Runtime.InteropServices;
using InstructMix.Mixer.Text;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Mixer.Deduplication;

/// <summary>
/// The pieces by which pairs are compared: all rows of five words of instruction and response; where there are fewer words, the words.
/// In Python each mark is a word, too.
/// </summary>
internal static class Shingles
{
    private const int Row = 5;

    private static readonly PythonExtractor Extractor = new();

    /// <summary>The pieces of a pair, sorted, each once.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="isPython">Whether the response is, or holds, Python.</param>
    public static ulong[] Of(Pair pair, bool isPython)
    {
        var words = new List<ulong>();
        Add(words, Words.Of(Nfc.Normalize(pair.Instruction)));
        Add(words, Words.Of(Nfc.Normalize(pair.Response), marks: isPython));
        return Rows(words);
    }

    /// <summary>The same with names and literals of the Python folded, in the instruction where they stand as code does; null where no Python is found.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="isSnippet">Whether the response is nothing but Python.</param>
    public static ulong[]? Folded(Pair pair, bool isSnippet)
    {
        string? code = isSnippet ? pair.Response
            : Extractor.Extract(new Candidate { Id = "", Instruction = "", Response = pair.Response }).Code;
        if (string.IsNullOrWhiteSpace(code)) return null;
        var folded = FoldedPython.Of(code);
        var own = folded.Where(t => t.IsOwnName).Select(t => Hash64.OfWord(code.AsSpan(t.Token.Start, t.Token.Length))).ToHashSet();
        string instruction = Nfc.Normalize(pair.Instruction);
        var words = new List<ulong>();
        foreach (var word in Words.Of(instruction))
            words.Add(own.Contains(word.Hash) && IsCode(instruction, word) ? Hash64.OfExact("name") : word.Hash);
        foreach (var token in folded) words.Add(token.Hash);
        return Rows(words);
    }

    /// <summary>What two sets have in common, of what either has: from 0 to 1.</summary>
    public static double Jaccard(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        int both = 0;
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j]) both++;
            ulong least = Math.Min(one[i], other[j]);
            if (one[i] == least) i++;
            if (other[j] == least) j++;
        }

        int either = one.Length + other.Length - both;
        return either == 0 ? 1 : (double)both / either;
    }

    // A word of a sentence may be a parameter's name by chance: `n` in backticks, n(…) and some_name are code.
    private static bool IsCode(string text, Word word)
    {
        int end = word.Start + word.Length;
        char before = word.Start > 0 ? text[word.Start - 1] : ' ', next = end < text.Length ? text[end] : ' ';
        return before is '`' or '\'' or '"' or '(' or '.' || next is '`' or '\'' or '"' or '('
            || text.AsSpan(word.Start, word.Length).ContainsAny('_', '0', '1');
    }

    private static void Add(List<ulong> hashes, List<Word> words)
    {
        foreach (var word in words) hashes.Add(word.Hash);
    }

    private static ulong[] Rows(List<ulong> words)
    {
        var all = CollectionsMarshal.AsSpan(words);
        ulong[] rows;
        if (all.Length < Row)
        {
            rows = all.ToArray();
        }
        else
        {
            rows = new ulong[all.Length - Row + 1];
            for (int i = 0; i < rows.Length; i++) rows[i] = Hash64.Of(all.Slice(i, Row));
        }

        Array.Sort(rows);
        int kept = 0;
        for (int i = 0; i < rows.Length; i++)
            if (i == 0 || rows[i] != rows[i - 1]) rows[kept++] = rows[i];
        return kept == rows.Length ? rows : rows[..kept];
    }
}
