using InstructMix.Core.Similarity;
using InstructMix.Core.Text;
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
    private static readonly PythonExtractor Extractor = new();

    /// <summary>The pieces of a pair, sorted, each once.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="isPython">Whether the response is, or holds, Python.</param>
    public static ulong[] Of(Pair pair, bool isPython)
    {
        var words = new List<ulong>();
        Add(words, TextWords.Of(Nfc.Normalize(pair.Instruction)));
        Add(words, TextWords.Of(Nfc.Normalize(pair.Response), marks: isPython));
        return Pieces.Of(words);
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
        foreach (var word in TextWords.Of(instruction))
            words.Add(own.Contains(word.Hash) && IsCode(instruction, word) ? Hash64.OfExact("name") : word.Hash);
        foreach (var token in folded) words.Add(token.Hash);
        return Pieces.Of(words);
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
}
