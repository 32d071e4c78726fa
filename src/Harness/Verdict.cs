using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace InstructMix.Harness;

/// <summary>A trial's outcome with its evidence.</summary>
public sealed record Verdict : VerdictFields
{
    // The serializer writes a record's own properties before those of its base. The ledger's entries have another order.
    private const int BeforeFields = -1;
    private const int AfterFields = 1;

    /// <summary>A verdict without evidence.</summary>
    public Verdict()
    {
    }

    /// <summary>A verdict with the evidence that the judge sent.</summary>
    /// <param name="outcome">What the trial came to.</param>
    /// <param name="said">What the judge says of it.</param>
    [SetsRequiredMembers]
    internal Verdict(Outcome outcome, VerdictFields said)
        : base(said) => Outcome = outcome;

    /// <summary>What the trial came to.</summary>
    [JsonPropertyOrder(BeforeFields)]
    public required Outcome Outcome { get; init; }

    /// <summary>True where the outcome might have been the machine's fault, and a second run, alone, had the same outcome.</summary>
    [JsonPropertyOrder(AfterFields)]
    public bool Confirmed { get; init; }

    /// <summary>The module that was warm where it ran: imported before the candidate's process was forked; null for none.</summary>
    [JsonPropertyOrder(AfterFields)]
    public string? Warm { get; init; }

    /// <summary>The Python that ran it, such as <c>3.11.2</c>.</summary>
    [JsonPropertyOrder(AfterFields)]
    public string Python { get; init; } = "";

    /// <summary>The sandbox image's id, <c>sha256:…</c>.</summary>
    [JsonPropertyOrder(AfterFields)]
    public string Image { get; init; } = "";

    /// <summary>The digest of the runner's sources.</summary>
    [JsonPropertyOrder(AfterFields)]
    public string Runner { get; init; } = "";
}
