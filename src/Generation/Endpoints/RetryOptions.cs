namespace InstructMix.Generation.Endpoints;

/// <summary>How patient to be with a server.</summary>
public sealed record RetryOptions
{
    /// <summary>How often one answer is asked for at most, the first time counted. 6 by default.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The longest wait for the first byte of an answer. Ten minutes by default: most servers send the first when they have the last, and a long answer of a small machine's model takes its time.</summary>
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest wait between two pieces of an answer that has begun. One minute by default.</summary>
    public TimeSpan BytesTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The wait before the second attempt; it doubles with each, with jitter. One second by default.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait. One minute by default.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest <c>Retry-After</c> that is waited for; a server that asks for more ends the run, which resumes later. Ten minutes by default.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(10);
}
