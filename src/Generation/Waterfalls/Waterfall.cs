using InstructMix.Core;

namespace InstructMix.Generation.Waterfalls;

/// <summary>What became of all that a model was asked for, from what was requested to what was kept.</summary>
/// <param name="Total">All answers, with those that were asked for because others did not pass.</param>
/// <param name="Templates">By template: also the proposed requests, and the texts of tests.</param>
/// <param name="Topics">The answers by topic.</param>
/// <param name="Rounds">The answers by round.</param>
public sealed record Waterfall(
    WaterfallRow Total, IReadOnlyList<WaterfallRow> Templates, IReadOnlyList<WaterfallRow> Topics, IReadOnlyList<WaterfallRow> Rounds)
{
    /// <summary>The stages that occur, in their order.</summary>
    public IReadOnlyList<string> Stages() =>
        [.. Enum.GetValues<Stage>().Select(s => s.Word()).Where(s => Templates.Append(Total).Any(r => r.Stages.ContainsKey(s)))];

    /// <summary>All rows for people, each with the word for its kind. Where there is one topic or one round alone, it says what the whole says, and is left out.</summary>
    public IEnumerable<(string Word, WaterfallRow Row)> Rows() =>
    [
        ("", Total),
        .. Templates.Select(r => ("template", r)),
        .. Topics.Count > 1 ? Topics.Select(r => ("topic", r)) : [],
        .. Rounds.Count > 1 ? Rounds.Select(r => ("round", r)) : [],
    ];
}
