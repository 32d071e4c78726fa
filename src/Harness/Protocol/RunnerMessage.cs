using System.Text.Json.Serialization;

namespace InstructMix.Harness.Protocol;

/// <summary>
/// Judge to coordinator: <c>ready</c> once, then a <c>verdict</c> or a <c>fault</c> for each trial. <c>docs/protocol.md</c> has the messages about trials that wait.
/// A verdict's fields stand in the message itself.
/// </summary>
internal sealed record RunnerMessage : VerdictFields
{
    [JsonRequired]
    public string Type { get; init; } = "";

    public long Id { get; init; }

    public int Protocol { get; init; }

    public string? Python { get; init; }

    /// <summary>What the trial came to; null in messages that are no verdict.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The number of the system's error that the trial's outcome came from; null for none. Verdicts do not have it: it decides whether the trial runs again.</summary>
    public int? Errno { get; init; }

    /// <summary>
    /// True where something timed out that does so on any machine: nothing that others did can be the reason, and no second run is needed.
    /// False where one of several results (<see cref="VerdictFields.Each"/>) needs one; null where the outcome and what it took tell.
    /// </summary>
    public bool? Certain { get; init; }

    /// <summary>Whether nothing of the trial is left in the sandbox, so that the next one may run there.</summary>
    public bool Clean { get; init; }
}
