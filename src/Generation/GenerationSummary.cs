using System.Text.Json.Serialization;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Waterfalls;
using InstructMix.Verifier.Verification;

namespace InstructMix.Generation;

/// <summary>The counts of a run, at its end or so far.</summary>
/// <param name="Planned">How many candidates were wanted.</param>
/// <param name="Journal">Where the answers are as they arrive; delete it to have everything asked anew.</param>
public sealed record GenerationSummary(int Planned, string Journal) : CallCounts
{
    /// <summary>What all answers of the journal cost, at the prices that were given; null without prices.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The file that was written; null while it is not, and where there was nothing to write.</summary>
    public string? Output { get; init; }

    /// <summary>How many requests for something else than a first answer (new requests, tests, repairs) could not be had.</summary>
    public int OthersFailed { get; init; }

    /// <summary>How many new requests were taken; null where none were to be proposed.</summary>
    public int? NewRequests { get; init; }

    /// <summary>How many proposed requests were not taken, by the reason; null where none were to be proposed.</summary>
    public IReadOnlyDictionary<string, long>? RefusedRequests { get; init; }

    /// <summary>From which similarity on a proposed request was refused; null where none were to be proposed.</summary>
    public double? NearDuplicates { get; init; }

    /// <summary>How many tests the model wrote that can be used; null where it was to write none.</summary>
    public int? Tests { get; init; }

    /// <summary>How many requests have no such test all the same; null where it was to write none.</summary>
    public int? Untested { get; init; }

    /// <summary>How many rounds there were.</summary>
    public int Rounds { get; init; }

    /// <summary>How many answers passed and say the same as a kept one, names and layout aside: they are among the candidates alone. Null where nothing was judged.</summary>
    public long? Copies { get; init; }

    /// <summary>How many pairs were kept; null where nothing was judged.</summary>
    public long? Kept { get; init; }

    /// <summary>For each pair whose fate is settled, in order, whether it was kept.</summary>
    [JsonIgnore]
    public IReadOnlyList<bool> Turns { get; init; } = [];

    /// <summary>What the answers came to; null where nothing was judged.</summary>
    public VerificationSummary? Verified { get; init; }

    /// <summary>How far all that was asked for has come; null while the run goes on.</summary>
    public Waterfall? Waterfall { get; init; }
}
