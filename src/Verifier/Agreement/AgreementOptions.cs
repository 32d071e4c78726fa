using InstructMix.Core.Files;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Agreement;

/// <summary>What a run of <c>instructmix agree</c> is to do.</summary>
public sealed record AgreementOptions
{
    /// <summary>The files of candidates.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The files of tests that a model wrote.</summary>
    public required IReadOnlyList<string> Tests { get; init; }

    /// <summary>The file of the candidates that agree with others, the best of each problem first.</summary>
    public required string Output { get; init; }

    /// <summary>The file of the others, and why.</summary>
    public required string Rejects { get; init; }

    /// <summary>The smallest margin that is kept; null for any.</summary>
    public double? MinMargin { get; init; }

    /// <summary>How answers that continue a prompt are read.</summary>
    public CompletionStyle Completions { get; init; } = CompletionStyle.Auto;

    /// <summary>Checks what can be checked before any work is done.</summary>
    /// <exception cref="UnusableInputException">Something cannot be.</exception>
    public void Validate()
    {
        if (MinMargin is { } margin && !(margin >= 1 && double.IsFinite(margin)))
            throw new UnusableInputException(FormattableString.Invariant($"--min-margin must be 1 or more, not {margin}; 1 keeps every problem that has a best group"));
        var taken = Inputs.Concat(Tests).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (string file in new[] { Output, Rejects }.Where(f => !AtomicFile.IsDevice(f)))
        {
            if (!taken.Add(Path.GetFullPath(file)))
                throw new UnusableInputException($"{file}: is read or written by this run already; name another file");
        }
    }
}
