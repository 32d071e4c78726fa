using InstructMix.Generation.Rounds;
using InstructMix.Generation.Waterfalls;

namespace InstructMix.Generation.Outputs;

/// <summary>How a run was made and what it came to: <c>OUTPUT.manifest.json</c>. Two runs that write the same pairs write the same manifest.</summary>
/// <param name="Model">The model's name, as it was asked for.</param>
/// <param name="Api">The API that was asked.</param>
/// <param name="Sampling">How the model was to choose its tokens.</param>
/// <param name="Count">How many candidates were wanted.</param>
/// <param name="Samples">How many answers each request got; null where the run went round all requests.</param>
/// <param name="Choices">How many answers to one prompt were asked for at once.</param>
/// <param name="Shots">How many exemplars a prompt shows.</param>
/// <param name="Round">After how many answers what was kept became exemplars.</param>
/// <param name="Repair">How often an answer that did not pass went back.</param>
/// <param name="Templates">The templates, by their file, with the digest of each.</param>
/// <param name="Requests">How many requests were given.</param>
/// <param name="NewRequests">How many were proposed and taken; null where none were to be.</param>
/// <param name="RefusedRequests">How many were proposed and not taken, by the reason; null where none were to be proposed.</param>
/// <param name="NearDuplicates">From which similarity on a proposed request was refused; null where none were to be proposed.</param>
/// <param name="Tests">How many tests the model wrote that can be used; null where it was to write none.</param>
/// <param name="Copies">How many answers passed and say the same as a kept one; null where nothing was judged.</param>
/// <param name="Outcomes">What the answers came to; null where nothing was judged.</param>
/// <param name="KeptLevels">How much was proved of the kept pairs; null where nothing was judged.</param>
/// <param name="Waterfall">How far all that was asked for has come.</param>
public sealed record GenerationManifest(
    string Model,
    Api Api,
    Sampling Sampling,
    int Count,
    int? Samples,
    int Choices,
    int Shots,
    int Round,
    int Repair,
    IReadOnlyDictionary<string, string> Templates,
    int Requests,
    int? NewRequests,
    IReadOnlyDictionary<string, long>? RefusedRequests,
    double? NearDuplicates,
    int? Tests,
    long? Copies,
    IReadOnlyDictionary<string, long>? Outcomes,
    IReadOnlyDictionary<string, long>? KeptLevels,
    Waterfall? Waterfall)
{
    /// <summary>The manifest of a run.</summary>
    /// <param name="options">What it was to do.</param>
    /// <param name="templates">What composed its prompts.</param>
    /// <param name="given">How many requests were given.</param>
    /// <param name="summary">What it came to.</param>
    internal static GenerationManifest Of(GenerationOptions options, RunTemplates templates, int given, GenerationSummary summary) => new(
        options.Model, options.Api, options.Sampling, options.Count, options.IsByRequest
            ? RoundSource.SamplesOf(options, given) : null, options.Choices, options.Shots, options.Round, options.Repair,
        new OrderedDictionary<string, string>(templates.All.Select(t => KeyValuePair.Create(t.File, $"sha256:{t.Sha256}"))), given, summary.NewRequests,
        summary.RefusedRequests, summary.NearDuplicates, summary.Tests, summary.Copies, summary.Verified?.Outcomes,
        summary.Verified?.KeptLevels, summary.Waterfall);
}
