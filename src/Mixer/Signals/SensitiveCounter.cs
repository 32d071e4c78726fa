using InstructMix.Mixer.Sensitive;

namespace InstructMix.Mixer.Signals;

/// <summary>Counts secrets or personal data, as <see cref="SensitiveData"/> finds them.</summary>
/// <param name="find">Finds them.</param>
/// <param name="kinds">The kinds that count; all where none is named.</param>
internal sealed class SensitiveCounter(Func<string, IReadOnlyList<Finding>> find, params FindingKind[] kinds) : ITextCounter
{
    /// <inheritdoc/>
    public int Count(string text) => find(text).Count(f => kinds.Length == 0 || kinds.Contains(f.Kind));
}
