using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Judging;

/// <summary>Asks a model what it thinks of pairs. Answers are kept in a journal: the same pair is asked about once, also by the next run.</summary>
/// <param name="client">Asks the server.</param>
/// <param name="template">The prompt, of the kind <see cref="TemplateKind.Judge"/>.</param>
/// <param name="model">The model's name, as the server knows it.</param>
/// <param name="journal">The answers of earlier runs, and where those of this one go.</param>
public sealed class PairJudge(EndpointClient client, Template template, string model, AnswerJournal journal)
{
    private static readonly Request Asked = new() { Id = "judge", Topic = "judge", Instruction = "" };

    // The likeliest answer, and room for a line: whoever asks twice gets the same.
    private static readonly Sampling Sampling = new() { Temperature = 0, MaxTokens = 200 };

    private readonly InquiryWriter _inquiries = new(model);

    /// <summary>Asks about every pair, several at once.</summary>
    /// <param name="pairs">Instruction and response of each.</param>
    /// <param name="jobs">How many to ask about at once.</param>
    /// <param name="cancellation">Stops the asking; answers that have arrived are in the journal.</param>
    /// <returns>What the model thinks of each, in the order of the pairs; null where it gave no rating, or no answer could be had.</returns>
    /// <exception cref="UnusableInputException">The endpoint cannot be used at all, or the journal cannot be written.</exception>
    public IAsyncEnumerable<PairRating?> JudgeAsync(IEnumerable<(string Instruction, string Response)> pairs, int jobs, CancellationToken cancellation = default) =>
        pairs.SelectInOrderAsync(jobs, OneAsync, cancellation);

    private async Task<PairRating?> OneAsync((string Instruction, string Response) pair, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["instruction"] = pair.Instruction, ["response"] = pair.Response };
        var planned = new PlannedSample(Asked, 0);
        var inquiry = _inquiries.Write(new Prompt.Chat(template.Fill(values), []), Sampling);
        string key = JournalEntry.KeyOf(planned, inquiry);
        if (journal.Find(key) is { } earlier) return PairRating.Read(earlier.Response);
        var reply = await client.AskAsync(inquiry, cancellation: cancellation);
        if (reply.Answer is { } answer)
        {
            await journal.AppendAsync(new JournalEntry(key, planned.Id, answer.Text, answer.FinishReason));
            return PairRating.Read(answer.Text);
        }

        // Failures of one request are not kept: the next run asks again.
        return reply.Failure!.ConcernsEndpoint ? throw new UnusableInputException(reply.Failure.ToString()) : null;
    }
}
