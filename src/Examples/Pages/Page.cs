using InstructMix.Core.Files;

namespace InstructMix.Examples.Pages;

/// <summary>A page with its examples.</summary>
/// <param name="File">The page as the user named it.</param>
/// <param name="Examples">Its examples in their order.</param>
/// <param name="Problems">What of it cannot be used; the rest is.</param>
public sealed record Page(string File, IReadOnlyList<Example> Examples, IReadOnlyList<InputProblem> Problems)
{
    /// <summary>The lines of blocks of other languages that look like sessions and are not run.</summary>
    public IReadOnlyList<int> Unchecked { get; init; } = [];

    /// <summary>Other files that it takes text from: what it includes, the modules of its package, its project's settings.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>Whether all of it is checked, though only lines that changed are asked for: something changed that its examples use.</summary>
    public bool IsTouched { get; init; }
}
