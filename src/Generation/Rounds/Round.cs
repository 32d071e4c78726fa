using InstructMix.Generation.Asking;
using InstructMix.Generation.Inputs;

namespace InstructMix.Generation.Rounds;

/// <summary>A part of a run: what is kept in it becomes exemplars of the next.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Requests">The requests that come in with it.</param>
/// <param name="New">Those of them that the model proposed.</param>
/// <param name="Plan">The answers that are asked for.</param>
internal sealed record Round(int Number, IReadOnlyList<Request> Requests, IReadOnlyList<Request> New, IEnumerable<PlannedSample> Plan);
