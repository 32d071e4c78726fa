namespace InstructMix.Core.Pipelines;

/// <summary>Bytes that were taken of a <see cref="ByteBudget"/>. Dispose one copy, once: that gives them back.</summary>
public readonly record struct HeldBytes : IDisposable
{
    private readonly ByteBudget? _budget;

    internal HeldBytes(ByteBudget budget, long size) => (_budget, Size) = (budget, size);

    /// <summary>How many bytes.</summary>
    public long Size { get; }

    /// <summary>These bytes and others of the same budget, to be given back together. Dispose the sum instead of its parts.</summary>
    /// <param name="others">The others.</param>
    public HeldBytes With(HeldBytes others) =>
        (_budget ?? others._budget) is { } budget ? new HeldBytes(budget, Size + others.Size) : default;

    /// <summary>Gives the bytes back.</summary>
    public void Dispose() => _budget?.Return(Size);
}
