namespace InstructMix.Verifier.Agreement;

/// <summary>Tests that a model wrote for a request: a line of a tests file.</summary>
public sealed record ModelTests
{
    /// <summary>The request's id.</summary>
    public required string Request { get; init; }

    /// <summary>The tests, each a statement or a few of Python of its own.</summary>
    public required IReadOnlyList<string> Tests { get; init; }

    /// <summary>The model that wrote them; null where nobody says.</summary>
    public string? Model { get; init; }
}
