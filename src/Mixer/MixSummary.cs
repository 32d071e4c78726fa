using InstructMix.Core.Files;
using InstructMix.Mixer.Outputs;

namespace InstructMix.Mixer;

/// <summary>What a mix came to.</summary>
/// <param name="Folder">Where it was written.</param>
/// <param name="Manifest">Its manifest: counts, inputs and outputs.</param>
/// <param name="Problems">The records that could not be read, with file, line and remedy. They are counted as <see cref="DropReason.Unreadable"/>, as are malformed transcripts, which only <c>dropped.jsonl</c> lists.</param>
public sealed record MixSummary(string Folder, Manifest Manifest, IReadOnlyList<InputProblem> Problems);
