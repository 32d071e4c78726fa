using System.Text;

namespace InstructMix.Core.Text;

/// <summary>
/// Unicode normalisation form C (Unicode Standard Annex 15). The framework's <see cref="string.Normalize()"/> returns
/// its input unchanged where globalisation is invariant, as it is here, and elsewhere follows the machine's ICU;
/// with tables of our own the same texts count as duplicates on every machine.
/// </summary>
public static class Nfc
{
    private const int SBase = 0xAC00, LBase = 0x1100, VBase = NfcTables.VBase, TBase = NfcTables.TBase, LCount = 19,
        VCount = NfcTables.VCount, TCount = NfcTables.TCount, SCount = LCount * VCount * TCount;

    private static readonly NfcTables Tables = NfcTables.Load();

    /// <summary>The text in form C; the very same string where it is already so.</summary>
    /// <param name="text">Any text; lone surrogates become U+FFFD.</param>
    public static string Normalize(string text)
    {
        if (!NeedsWork(text)) return text;
        var runes = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes()) Decompose(rune.Value, runes);
        Order(runes);
        return Compose(runes);
    }

    private static bool NeedsWork(string text)
    {
        // Below U+0300 every character is in form C, whatever follows it there.
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0) return false;
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value >= 0x300 && Tables.Careful.Contains(rune.Value)) return true;
        return false;
    }

    private static void Decompose(int rune, List<int> into)
    {
        if (rune is >= SBase and < SBase + SCount)
        {
            int s = rune - SBase;
            into.Add(LBase + (s / (VCount * TCount)));
            into.Add(VBase + (s % (VCount * TCount) / TCount));
            if (s % TCount != 0) into.Add(TBase + (s % TCount));
        }
        else if (Tables.Decompositions.TryGetValue(rune, out var parts))
        {
            foreach (int part in parts) Decompose(part, into);
        }
        else
        {
            into.Add(rune);
        }
    }

    private static void Order(List<int> runes)
    {
        // Insertion sort: stable, and runs of marks are a few characters long.
        for (int i = 1; i < runes.Count; i++)
        {
            int rune = runes[i], mark = Tables.Class(rune), at = i;
            if (mark == 0) continue;
            for (; at > 0 && Tables.Class(runes[at - 1]) > mark; at--) runes[at] = runes[at - 1];
            runes[at] = rune;
        }
    }

    private static string Compose(List<int> runes)
    {
        int starter = -1, kept = 0, lastClass = -1;
        for (int i = 0; i < runes.Count; i++)
        {
            int rune = runes[i], mark = Tables.Class(rune);
            bool blocked = starter < 0 || lastClass >= mark;
            if (!blocked && Pair(runes[starter], rune) is { } composite)
            {
                runes[starter] = composite;
                continue;
            }

            if (mark == 0)
            {
                starter = kept;
                lastClass = -1;
            }
            else
            {
                lastClass = mark;
            }

            runes[kept++] = rune;
        }

        var text = new StringBuilder(kept);
        for (int i = 0; i < kept; i++) text.Append(new Rune(runes[i]).ToString());
        return text.ToString();
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= LBase and < LBase + LCount && second is >= VBase and < VBase + VCount)
            return SBase + ((((first - LBase) * VCount) + second - VBase) * TCount);
        if (first is >= SBase and < SBase + SCount && (first - SBase) % TCount == 0 && second is > TBase and < TBase + TCount)
            return first + second - TBase;
        return Tables.Compositions.TryGetValue((first, second), out int composite) ? composite : null;
    }
}
