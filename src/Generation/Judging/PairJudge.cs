using InstructMix.Core.Files;
using InstructMix.Generation.Asking;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Judging;

/// <summary>Asks a model what it thinks of pairs. Answers are kept in a journal: the same pair is asked about once, also by the next run.</summary>
/// <param name="answers">Asks the server, unless the journal has the answer.</param>
/// <param name="template">The prompt, of the kind <see cref="TemplateKind.Judge"/>.</param>
public sealed class PairJudge(PaidAnswers answers, Template template)
{
    // The likeliest answer, and room for a line: whoever asks twice gets the same.
    private static readonly Sampling Sampling = new() { Temperature = 0, MaxTokens = 200 };

    /// <summary>Asks about every pair, several at once.</summary>
    /// <param name="pairs">Instruction and response of each.</param>
    /// <param name="jobs">How many to ask about at once.</param>
    /// <param name="cancellation">Stops the asking; answers that have arrived are in the journal.</param>
    /// <returns>What the model thinks of each, in the order of the pairs; null where it gave no rating, or no answer could be had.</returns>
    /// <exception cref="UnusableInputException">The endpoint cannot be used at all, or the journal cannot be written.</exception>
    public IAsyncEnumerable<PairRating?> JudgeAsync(IEnumerable<(string Instruction, string Response)> pairs, int jobs,
        CancellationToken cancellation = default) =>
        pairs.SelectInOrderAsync(jobs, OneAsync, cancellation);

    private async Task<PairRating?> OneAsync((string Instruction, string Response) pair, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["instruction"] = pair.Instruction, ["response"] = pair.Response };
        // Failures of one request are not kept: the next run asks again.
        var asked = await answers.AskAsync(template.Compose(values), Sampling, 0, "judge/0", cancellation: cancellation);
        return asked.Entry is { } entry ? PairRating.Read(entry.Response) : null;
    }
}
