using InstructMix.Generation.Questions.Texts;

namespace InstructMix.Generation.Questions.Outputs;

/// <summary>What a run came to, by kind and stage, and by which thresholds: a run's <c>report.json</c>. The same answers of the model give the same report.</summary>
/// <param name="Kept">How many pairs were kept.</param>
/// <param name="Model">The model's name, as it was asked for.</param>
/// <param name="Thresholds">From which scores on a pair was kept.</param>
/// <param name="Balance">How many times the least frequent kind the others may have; 0 for no balance.</param>
/// <param name="Passages">What became of the texts.</param>
/// <param name="Topics">What became of the topics.</param>
/// <param name="Kinds">The waterfall of each kind.</param>
/// <param name="Prompts">The digests of the templates, by kind.</param>
public sealed record QuestionReport(
    int Kept, string Model, QuestionThresholds Thresholds, double Balance, PassageCounts Passages, TopicCounts Topics,
        IReadOnlyList<KindCount> Kinds,
    IReadOnlyDictionary<string, string> Prompts);
