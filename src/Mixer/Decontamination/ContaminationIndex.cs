using InstructMix.Core.Text;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Mixer.Decontamination;

/// <summary>The texts of all benchmarks, to be asked whether a pair holds one of them. Made once; then many threads may ask.</summary>
internal sealed class ContaminationIndex
{
    /// <summary>The length of a row of words, as in the GPT-3 paper; half of a program's words are marks.</summary>
    private const int Row = 13, CodeRow = 26;

    /// <summary>Shorter texts count by themselves only where they are the whole of a text.</summary>
    private const int LeastWords = 8, LeastTokens = 15, LeastFolded = 20;

    /// <summary>So many names and keywords a row of a program must have to count.</summary>
    private const int LeastNames = 6;

    /// <summary>The shortest question that counts where it is the whole of a text.</summary>
    private const int LeastQuestion = 3;

    /// <summary>So many of the words of two questions must be the same for a one-liner or a short answer to count.</summary>
    private const double SameQuestion = 0.4;

    private const int LongestEvidence = 300;

    private readonly RowIndex _rows = new(Row, LeastWords);
    private readonly RowIndex _code = new(CodeRow, CodeRow);
    private readonly Dictionary<ulong, BenchmarkText> _questions = [];
    private readonly Dictionary<ulong, List<(BenchmarkText Text, int Length)>> _wholes = [];
    private readonly Dictionary<ulong, List<(BenchmarkText Text, int Length)>> _folded = [];
    private readonly PythonExtractor _extractor = new();

    /// <summary>Adds a text of a benchmark.</summary>
    public void Add(BenchmarkText text)
    {
        if (text.Role == TextRole.Code)
        {
            AddCode(text);
            return;
        }

        var words = Hashes(TextWords.Of(text.Text));
        _rows.Add(text, words, (_, _) => true);
        if (text.Role == TextRole.Question && words.Length >= LeastQuestion) _questions.TryAdd(Hash64.Of(words), text);
        else if (text.Role == TextRole.Answer && words.Length > 0) AddTo(_wholes, Hash64.Of(words), (text, words.Length));
    }

    /// <summary>What of a benchmark a pair holds; null where it holds nothing of any.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="isSnippet">Whether the response is nothing but Python.</param>
    public BenchmarkMatch? Find(Pair pair, bool isSnippet)
    {
        string instruction = Nfc.Normalize(pair.Instruction), response = Nfc.Normalize(pair.Response);
        var asked = TextWords.Of(instruction);
        return InText(instruction, asked, isQuestion: true) ?? InText(response, TextWords.Of(response), isQuestion: false)
            ?? InCode(instruction) ?? Whole(response, asked, TextWords.Of(response))
            ?? InCode(response) ?? Folded(response, asked, isSnippet);
    }

    private static ulong[] Hashes(List<Word> words) => [.. words.Select(w => w.Hash)];

    private static void AddTo(Dictionary<ulong, List<(BenchmarkText Text, int Length)>> index, ulong hash,
        (BenchmarkText Text, int Length) entry)
    {
        if (!index.TryGetValue(hash, out var list)) index.Add(hash, list = []);
        list.Add(entry);
    }

    private static BenchmarkMatch Match(BenchmarkText found, MatchKind kind, string text, int from, int to) =>
        new(found.Record.File, found.Record.Number, found.Field, kind, to - from <= LongestEvidence ? text[from..to]
            : $"{text.AsSpan(from, LongestEvidence)}…");

    private static bool IsAsked(BenchmarkText text, List<Word> asked)
    {
        var words = asked.Select(w => w.Hash).ToHashSet();
        int both = words.Count(text.Record.Asked.Contains), either = words.Count + text.Record.Asked.Count - both;
        return either > 0 && both >= SameQuestion * either;
    }

    private void AddCode(BenchmarkText text)
    {
        var words = TextWords.Of(text.Text, marks: true);
        var tokens = Hashes(words);
        // A list of numbers in a row is the same in many programs.
        _code.Add(text, tokens, (at, count) => words.Skip(at).Take(count)
            .Count(w => char.IsLetter(text.Text[w.Start]) || text.Text[w.Start] == '_') >= LeastNames);
        AddTo(_wholes, Hash64.Of(tokens), (text, tokens.Length));
        foreach (var unit in FoldedUnit.Of(text.Text)) AddTo(_folded, unit.Hash, (text, unit.Tokens));
    }

    private BenchmarkMatch? InText(string text, List<Word> words, bool isQuestion)
    {
        var hashes = Hashes(words);
        if (words.Count > 0 && isQuestion && _questions.TryGetValue(Hash64.Of(hashes), out var question))
            return Match(question, MatchKind.Exact, text, words[0].Start, words[^1].Start + words[^1].Length);
        if (_rows.Find(hashes) is not { } row) return null;
        var last = words[row.From + row.Count - 1];
        return Match(row.Text, row.IsWhole ? MatchKind.Exact : MatchKind.Ngram, text, words[row.From].Start, last.Start + last.Length);
    }

    private BenchmarkMatch? InCode(string text)
    {
        var words = TextWords.Of(text, marks: true);
        if (_code.Find(Hashes(words)) is not { } row) return null;
        var last = words[row.From + row.Count - 1];
        return Match(row.Text, row.IsWhole ? MatchKind.Exact : MatchKind.Ngram, text, words[row.From].Start, last.Start + last.Length);
    }

    // The whole response is an answer or a program of a benchmark.
    private BenchmarkMatch? Whole(string response, List<Word> asked, List<Word> words)
    {
        foreach (var all in (List<Word>[])[words, TextWords.Of(response, marks: true)])
        {
            if (all.Count == 0 || !_wholes.TryGetValue(Hash64.Of(Hashes(all)), out var entries)) continue;
            foreach (var (text, length) in entries)
                if (length >= LeastTokens || IsAsked(text, asked))
                    return Match(text, MatchKind.Exact, response, all[0].Start, all[^1].Start + all[^1].Length);
        }

        return null;
    }

    private BenchmarkMatch? Folded(string response, List<Word> asked, bool isSnippet)
    {
        if (_folded.Count == 0) return null;
        string? code = isSnippet ? response : _extractor.Extract(new Candidate { Id = "", Instruction = "", Response = response }).Code;
        if (string.IsNullOrWhiteSpace(code)) return null;
        foreach (var unit in FoldedUnit.Of(code))
        {
            if (!_folded.TryGetValue(unit.Hash, out var entries)) continue;
            foreach (var (text, length) in entries)
                if (length >= LeastFolded || IsAsked(text, asked)) return Match(text, MatchKind.Folded, code, unit.Start, unit.End);
        }

        return null;
    }
}
