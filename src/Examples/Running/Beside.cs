namespace InstructMix.Examples.Running;

/// <summary>What lies beside one page's examples.</summary>
/// <param name="Files">Texts, by their names there.</param>
/// <param name="Modules">The names of those that its examples import, as far as the text of these and of the modules tells.</param>
internal sealed record Beside(IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Modules);
