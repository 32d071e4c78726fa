namespace InstructMix.Mixer.Judging;

/// <summary>What a recipe wants of a model that judges.</summary>
/// <param name="Model">The model's name, as its server knows it.</param>
/// <param name="Template">The path of the template of the prompt; null for the program's own.</param>
/// <param name="OutputFolder">The folder of the mix, beside which the answers are kept.</param>
public sealed record JudgeOrder(string Model, string? Template, string OutputFolder);
