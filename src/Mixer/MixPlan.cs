using InstructMix.Core.Files;
using InstructMix.Mixer.Outputs;

namespace InstructMix.Mixer;

/// <summary>What a recipe would come to: <c>instructmix mix RECIPE --plan</c>. No snippet was compiled, no model asked, nothing written.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Inputs">The files that it names, with their sizes.</param>
/// <param name="Sources">What would become of each source's records, stage by stage.</param>
/// <param name="Snippets">How many snippets would be compiled at least, some of which may not compile.</param>
/// <param name="Judgements">How many records a model would be asked about.</param>
/// <param name="Pairs">How many pairs the mix would have at most.</param>
/// <param name="Problems">The records that could not be read.</param>
public sealed record MixPlan(
    string Recipe, IReadOnlyList<InputFile> Inputs, IReadOnlyList<SourceCount> Sources, long Snippets, long Judgements, long Pairs,
    IReadOnlyList<InputProblem> Problems);
