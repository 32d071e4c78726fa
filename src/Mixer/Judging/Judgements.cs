using System.Collections.Concurrent;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Filters;

namespace InstructMix.Mixer.Judging;

/// <summary>What a model thought of the pairs so far, whatever their sources. Safe for use by many at once.</summary>
internal sealed class Judgements : IJudgements
{
    private readonly ConcurrentDictionary<ContentDigest, Judgement> _known = [];

    /// <inheritdoc/>
    /// <exception cref="JudgementWantedException">The model was not asked about this pair yet.</exception>
    public Judgement? Of(Pair pair) =>
        _known.TryGetValue(ContentDigest.Of(pair), out var judgement) ? judgement : throw new JudgementWantedException();

    /// <summary>Remembers what it said.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="judgement">What it said; null where it gave no judgement.</param>
    public void Remember(Pair pair, Judgement? judgement) => _known[ContentDigest.Of(pair)] = judgement ?? Judgement.None;
}
