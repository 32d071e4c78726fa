namespace InstructMix.Mixer.Recipes;

/// <summary>The model that judges: what <c>Judged</c> is in expressions. Its server is named on the command line, so that no recipe sends records anywhere.</summary>
/// <param name="Model">The model's name, as its server knows it.</param>
/// <param name="Template">The file of the prompt's template, relative to the recipe; the program's own where nothing is said.</param>
public sealed record JudgeRecipe(string Model, string? Template = null);
