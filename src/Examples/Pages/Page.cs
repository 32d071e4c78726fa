using InstructMix.Core.Files;

namespace InstructMix.Examples.Pages;

/// <summary>A page with its examples.</summary>
/// <param name="File">The page as the user named it.</param>
/// <param name="Examples">Its examples in their order.</param>
/// <param name="Problems">What of it cannot be used; the rest is.</param>
public sealed record Page(string File, IReadOnlyList<Example> Examples, IReadOnlyList<InputProblem> Problems);
