using System.Text.RegularExpressions;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Expressions;

/// <summary>What the views of a run share.</summary>
/// <param name="Signals">The signals, in the order in which compiled expressions number them.</param>
/// <param name="Patterns">The regular expressions, likewise.</param>
/// <param name="Judgements">What a model thought of the pairs; null where none is asked.</param>
/// <param name="Clock">Measures how long signals take.</param>
public sealed record RecordContext(IReadOnlyList<Signal> Signals, IReadOnlyList<Regex> Patterns, IJudgements? Judgements,
    TimeProvider Clock);
