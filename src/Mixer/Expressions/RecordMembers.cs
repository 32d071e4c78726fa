using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Expressions;

/// <summary>What an expression may name of the record.</summary>
internal static class RecordMembers
{
    private static readonly string[] Plain =
    [
        nameof(RecordView.Instruction), nameof(RecordView.Response), nameof(RecordView.Source), nameof(RecordView.Id),
        nameof(RecordView.Rating),
        nameof(RecordView.Harmlessness), nameof(RecordView.Verification), nameof(RecordView.Judged), nameof(RecordView.Meta),
    ];

    private static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        [nameof(PairVerification)] =
        [
            nameof(PairVerification.Outcome), nameof(PairVerification.Level), nameof(PairVerification.Python),
            nameof(PairVerification.Score),
            nameof(PairVerification.Rank), nameof(PairVerification.Margin),
        ],
        [nameof(Judgement)] = [nameof(Judgement.Helpful), nameof(Judgement.Harmful), nameof(Judgement.Reason)],
        [nameof(MetaView)] = ["this[]"],
        [nameof(MetaValue)] =
        [
            "this[]", nameof(MetaValue.Text), nameof(MetaValue.Number), nameof(MetaValue.Flag), nameof(MetaValue.Count),
            nameof(MetaValue.IsMissing),
            nameof(MetaValue.Contains), nameof(MetaValue.StartsWith), nameof(MetaValue.EndsWith),
        ],
    };

    /// <summary>The names that stand alone.</summary>
    /// <param name="signals">The signals.</param>
    public static IEnumerable<string> Names(IReadOnlyList<Signal> signals) => Plain.Concat(signals.Select(s => s.Name));

    /// <summary>The names that follow one of a part of the record; empty where the type is none of those.</summary>
    /// <param name="type">The part's type.</param>
    public static IReadOnlyList<string> NamesOf(string type) => Parts.GetValueOrDefault(type) ?? [];

    /// <summary>The types of parts of the record: something to look into, and no value to compare.</summary>
    public static bool IsPart(string? type) => type is nameof(PairVerification) or nameof(Judgement) or nameof(MetaView);
}
