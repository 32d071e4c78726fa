namespace InstructMix.Mixer.Compiling;

/// <summary>What compiling a snippet came to.</summary>
/// <param name="Compiles">Whether it compiles.</param>
/// <param name="Detail">The compiler's message where it does not, such as <c>SyntaxError: invalid syntax (line 1)</c>.</param>
public readonly record struct CompileResult(bool Compiles, string? Detail = null);
