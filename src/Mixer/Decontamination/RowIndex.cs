using System.Runtime.InteropServices;
using InstructMix.Core.Text;

namespace InstructMix.Mixer.Decontamination;

/// <summary>Finds rows of words of some texts in other texts: rows of a fixed length, and whole texts that are a little shorter (Brown et al., 2020, arXiv:2005.14165, appendix C).</summary>
/// <param name="row">How many words a row has.</param>
/// <param name="least">How many words a text that is shorter than a row must have to count as a whole.</param>
internal sealed class RowIndex(int row, int least)
{
    /// <summary>A row that so many different texts of the benchmarks have is a way to speak.</summary>
    private const int MostTexts = 10;

    private readonly List<(BenchmarkText Text, ulong[] Words)> _texts = [];
    private readonly Dictionary<int, Dictionary<ulong, (int Text, int At)>> _lengths = [];
    private readonly Dictionary<ulong, HashSet<ulong>> _holders = [];

    /// <summary>Adds a text; one that is too short is left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="named">Whether a row of so many words, from a place on, says enough to count.</param>
    public void Add(BenchmarkText text, ulong[] words, Func<int, int, bool> named)
    {
        if (words.Length < least) return;
        int length = Math.Min(row, words.Length), number = _texts.Count;
        ulong whole = Hash64.Of(words);
        _texts.Add((text, words));
        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(_lengths, length, out _);
        rows ??= [];
        for (int at = 0; at + length <= words.Length; at++)
        {
            if (!named(at, length)) continue;
            ulong hash = Hash64.Of(words.AsSpan(at, length));
            rows.TryAdd(hash, (number, at));
            ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(_holders, hash, out _);
            holders ??= [];
            if (holders.Count <= MostTexts) holders.Add(whole);
        }
    }

    /// <summary>The first row of a text's words that is one of the index, as long as it goes on; null where there is none.</summary>
    /// <param name="words">The text's words.</param>
    public (BenchmarkText Text, int From, int Count, bool IsWhole)? Find(ulong[] words)
    {
        foreach (var (length, rows) in _lengths)
        {
            for (int at = 0; at + length <= words.Length; at++)
            {
                ulong hash = Hash64.Of(words.AsSpan(at, length));
                if (!rows.TryGetValue(hash, out var place) || _holders[hash].Count > MostTexts) continue;
                var (text, other) = _texts[place.Text];
                int from = at, to = at + length, otherFrom = place.At, otherTo = place.At + length;
                while (from > 0 && otherFrom > 0 && words[from - 1] == other[otherFrom - 1]) (from, otherFrom) = (from - 1, otherFrom - 1);
                while (to < words.Length && otherTo < other.Length && words[to] == other[otherTo]) (to, otherTo) = (to + 1, otherTo + 1);
                return (text, from, to - from, to - from == other.Length);
            }
        }

        return null;
    }
}
