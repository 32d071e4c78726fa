namespace InstructMix.Verifier.Reverification;

/// <summary>One entry of <c>forecasts.json</c>: what a warning foretells.</summary>
public sealed record ForecastRule
{
    /// <summary>A regular expression that the warning's text must fit; a group <c>version</c> names the Python in which it breaks.</summary>
    public required string Message { get; init; }

    /// <summary>That Python, where the text does not name it; null where none is known.</summary>
    public string? BreaksIn { get; init; }

    /// <summary>Whether Python took the deprecation back, so that the warning foretells nothing.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The warning as a title; null for its own text.</summary>
    public string? Title { get; init; }

    /// <summary>What to do.</summary>
    public string? Remedy { get; init; }

    /// <summary>The page that says so.</summary>
    public string? Source { get; init; }
}
