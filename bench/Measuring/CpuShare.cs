namespace InstructMix.Bench.Measuring;

/// <summary>CPU seconds by who used them.</summary>
/// <param name="Coordinator">The coordinator's process, this one.</param>
/// <param name="Sandboxes">The containers of this run.</param>
/// <param name="Engine">The engine's processes, whoever made them work.</param>
internal sealed record CpuShare(double Coordinator, double Sandboxes, double Engine)
{
    /// <summary>The coordinator's part of all.</summary>
    public double CoordinatorShare => Coordinator + Sandboxes + Engine is > 0 and var all ? Coordinator / all : 0;

    /// <summary>What was used between two readings.</summary>
    public static CpuShare operator -(CpuShare later, CpuShare earlier) =>
        new(later.Coordinator - earlier.Coordinator, later.Sandboxes - earlier.Sandboxes, later.Engine - earlier.Engine);
}
