using InstructMix.Generation.Inputs;

namespace InstructMix.Generation.Asking;

/// <summary>One answer that the plan calls for.</summary>
/// <param name="Request">The request.</param>
/// <param name="Sample">The answer's number among those to the request, from 0.</param>
public sealed record PlannedSample(Request Request, int Sample)
{
    /// <summary>The id of the candidate that comes of it: <c>request/sample</c>.</summary>
    public string Id => $"{Request.Id}/{Sample}";
}
