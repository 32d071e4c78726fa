using InstructMix.Generation.Inputs;

namespace InstructMix.Generation.Asking;

/// <summary>Which answers a run asks for, and in which order the candidates stand in its output.</summary>
public static class GenerationPlan
{
    /// <summary>Goes round the requests: sample 0 of each, then sample 1 of each, and so on, so that a small count covers as many requests as it can.</summary>
    /// <param name="requests">The requests in the order of their file.</param>
    /// <param name="count">How many candidates to plan.</param>
    public static IEnumerable<PlannedSample> RoundRobin(IReadOnlyList<Request> requests, int count)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (requests.Count == 0) throw new ArgumentException("there is no request to go round", nameof(requests));
        return Enumerable.Range(0, count).Select(i => new PlannedSample(requests[i % requests.Count], i / requests.Count));
    }
}
