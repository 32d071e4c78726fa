namespace InstructMix.Mixer.Outputs;

/// <summary>
/// What a mix was made of: <c>manifest.json</c>. It holds no time and no machine's name, so that the same recipe and
/// inputs give the same bytes.
/// </summary>
/// <param name="Tool">The program and its version.</param>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="RecipeSha256">The digest of the recipe's bytes.</param>
/// <param name="Seed">The recipe's seed.</param>
/// <param name="Python">The Python on which snippets had to compile.</param>
/// <param name="Inputs">The files that were read, each once.</param>
/// <param name="Sources">What became of each source's records, in the recipe's order.</param>
/// <param name="Totals">What became of all records.</param>
/// <param name="Mix">How many pairs of each source the mix holds, by the source that they carry.</param>
/// <param name="Outputs">The files that were written beside this one, <c>lock.json</c> apart.</param>
/// <param name="Splits">How many pairs each split holds; left out where the mix is not split.</param>
public sealed record Manifest(
    string Tool,
    string Recipe,
    string RecipeSha256,
    long Seed,
    string Python,
    IReadOnlyList<InputFile> Inputs,
    IReadOnlyList<SourceCount> Sources,
    Counts Totals,
    IReadOnlyDictionary<string, long> Mix,
    IReadOnlyList<OutputFile> Outputs,
    IReadOnlyDictionary<string, long>? Splits = null)
{
    /// <summary>The file's name in the output folder.</summary>
    public const string FileName = "manifest.json";
}
