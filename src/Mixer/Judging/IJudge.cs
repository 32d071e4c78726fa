using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Outputs;

namespace InstructMix.Mixer.Judging;

/// <summary>Asks a model what it thinks of pairs.</summary>
public interface IJudge : IAsyncDisposable
{
    /// <summary>The templates of its prompts, with their digests.</summary>
    IReadOnlyList<InputFile> Prompts { get; }

    /// <summary>Asks about pairs.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>One judgement for each pair, in their order; null where the model gave none.</returns>
    IAsyncEnumerable<Judgement?> JudgeAsync(IEnumerable<Pair> pairs, CancellationToken cancellation = default);
}
