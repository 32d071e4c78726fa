using InstructMix.Bench.Measuring;

namespace InstructMix.Bench.Ways;

/// <summary>A way of running candidates.</summary>
internal interface IWay : IAsyncDisposable
{
    /// <summary>What it is called in tables and by <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    string Description { get; }

    /// <summary>What keeps it from being faster.</summary>
    string BoundBy { get; }

    /// <summary>A first guess of its candidates a second, for the size of the first measurement.</summary>
    double Guess { get; }

    /// <summary>Runs candidates and measures how long they take.</summary>
    Task<Measurement> MeasureAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellation);
}
