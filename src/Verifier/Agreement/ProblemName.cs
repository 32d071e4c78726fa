using System.Text.Json;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Agreement;

/// <summary>Which problem a candidate belongs to.</summary>
public static class ProblemName
{
    /// <summary><c>meta.request</c>, else the candidate's id up to its last slash, else the id.</summary>
    /// <param name="candidate">The candidate.</param>
    public static string Of(Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (candidate.Meta is { ValueKind: JsonValueKind.Object } meta && meta.TryGetProperty("request", out var request)
            && request.ValueKind == JsonValueKind.String && request.GetString() is { Length: > 0 } named) return named;
        int slash = candidate.Id.LastIndexOf('/');
        return slash > 0 ? candidate.Id[..slash] : candidate.Id;
    }
}
