using InstructMix.Core.Similarity;
using InstructMix.Core.Text;
using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Questions;

/// <summary>
/// Finds a question that nearly repeats one that was kept before, in the whole set: by the stems of its words, and never where a name, a number or a time is another one.
/// "Who succeeded Ilva Renn?" and "Who did Ilva Renn succeed?" have the same words: they are one question only where the answers agree, or the words stand in the same order.
/// </summary>
/// <param name="threshold">From which similarity on two are nearly the same.</param>
internal sealed class QuestionIndex(double threshold)
{
    private readonly Banding _banding = Banding.For(threshold);
    private readonly MinHashes _hashes = new(Banding.For(threshold));
    private readonly List<Held> _held = [];
    private readonly Dictionary<(int Band, uint Key), List<int>> _bands = [];

    /// <summary>How similar the most similar question is, 0 for none, and its id where it is nearly the same one.</summary>
    public (double Similarity, string? SameAs) Find(Attempt attempt)
    {
        var (pieces, keys) = Read(attempt.Question!);
        double most = 0;
        var near = new SortedSet<int>();
        for (int band = 0; band < keys.Length; band++)
            if (_bands.TryGetValue((band, keys[band]), out var here)) near.UnionWith(here);
        foreach (int place in near)
        {
            var held = _held[place];
            double similarity = Pieces.Jaccard(pieces, held.Pieces);
            most = Math.Max(most, similarity);
            if (similarity >= threshold && IsSame(attempt, held)) return (similarity, held.Id);
        }

        return (most, null);
    }

    /// <summary>From now on the question is found.</summary>
    public void Add(Attempt attempt)
    {
        var (pieces, keys) = Read(attempt.Question!);
        for (int band = 0; band < keys.Length; band++)
        {
            if (!_bands.TryGetValue((band, keys[band]), out var here)) _bands[(band, keys[band])] = here = [];
            here.Add(_held.Count);
        }

        _held.Add(new Held(attempt.Id, attempt.Question!, attempt.Answer!, pieces));
    }

    private static bool IsSame(Attempt attempt, Held held)
    {
        Facts one = Facts.Of(attempt.Question!), other = Facts.Of(held.Question);
        bool sameFacts = one.Names.All(other.AllWords.Contains) && other.Names.All(one.AllWords.Contains)
            && one.Told.Count == other.Told.Count && one.Told.All(f => other.Told.Any(f.IsCompatible));
        return sameFacts && (Plain(attempt.Question!) == Plain(held.Question)
            || Agreement.Of(attempt.Answer!, held.Answer, attempt.Question!) >= 0.5);
    }

    private static string Plain(string question) =>
        string.Join(' ', TextPieces.WordsOf(question).Where(w => !StopWords.Has(w)).Select(Stems.Of));

    private (ulong[] Pieces, uint[] Keys) Read(string question)
    {
        var words = TextPieces.Of(question).Where(p => p.Kind != PieceKind.Mark).Select(p => p.Folded).ToList();
        // The question word counts, and with "how" the next one: how many and how long are two questions.
        var said = words.Where(w => !StopWords.Has(w)).Select(Stems.Of)
            .Append(words.Count > 1 && words[0] == "how" ? $"how {words[1]}" : words.FirstOrDefault() ?? "");
        ulong[] pieces = [.. said.Select(w => Hash64.OfExact(w)).Distinct().Order()];
        var keys = new uint[_banding.Bands];
        _hashes.Keys(pieces, keys);
        return (pieces, keys);
    }

    private sealed record Held(string Id, string Question, string Answer, ulong[] Pieces);
}
