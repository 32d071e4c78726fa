using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Verifier.Verification;

/// <summary>The lines of several candidates in a row whose verdicts the ledger has. Each file gets its lines in one piece.</summary>
/// <param name="isOrdered">Whether to make lines for the file that tells the order of a share, too.</param>
internal sealed class ReadyLines(bool isOrdered) : IDisposable
{
    private readonly List<Verdict> _verdicts = [];

    /// <summary>Lines of kept pairs.</summary>
    public PooledBytes Kept { get; } = new();

    /// <summary>Lines of rejects.</summary>
    public PooledBytes Rejects { get; } = new();

    /// <summary>Lines of the order.</summary>
    public PooledBytes Order { get; } = new();

    /// <summary>The verdicts.</summary>
    public IReadOnlyList<Verdict> Verdicts => _verdicts;

    /// <summary>What each of them counts for.</summary>
    public List<ProblemMark> Marks { get; } = [];

    /// <summary>Those whose verdict came from another candidate of this run.</summary>
    public int Twins { get; private set; }

    /// <summary>The memory that the candidates occupy until the lines have been written.</summary>
    public HeldBytes Held { get; private set; }

    /// <summary>Adds a candidate's line.</summary>
    /// <param name="judged">The candidate.</param>
    /// <param name="held">The memory that it occupies.</param>
    /// <param name="place">Its place in the input.</param>
    /// <param name="mark">What it counts for.</param>
    /// <param name="isTwin">Whether its verdict came from another candidate of this run.</param>
    /// <param name="writer">Writes the line; may be used for many.</param>
    public void Add(Judged judged, HeldBytes held, long place, ProblemMark mark, bool isTwin, Utf8JsonWriter writer)
    {
        var verdict = judged.Entry.Verdict;
        bool isKept = verdict.Outcome.IsKept();
        CandidateJson.Write(judged.ToPair(), writer, isKept ? Kept : Rejects);
        if (isOrdered) System.Buffers.BuffersExtensions.Write(Order, OrderFile.Line(place, isKept));
        _verdicts.Add(verdict);
        Marks.Add(mark);
        if (isTwin) Twins++;
        Held = Held.With(held);
    }

    /// <summary>Frees the memory of the lines.</summary>
    public void Dispose()
    {
        Kept.Dispose();
        Rejects.Dispose();
        Order.Dispose();
    }
}
