namespace InstructMix.Mixer.Compiling;

/// <summary>Says which Python snippets compile. Nothing is run.</summary>
public interface IPythonCompiler
{
    /// <summary>What the snippets were compiled in, such as the id of an image; null before any were, or where it has no name.</summary>
    string? Image => null;

    /// <summary>Compiles snippets as they arrive. Called only for a recipe that has snippets, so that others need no sandbox.</summary>
    /// <param name="snippets">The snippets, as they stand in the data.</param>
    /// <param name="python">The Python to compile on, such as <c>3.11</c>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One result for each snippet, in the snippets' order. What cannot be decided (no sandbox) is thrown: it says nothing about a snippet.</returns>
    IAsyncEnumerable<CompileResult> CompileAsync(IAsyncEnumerable<string> snippets, string python,
        CancellationToken cancellation = default);
}
