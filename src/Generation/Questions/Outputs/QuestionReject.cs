namespace InstructMix.Generation.Questions.Outputs;

/// <summary>A question that was not kept, with the reason: a line of the rejects of <c>qa generate</c>.</summary>
/// <param name="Id">Names it: <c>qa/passage/topic/kind</c>.</param>
/// <param name="Stage">The stage at which it was dropped.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">What in particular.</param>
/// <param name="Instruction">The question; null where there is none.</param>
/// <param name="Response">The response; null where it was not made.</param>
/// <param name="Meta">How far it came.</param>
public sealed record QuestionReject(string Id, QuestionStage Stage, DropReason Reason, string? Detail, string? Instruction,
    string? Response, QuestionMeta Meta);
