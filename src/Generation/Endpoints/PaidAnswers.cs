using InstructMix.Core.Files;
using InstructMix.Generation.Journals;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Endpoints;

/// <summary>
/// The one way in which this program asks a model: looks into the journal, heeds the budget, makes sure once that the server has the model, asks, and writes the answer down before
/// it counts. Safe for use by many at once.
/// </summary>
/// <param name="client">Asks the server.</param>
/// <param name="journal">The answers of earlier runs, and where those of this one go.</param>
/// <param name="model">The model's name, as the server knows it.</param>
/// <param name="budget">What may be spent; null for as much as it takes.</param>
/// <param name="count">Counts the tokens of a text, for servers that do not say; null to count nothing then.</param>
public sealed class PaidAnswers(EndpointClient client, AnswerJournal journal, string model, TokenBudget? budget = null,
    Func<string, int>? count = null)
{
    private readonly InquiryWriter _inquiries = new(model);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<Asked>> _underway = new(StringComparer.Ordinal);
    private Task<Failure?>? _check;

    /// <summary>The model's name, as the server knows it.</summary>
    public string Model => model;

    /// <summary>The answer that the journal has; null for none.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">How to choose tokens, with the seed of this very sample.</param>
    /// <param name="sample">Which answer to this prompt, from 0.</param>
    public JournalEntry? Find(Prompt prompt, Sampling sampling, int sample) =>
        journal.Find(JournalEntry.KeyOf(_inquiries.Write(prompt, sampling), sample));

    /// <summary>Asks for an answer, unless the journal has it. What two ask for at the same time is asked for once, and both get the same answer.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">How to choose tokens, with the seed of this very sample.</param>
    /// <param name="sample">Which answer to this prompt, from 0.</param>
    /// <param name="id">What the journal calls it, for people.</param>
    /// <param name="retrying">Receives a notice of each attempt that another one will follow; may be called from any thread.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <exception cref="UnusableInputException">The endpoint cannot be used at all (a wrong key, no such model, not to be reached), or the journal cannot be written.</exception>
    public async Task<Asked> AskAsync(
        Prompt prompt, Sampling sampling, int sample, string id, Action<RetryNotice>? retrying = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var inquiry = _inquiries.Write(prompt, sampling);
        string key = JournalEntry.KeyOf(inquiry, sample);
        if (journal.Find(key) is { } earlier) return new Asked(earlier, true, null);
        var mine = new TaskCompletionSource<Asked>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<Asked>? others;
        lock (_lock)
        {
            if (!_underway.TryGetValue(key, out others)) _underway.Add(key, mine.Task);
        }

        if (others is not null)
            return (await others.WaitAsync(cancellation)) is { Entry: { } entry } ? new Asked(entry, true, null) : await others;
        try
        {
            // Whoever asked for it may have had the answer just now.
            var asked = journal.Find(key) is { } had
                ? new Asked(had, true, null) : await AskServerAsync(prompt, inquiry, key, id, retrying, cancellation);
            mine.SetResult(asked);
            return asked;
        }
        catch (Exception e)
        {
            mine.SetException(e);
            _ = mine.Task.Exception; // seen: the caller gets it as well
            throw;
        }
        finally
        {
            lock (_lock) _underway.Remove(key);
        }
    }

    private async Task<Asked> AskServerAsync(
        Prompt prompt, Inquiry inquiry, string key, string id, Action<RetryNotice>? retrying, CancellationToken cancellation)
    {
        if (budget?.IsSpent == true) return Asked.LeftOut;
        await MakeSureAsync(cancellation);
        var reply = await client.AskAsync(inquiry, retrying, cancellation);
        if (reply.Answer is not { } answer)
        {
            var failure = reply.Failure!;
            // A refused or empty answer was paid for as well.
            if (reply.Failure!.Usage is { } lost) budget?.Charge(lost);
            return failure.ConcernsEndpoint ? throw new UnusableInputException(failure.ToString()) : new Asked(null, false, failure);
        }

        var entry = Pay(prompt, answer, [(key, id)])[0];
        await journal.AppendAsync(entry);
        return new Asked(entry, false, null);
    }

    /// <summary>Asks for several answers to one prompt by one request, which pays for the prompt once, unless the journal has them.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">How to choose tokens.</param>
    /// <param name="wanted">For each answer its number, and what the journal calls it.</param>
    /// <param name="retrying">Receives a notice of each attempt that another one will follow; may be called from any thread.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The answers in their order; null for those that the server did not give, which can be asked for one by one.</returns>
    /// <exception cref="UnusableInputException">The endpoint cannot be used at all, or the journal cannot be written.</exception>
    public async Task<IReadOnlyList<Asked?>> AskManyAsync(
        Prompt prompt, Sampling sampling, IReadOnlyList<(int Sample, string Id)> wanted, Action<RetryNotice>? retrying = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(sampling);
        var inquiry = _inquiries.Write(prompt, sampling with { Choices = wanted.Count });
        (string Key, string Id)[] keys = [.. wanted.Select(w => (JournalEntry.KeyOf(inquiry, w.Sample), w.Id))];
        Asked?[] found = [.. keys.Select(k => journal.Find(k.Key) is { } earlier ? new Asked(earlier, true, null) : null)];
        if (found.Any(f => f is not null)) return found;
        if (budget?.IsSpent == true) return [.. wanted.Select(_ => Asked.LeftOut)];
        await MakeSureAsync(cancellation);
        var reply = await client.AskAsync(inquiry, retrying, cancellation);
        if (reply.Answer is not { } answer)
        {
            if (reply.Failure!.Usage is { } lost) budget?.Charge(lost);
            // A server without n may say so in many ways; one by one they will have an answer, or a failure of their own.
            return reply.Failure.ConcernsEndpoint ? throw new UnusableInputException(reply.Failure.ToString()) : found;
        }

        var entries = Pay(prompt, answer, keys);
        await journal.AppendAsync(entries);
        return [.. wanted.Select((_, i) => i < entries.Count ? new Asked(entries[i], false, null) : null)];
    }

    /// <summary>Charges what a reply cost, and gives its answers as the journal has them: the first with what all cost.</summary>
    private IReadOnlyList<JournalEntry> Pay(Prompt prompt, Answer answer, IReadOnlyList<(string Key, string Id)> keys)
    {
        List<Answer> all = [answer, .. answer.Others ?? []];
        var (usage, isCounted) = answer.Usage is { } told ? (told, false)
            : count is null ? (null, false)
            : (new TokenUsage(prompt.Texts.Sum(t => (long)count(t)),
            all.Sum(a => (long)count(a.Text) + (a.Reasoning is { } thought ? count(thought) : 0))), true);
        if (usage is not null) budget?.Charge(usage);
        return
        [
            .. all.Zip(keys).Select((pair, place) =>
            new JournalEntry(pair.Second.Key, pair.Second.Id, pair.First.Text, pair.First.FinishReason)
            {
                Reasoning = pair.First.Reasoning,
                PromptTokens = place == 0 ? usage?.Prompt : usage is null ? null : 0,
                CompletionTokens = place == 0 ? usage?.Completion : usage is null ? null : 0,
                Counted = isCounted ? true : null,
            }),
        ];
    }

    /// <summary>Asks the server for its models before the first request is paid for.</summary>
    private async Task MakeSureAsync(CancellationToken cancellation)
    {
        Task<Failure?> check;
        // One asks for all: its end must not depend on who came first.
        lock (_lock) check = _check ??= client.LackAsync(model, CancellationToken.None);
        if (await check.WaitAsync(cancellation) is { } failure) throw new UnusableInputException(failure.ToString());
    }
}
