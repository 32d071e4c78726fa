using System.Globalization;
using InstructMix.Core;
using InstructMix.Generation.Asking;

namespace InstructMix.Generation.Waterfalls;

/// <summary>Counts how far answers come. What is counted has had its turn, so the same run counts the same. Not safe for use by many at once.</summary>
/// <param name="isJudged">Whether answers are judged.</param>
internal sealed class WaterfallTally(bool isJudged)
{
    private static readonly Stage[] All = Enum.GetValues<Stage>();
    private static readonly Stage[] OfRequests = [Stage.Requested, Stage.Answered, Stage.Extracted, Stage.Unique, Stage.Kept];
    private static readonly Stage[] OfTests = [Stage.Requested, Stage.Answered, Stage.Extracted];

    private readonly OrderedDictionary<(AskKind Kind, string Topic, int Round), long[]> _counts = [];

    /// <summary>Counts one that reached a stage.</summary>
    public void Count(AskKind kind, string topic, int round, Stage stage)
    {
        if (!_counts.TryGetValue((kind, topic, round), out var counts)) _counts[(kind, topic, round)] = counts = new long[All.Length];
        counts[(int)stage]++;
    }

    /// <summary>The counts so far.</summary>
    public Waterfall Result()
    {
        var answers = _counts.Where(c => c.Key.Kind is AskKind.Answer or AskKind.Repair).ToList();
        Stage[] stages = isJudged ? All : [Stage.Requested, Stage.Answered];
        return new Waterfall(
            Row("all", answers, stages),
            [.. _counts.GroupBy(c => c.Key.Kind).OrderBy(g => g.Key).Select(g => Row(g.Key.Word(), g, StagesOf(g.Key, stages)))],
            [.. answers.GroupBy(c => c.Key.Topic, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Row(g.Key, g, stages))],
            [.. answers.GroupBy(c => c.Key.Round).OrderBy(g => g.Key)
                .Select(g => Row(g.Key.ToString(CultureInfo.InvariantCulture), g, stages))]);
    }

    private static Stage[] StagesOf(AskKind kind, Stage[] ofAnswers) => kind switch
    {
        AskKind.Request => OfRequests,
        AskKind.Tests => OfTests,
        _ => ofAnswers,
    };

    private static WaterfallRow Row(string name, IEnumerable<KeyValuePair<(AskKind Kind, string Topic, int Round), long[]>> counts,
        Stage[] stages)
    {
        var all = counts.Select(c => c.Value).ToList();
        return new WaterfallRow(name,
            new OrderedDictionary<string, long>(stages.Select(s => KeyValuePair.Create(s.Word(), all.Sum(c => c[(int)s])))));
    }
}
