using System.Runtime.InteropServices;
using InstructMix.Core.Text;

namespace InstructMix.Core.Similarity;

/// <summary>The pieces by which texts are compared: all rows of five words; where there are fewer words, the words.</summary>
public static class Pieces
{
    private const int Row = 5;

    /// <summary>The pieces of a text.</summary>
    /// <param name="text">The text.</param>
    public static ulong[] Of(string text) => Of([.. TextWords.Of(Nfc.Normalize(text)).Select(w => w.Hash)]);

    /// <summary>The pieces of some words, sorted, each once.</summary>
    /// <param name="words">What stands for each word.</param>
    public static ulong[] Of(List<ulong> words)
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

    /// <summary>What two sets have in common, of what either has: from 0 to 1.</summary>
    /// <param name="one">Pieces, sorted, each once.</param>
    /// <param name="other">Pieces, sorted, each once.</param>
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
}
