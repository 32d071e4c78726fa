using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using InstructMix.Core;
using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation.Journals;

/// <summary>An answer that was had, as a line of the journal beside the output.</summary>
/// <param name="Key">What was asked: <see cref="KeyOf"/>.</param>
/// <param name="Id">The candidate's id, for people who read the journal.</param>
/// <param name="Response">What the model said, as it was.</param>
/// <param name="FinishReason">Why it ended, in the server's word.</param>
public sealed record JournalEntry(string Key, string Id, string Response, string? FinishReason)
{
    /// <summary>What the model thought before, where the server told that apart.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Tokens of the prompt.</summary>
    public long? PromptTokens { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public long? CompletionTokens { get; init; }

    /// <summary>True where the tokens were counted here (o200k_base), because the server did not say.</summary>
    public bool? Counted { get; init; }

    /// <summary>What it cost; null where nobody knows.</summary>
    [JsonIgnore]
    public TokenUsage? Usage =>
        PromptTokens is { } prompt && CompletionTokens is { } completion ? new TokenUsage(prompt, completion) : null;

    /// <summary>
    /// SHA-256 over the exact bytes that are sent (model, prompt, sampling) and the sample's number. Neither the address nor the request's name is in it:
    /// a server that comes back on another port is still the same, and so is a request under another id.
    /// </summary>
    /// <param name="inquiry">What is sent.</param>
    /// <param name="sample">Which answer to it, from 0.</param>
    public static string KeyOf(Inquiry inquiry, int sample)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{inquiry.Api.Word()}\0{sample}\0")));
        hash.AppendData(inquiry.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
