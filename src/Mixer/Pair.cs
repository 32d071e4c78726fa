using System.Text.Json;

namespace InstructMix.Mixer;

/// <summary>An instruction and the response to it, on the way into a mix.</summary>
/// <param name="Source">The source that it carries in the mix, such as <c>conala</c>.</param>
/// <param name="Instruction">What is asked, as it was.</param>
/// <param name="Response">The answer, as it was.</param>
/// <param name="Id">The record's own id; <c>file:line</c> where it has none.</param>
/// <param name="Origin">Where the record stood.</param>
public sealed record Pair(string Source, string Instruction, string Response, string Id, Origin Origin)
{
    /// <summary>Why the source itself does not offer this record, which it could read; null where it does.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>How harmful people found the transcript, 0 to 4; null where nobody rated it.</summary>
    public double? Rating { get; init; }

    /// <summary>How harmless a model found its worst answer; null where none was asked.</summary>
    public double? Harmlessness { get; init; }

    /// <summary>What is known of its verification; null where it was never verified.</summary>
    public PairVerification? Verification { get; init; }

    /// <summary>The Python that was run, which a response may hold among prose, or only continue; null where the record does not say. It is not kept once the pair is on its way.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the record's conversation goes on after this exchange.</summary>
    public bool HasLaterTurns { get; init; }

    /// <summary>Whatever else the record has: an object; null where it has nothing.</summary>
    public JsonElement? Meta { get; init; }
}
