using InstructMix.Mixer.Outputs;

namespace InstructMix.Mixer.Stories;

/// <summary>What became of one record of a mix.</summary>
/// <param name="Source">The source that it carries, or would carry.</param>
/// <param name="Id">Its id.</param>
/// <param name="Origin">Where it stood, as <c>file:line</c>.</param>
/// <param name="Passed">The stages that it passed, in their order.</param>
/// <param name="Dropped">Why it is not in the mix, with the evidence; null where it is.</param>
/// <param name="Places">Where it stands in the mix; empty where it does not.</param>
/// <param name="Instruction">Its instruction; null where the record could not be read.</param>
/// <param name="Response">Its response; null where the record could not be read.</param>
/// <param name="Collided">The records that were dropped because they say the same or nearly the same, each as <c>source id (origin): detail</c>.</param>
public sealed record RecordStory(
    string Source,
    string Id,
    string Origin,
    IReadOnlyList<string> Passed,
    DroppedRecord? Dropped,
    IReadOnlyList<IndexRecord> Places,
    string? Instruction,
    string? Response,
    IReadOnlyList<string> Collided);
