namespace InstructMix.Mixer.Recipes;

/// <summary>How the mix is split. The shares add up to 1.</summary>
/// <param name="Train">The share of pairs to train on.</param>
/// <param name="Validation">The share to look at while training.</param>
/// <param name="Test">The share to look at in the end.</param>
public sealed record Splits(double Train = 0, double Validation = 0, double Test = 0)
{
    /// <summary>The splits that have a share, in their order, under the names that they have in files.</summary>
    public IEnumerable<(string Name, double Share)> Named()
    {
        if (Train > 0) yield return ("train", Train);
        if (Validation > 0) yield return ("validation", Validation);
        if (Test > 0) yield return ("test", Test);
    }
}
