using System.Security.Cryptography;
using System.Text;
using InstructMix.Core;
using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation;

/// <summary>An answer that was had, as a line of the journal beside the output.</summary>
/// <param name="Key">What was asked: <see cref="KeyOf"/>.</param>
/// <param name="Id">The candidate's id, for people who read the journal.</param>
/// <param name="Response">What the model said, as it was.</param>
/// <param name="FinishReason">Why it ended, in the server's word.</param>
public sealed record JournalEntry(string Key, string Id, string Response, string? FinishReason)
{
    /// <summary>
    /// SHA-256 over the exact bytes that are sent (model, prompt, sampling) and the sample's id. The address is not in it:
    /// a server that comes back on another port is still the same.
    /// </summary>
    /// <param name="planned">The sample.</param>
    /// <param name="inquiry">What is sent for it.</param>
    public static string KeyOf(PlannedSample planned, Inquiry inquiry)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(inquiry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{inquiry.Api.Word()}\0{planned.Id}\0"));
        hash.AppendData(inquiry.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
