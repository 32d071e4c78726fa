namespace InstructMix.Generation.Prompts;

/// <summary>One turn of a chat prompt, as it is sent.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">What is said.</param>
public sealed record ChatMessage(string Role, string Content);
