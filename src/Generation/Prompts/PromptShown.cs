using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Prompts;

/// <summary>What would be sent, and what made it.</summary>
/// <param name="Template">The template.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Sampling">How the model would be told to choose its tokens.</param>
public sealed record PromptShown(Template Template, Prompt Prompt, Sampling Sampling);
