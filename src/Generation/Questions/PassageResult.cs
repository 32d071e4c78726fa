using InstructMix.Generation.Questions.Texts;

namespace InstructMix.Generation.Questions;

/// <summary>All that was made of a passage.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Topics">What became of its topics.</param>
/// <param name="Attempts">The questions, topic by topic and kind by kind.</param>
internal sealed record PassageResult(Passage Passage, TopicCounts Topics, IReadOnlyList<Attempt> Attempts);
