using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation;

/// <summary>Counts what a run would send.</summary>
/// <param name="options">What to do.</param>
/// <param name="journal">The answers of earlier runs; null where there was none.</param>
/// <param name="count">Counts the tokens of a text; null to count none.</param>
internal sealed class Forecaster(GenerationOptions options, AnswerJournal? journal, Func<string, int>? count)
{
    private readonly InquiryWriter _inquiries = new(options.Model);
    private int _candidates;
    private int _earlier;
    private long _promptTokens;

    // Of samples that the journal has: the count of their prompts here, and what the server said of them.
    private long _countedOfEarlier;
    private long _saidOfEarlier;
    private long _completionOfEarlier;
    private int _said;

    /// <summary>What it comes to.</summary>
    public GenerationForecast Result
    {
        get
        {
            int calls = _candidates - _earlier;
            double scale = _saidOfEarlier > 0 && _countedOfEarlier > 0 ? (double)_saidOfEarlier / _countedOfEarlier : 1;
            var usage = new TokenUsage(
                (long)Math.Round(_promptTokens * scale),
                _said > 0 ? (long)Math.Round((double)_completionOfEarlier / _said * calls) : calls * (long)(options.Sampling.MaxTokens ?? 0));
            return new GenerationForecast(
                _candidates, _earlier, calls, usage.Prompt, usage.Completion, _said > 0 ? "usage" : "limit", _said > 0 ? "usage" : "o200k_base",
                options.Budget.Cost(usage), journal?.Earlier.Sum(e => e.Usage?.Total ?? 0) ?? 0);
        }
    }

    /// <summary>Adds a sample.</summary>
    /// <param name="planned">The sample.</param>
    /// <param name="prompt">What would be sent for it.</param>
    public void Add(PlannedSample planned, Prompt prompt)
    {
        _candidates++;
        long tokens = count is null ? 0 : prompt.Texts.Sum(t => (long)count(t));
        var sampling = options.Sampling with { Seed = options.Sampling.Seed + planned.Sample };
        if (journal?.Find(JournalEntry.KeyOf(_inquiries.Write(prompt, sampling), planned.Sample)) is not { } entry)
        {
            _promptTokens += tokens;
            return;
        }

        _earlier++;
        if (entry is not { Counted: null, Usage: { } usage }) return;
        (_countedOfEarlier, _saidOfEarlier, _completionOfEarlier, _said) =
            (_countedOfEarlier + tokens, _saidOfEarlier + usage.Prompt, _completionOfEarlier + usage.Completion, _said + 1);
    }
}
