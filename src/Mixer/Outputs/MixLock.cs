namespace InstructMix.Mixer.Outputs;

/// <summary>What a mix was made of and came to, by digests: <c>lock.json</c>. <c>instructmix mix --verify DIR</c> compares it with what is there.</summary>
/// <param name="Tool">The program and its version.</param>
/// <param name="Recipe">The recipe, by its name alone: where it lay does not matter.</param>
/// <param name="Inputs">The files that were read; their names are relative to the recipe.</param>
/// <param name="Prompts">The templates by which a model judged, each with the digest of its text; empty where none did.</param>
/// <param name="Image">The sandbox image in which snippets were compiled; left out where none were.</param>
/// <param name="Outputs">The files of the mix, the manifest included; their names are relative to its folder.</param>
public sealed record MixLock(
    string Tool, InputFile Recipe,
        IReadOnlyList<InputFile> Inputs, IReadOnlyList<InputFile> Prompts, string? Image, IReadOnlyList<InputFile> Outputs)
{
    /// <summary>The file's name in the output folder.</summary>
    public const string FileName = "lock.json";
}
