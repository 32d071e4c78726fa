using InstructMix.Generation.Requests;

namespace InstructMix.Generation.Outputs;

/// <summary>How a candidate came to be: its <c>meta</c>. What was not sent is not in it.</summary>
/// <param name="Model">The model's name, as it was asked for.</param>
/// <param name="PromptDigest"><c>sha256:</c> and the prompt's digest.</param>
/// <param name="Api">The API that was asked.</param>
/// <param name="Temperature">The temperature that was sent.</param>
/// <param name="TopP">The top-p that was sent.</param>
/// <param name="MaxTokens">The longest answer that was asked for, in tokens.</param>
/// <param name="Seed">The seed that was sent for this sample.</param>
/// <param name="Shots">The ids of the prompt's exemplars, in their order.</param>
/// <param name="FinishReason">Why the answer ended, in the server's word.</param>
/// <param name="Request">The request's id.</param>
public sealed record CandidateMeta(
    string Model,
    string PromptDigest,
    Api Api,
    double? Temperature,
    double? TopP,
    int? MaxTokens,
    long? Seed,
    IReadOnlyList<string> Shots,
    string? FinishReason,
    string Request)
{
    /// <summary><c>sha256:</c> and the digest of the template that made the prompt.</summary>
    public string? Template { get; init; }

    /// <summary>What the model thought before it answered, where the server told that apart; it is no part of the response.</summary>
    public string? Reasoning { get; init; }

    /// <summary>How many answers were asked for together with this one; null for it alone.</summary>
    public int? N { get; init; }

    /// <summary>What the request is about.</summary>
    public string? Topic { get; init; }

    /// <summary>How hard the request is, where that is known.</summary>
    public Difficulty? Difficulty { get; init; }

    /// <summary>What kind of Python it asks for, where that is known.</summary>
    public RequestKind? Kind { get; init; }

    /// <summary>The round of the run, from 1: exemplars of later rounds are what was kept before.</summary>
    public int? Round { get; init; }

    /// <summary>The number of the repair, from 1; null for a first answer.</summary>
    public int? Repair { get; init; }

    /// <summary>The id of the answer that it was asked for instead of; null for a first answer.</summary>
    public string? Repairs { get; init; }
}
