using InstructMix.Mixer.Filters;

namespace InstructMix.Mixer.Deduplication;

/// <summary>A pair in the order in which pairs are let into the mix.</summary>
/// <param name="Offer">The pair.</param>
/// <param name="Entry">The recipe's source that it is of, from 0.</param>
/// <param name="Rank">How good its source is; 0 is the best.</param>
/// <param name="IsSnippet">Whether the response is nothing but Python.</param>
internal readonly record struct Ranked(Offer Offer, int Entry, int Rank, bool IsSnippet);
