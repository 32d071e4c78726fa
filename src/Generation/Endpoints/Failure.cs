namespace InstructMix.Generation.Endpoints;

/// <summary>Why there is no answer.</summary>
/// <param name="What">What is wrong, one sentence without the final stop.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Failure(string What, string Remedy)
{
    /// <summary>Another attempt may fare better.</summary>
    public bool IsTransient { get; init; }

    /// <summary>It is the endpoint's and not this request's: no other request would fare better.</summary>
    public bool ConcernsEndpoint { get; init; }

    /// <summary>The server says that it has too much to do: fewer at a time would fare better.</summary>
    public bool IsTooMuch { get; init; }

    /// <summary>What the reply lacks.</summary>
    public Lack Lack { get; init; }

    /// <summary>What a reply without a usable answer cost all the same; null where the server says nothing.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>How long the server asks to wait before another attempt.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary><c>what; remedy</c>.</summary>
    public override string ToString() => $"{What}; {Remedy}";
}
