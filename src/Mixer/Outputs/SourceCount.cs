namespace InstructMix.Mixer.Outputs;

/// <summary>What became of one source of the recipe.</summary>
/// <param name="Source">The kind of source.</param>
/// <param name="Path">Its files, as the recipe names them.</param>
/// <param name="Take">The most pairs that the recipe takes; null where it takes all.</param>
/// <param name="Where">The expression that the records were filtered by, the usual one of the source included; null where there is none.</param>
/// <param name="Records">What became of its records.</param>
/// <param name="Stages">The same, stage by stage: what one keeps goes into the next.</param>
/// <param name="Masked">How many secrets and personal data were masked, by kind, also in records that were dropped later; left out where none were.</param>
/// <param name="Name">The source that the recipe makes its pairs carry; left out where it says none.</param>
/// <param name="Weight">The recipe's weight; left out where it says none.</param>
/// <param name="Copies">How many pairs of the mix are further copies of one, so that take or weight is reached; left out where there are none.</param>
/// <param name="LaterTurns">How many conversations go on after the exchange that was used; left out where none do.</param>
/// <param name="Judged">How many records a model was asked about; left out where none.</param>
/// <param name="Unjudged">Of how many of them it gave no judgement: what the expression asks of it is false then; left out where none.</param>
public sealed record SourceCount(
    string Source, IReadOnlyList<string> Path, int? Take, string? Where, Counts Records, IReadOnlyList<StageCount> Stages,
    IReadOnlyDictionary<string, long>? Masked = null, string? Name = null, double? Weight = null, long? Copies = null,
    long? LaterTurns = null,
    long? Judged = null, long? Unjudged = null);
