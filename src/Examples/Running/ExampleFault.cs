using InstructMix.Examples.Updating;
using InstructMix.Harness;

namespace InstructMix.Examples.Running;

/// <summary>A further example of a session that does not hold.</summary>
public sealed record ExampleFault
{
    /// <summary>The line of the file.</summary>
    public required int At { get; init; }

    /// <summary>What it came to.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why, one line.</summary>
    public string? Detail { get; init; }

    /// <summary>The exception's type.</summary>
    public string? Exception { get; init; }

    /// <summary>The line of code.</summary>
    public string? Code { get; init; }

    /// <summary>What it shows, where it gives something else.</summary>
    public string? Shown { get; init; }

    /// <summary>What it gives instead.</summary>
    public string? Given { get; init; }

    /// <summary>As <see cref="ExampleResult.Output"/>.</summary>
    public ShownOutput? Output { get; init; }

    /// <summary>The name that a <c>NameError</c> misses; null where that is not known.</summary>
    public string? Missing { get; init; }

    /// <summary>As <see cref="ExampleResult.Follows"/>.</summary>
    public int? Follows { get; init; }
}
