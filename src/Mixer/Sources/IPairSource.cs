using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>A kind of source: knows the shape of its files, and nothing of the mix.</summary>
public interface IPairSource
{
    /// <summary>The word for it in recipes.</summary>
    string Name { get; }

    /// <summary>Whether responses are bare Python that nobody has compiled yet.</summary>
    bool HoldsSnippets { get; }

    /// <summary>Which of its records it keeps where a recipe says nothing else; null where it keeps all.</summary>
    DefaultRule? Default => null;

    /// <summary>Reads a file's pairs, one for each record, in the file's order.</summary>
    /// <param name="file">The file; <c>.gz</c> is decompressed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Each pair, or the problem in its place.</returns>
    /// <exception cref="UnusableInputException">The file cannot be opened.</exception>
    IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file, CancellationToken cancellation = default);
}
