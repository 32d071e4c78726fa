using InstructMix.Core;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Spilling;

namespace InstructMix.Mixer.Sensitive;

/// <summary>Drops pairs that hold secrets or personal data, or masks these, as the recipe says of each.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="spill">Takes the masked pairs.</param>
internal sealed class SensitiveFilter(Recipe recipe, PairSpill spill) : IFilter
{
    private readonly Masker _masker = Masker.Of(recipe);

    /// <inheritdoc/>
    public string Stage => Stages.Sensitive;

    /// <inheritdoc/>
    public ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation)
    {
        Parallel.ForEach(source.Standing.ToArray(), new ParallelOptions { CancellationToken = cancellation },
            offer => Apply(source, offer));
        return ValueTask.CompletedTask;
    }

    private static void Refuse(Offer offer, DropReason reason, IEnumerable<FindingKind> kinds) =>
        offer.Refuse(reason, $"holds {string.Join(", ", kinds.CountBy(k => k).OrderBy(k => k.Key).Select(k => k.Value == 1 ? k.Key.Word() : $"{k.Key.Word()} ({k.Value})"))}");

    private void Apply(SourceOffers source, Offer offer)
    {
        var pair = offer.Pair!;
        IReadOnlyList<Finding> asked = _masker.In(pair.Instruction), answered = _masker.In(pair.Response);
        if (asked.Count + answered.Count == 0) return;
        FindingKind[] secrets = [.. asked.Concat(answered).Select(f => f.Kind).Where(k => k.IsSecret())];
        FindingKind[] personal = [.. asked.Concat(answered).Select(f => f.Kind).Where(k => !k.IsSecret())];
        if (secrets.Length > 0 && recipe.Secrets == SensitiveRule.Drop)
        {
            Refuse(offer, DropReason.Secret, secrets);
        }
        else if (personal.Length > 0 && recipe.PersonalData == SensitiveRule.Drop)
        {
            Refuse(offer, DropReason.PersonalData, personal);
        }
        else
        {
            offer.Replace(spill.Add(pair with
            {
                Instruction = Masker.Mask(pair.Instruction, asked),
                Response = Masker.Mask(pair.Response, answered)
            }));
            source.CountMasked([.. secrets, .. personal]);
        }
    }
}
