using System.Globalization;

namespace InstructMix.Core.Text;

/// <summary>What form C must know of characters: <c>nfc.txt</c>, whose head says how it is written.</summary>
internal sealed class NfcTables
{
    /// <summary>Where Hangul's vowels and final consonants begin, and how many there are (one more of these: none).</summary>
    public const int VBase = 0x1161, VCount = 21, TBase = 0x11A7, TCount = 28;

    private readonly Dictionary<int, byte> _classes = [];

    /// <summary>What a character is made of, one step down.</summary>
    public Dictionary<int, int[]> Decompositions { get; } = [];

    /// <summary>What two characters come together to.</summary>
    public Dictionary<(int First, int Second), int> Compositions { get; } = [];

    /// <summary>The characters that may stand in the way of form C: marks, second halves, and what never composes.</summary>
    public HashSet<int> Careful { get; } = [.. Enumerable.Range(VBase, VCount), .. Enumerable.Range(TBase + 1, TCount - 1)];

    /// <summary>The canonical combining class: 0 for a character that stands by itself.</summary>
    public int Class(int rune) => rune < 0x300 ? 0 : _classes.GetValueOrDefault(rune);

    /// <summary>Reads the tables that travel inside the assembly.</summary>
    public static NfcTables Load()
    {
        var tables = new NfcTables();
        using var reader = new StreamReader(typeof(Nfc).Assembly.GetManifestResourceStream("nfc.txt")!);
        while (reader.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            if (words[0] == "class") tables.AddClass(words);
            else if (words[0] is "pair" or "only") tables.AddDecomposition(words);
        }

        return tables;
    }

    private static int Hex(string word) => int.Parse(word, NumberStyles.HexNumber);

    private void AddClass(string[] words)
    {
        foreach (string range in words[2..])
        {
            string[] ends = range.Split('-');
            for (int rune = Hex(ends[0]); rune <= Hex(ends[^1]); rune++)
            {
                _classes[rune] = byte.Parse(words[1]);
                Careful.Add(rune);
            }
        }
    }

    private void AddDecomposition(string[] words)
    {
        int[] parts = [.. words[2..].Select(Hex)];
        Decompositions[Hex(words[1])] = parts;
        if (words[0] == "only")
        {
            Careful.Add(Hex(words[1]));
            return;
        }

        Compositions[(parts[0], parts[1])] = Hex(words[1]);
        Careful.Add(parts[1]);
    }
}
