namespace InstructMix.Harness.Selftest;

/// <summary>What is proved where all cases of a category have the outcome that they must have.</summary>
/// <param name="Category">The category: a folder of <c>tests/Hostile</c>.</param>
/// <param name="Sentence">The guarantee.</param>
public sealed record Guarantee(string Category, string Sentence)
{
    /// <summary>All guarantees.</summary>
    public static IReadOnlyList<Guarantee> All { get; } =
    [
        new("ends-early", "a candidate that ends its process early, or forges an answer, never passes"),
        new("lies", "a value that lies about what it is equals nothing that it is not"),
        new("tampers", "a candidate finds neither its judge nor what is expected of it, and can change neither"),
        new("never-ends", "a candidate that does not end is ended in time, and with it all that it started"),
        new("eats", "a candidate gets no more memory, processes, descriptors, files or output than its limits"),
        new("leaves-behind", "the candidate that runs next finds nothing of the one before"),
        new("reaches-out", "a candidate reaches no network, no device, no other process and no right that it was not given"),
        new("looks-bad", "a right candidate passes, however bad it looks"),
        new("source", "every source gets a verdict, and what does not run on this Python is told from what is wrong"),
    ];
}
