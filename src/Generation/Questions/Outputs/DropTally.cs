using InstructMix.Core;
using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Questions.Outputs;

/// <summary>Counts what each stage dropped of each kind, and why.</summary>
/// <param name="kinds">The kinds, in their order.</param>
internal sealed class DropTally(IReadOnlyList<QuestionKind> kinds)
{
    private readonly Dictionary<(QuestionKind Kind, QuestionStage Stage, DropReason Reason), int> _dropped = [];
    private readonly Dictionary<QuestionKind, int> _all = kinds.ToDictionary(k => k, _ => 0);

    /// <summary>A question was asked for.</summary>
    public void Ask(QuestionKind kind) => _all[kind]++;

    /// <summary>A question was dropped.</summary>
    public void Drop(QuestionKind kind, QuestionStage stage, DropReason reason) =>
        _dropped[(kind, stage, reason)] = _dropped.GetValueOrDefault((kind, stage, reason)) + 1;

    /// <summary>The counts by kind and stage.</summary>
    public IReadOnlyList<KindCount> Counts => [.. kinds.Select(Of)];

    private KindCount Of(QuestionKind kind)
    {
        var stages = new List<QuestionStageCount>();
        int left = _all[kind];
        foreach (var stage in Enum.GetValues<QuestionStage>())
        {
            var dropped = new SortedDictionary<string, int>(StringComparer.Ordinal);
            foreach (var reason in Enum.GetValues<DropReason>())
                if (_dropped.TryGetValue((kind, stage, reason), out int count)) dropped[reason.Word()] = count;
            stages.Add(new QuestionStageCount(stage, left, left - dropped.Values.Sum(), dropped));
            left -= dropped.Values.Sum();
        }

        return new KindCount(kind, _all[kind], left, stages);
    }
}
