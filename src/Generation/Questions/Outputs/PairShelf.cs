using InstructMix.Core.Files;
using InstructMix.Core.Text;
using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Questions.Outputs;

/// <summary>Holds kept pairs on disk until it is known how many of each kind the balance takes. Which of them are taken is decided by the seed, not by their order.</summary>
internal sealed class PairShelf : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly List<(QuestionKind Kind, ulong Lot, int Length)> _pairs = [];

    /// <summary>An empty shelf.</summary>
    /// <param name="path">The file to use meanwhile; it goes away.</param>
    /// <exception cref="UnusableInputException">It cannot be made.</exception>
    public PairShelf(string path)
    {
        try
        {
            _file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be written ({e.Message.TrimEnd('.')}); name another --output", e);
        }
    }

    /// <summary>Puts a pair on it.</summary>
    public async Task AddAsync(QuestionPair pair, long seed)
    {
        byte[] line = QuestionJson.Line(pair, QuestionJson.Lines.QuestionPair);
        try
        {
            await _file.WriteAsync(line);
        }
        catch (IOException e)
        {
            throw new UnusableInputException($"{_file.Name}: cannot be written ({e.Message.TrimEnd('.')}); make room, then run the same command again: it resumes", e);
        }

        _pairs.Add((pair.Meta.Kind, Hash64.OfExact($"{seed}\0{pair.Id}"), line.Length));
    }

    /// <summary>The lines in their order, each with whether the balance takes it.</summary>
    /// <param name="balance">How many times the least frequent kind the others may have; 0 for no balance.</param>
    public async IAsyncEnumerable<(byte[] Line, bool IsTaken)> TakeAsync(double balance)
    {
        await _file.FlushAsync();
        _file.Position = 0;
        var taken = Taken(balance);
        for (int i = 0; i < _pairs.Count; i++)
        {
            byte[] line = new byte[_pairs[i].Length];
            await _file.ReadExactlyAsync(line);
            yield return (line, taken is null || taken.Contains(i));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private HashSet<int>? Taken(double balance)
    {
        var kinds = _pairs.Select((p, place) => (p.Kind, p.Lot, Place: place)).GroupBy(p => p.Kind).Select(g => g.ToList()).ToList();
        if (balance == 0 || kinds.Count == 0) return null;
        // A hair more than the product, which may lie below a whole number by rounding.
        int most = (int)Math.Floor((kinds.Min(k => k.Count) * balance) + 1e-9);
        return [.. kinds.SelectMany(k => k.OrderBy(p => p.Lot).ThenBy(p => p.Place).Take(most)).Select(p => p.Place)];
    }
}
