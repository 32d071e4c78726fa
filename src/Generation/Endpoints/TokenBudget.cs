using InstructMix.Generation.Journals;

namespace InstructMix.Generation.Endpoints;

/// <summary>
/// What a run may cost, and what it has cost so far with all earlier runs of the same journal. No request is sent once it is spent, so it is overrun by no more than was
/// under way at that moment. Safe for use by many at once.
/// </summary>
/// <param name="limits">The limits and prices.</param>
public sealed class TokenBudget(BudgetLimits limits)
{
    private readonly Lock _lock = new();
    private TokenUsage _used = new(0, 0);

    /// <summary>The limits and prices.</summary>
    public BudgetLimits Limits => limits;

    /// <summary>The tokens so far.</summary>
    public TokenUsage Used
    {
        get
        {
            lock (_lock) return _used;
        }
    }

    /// <summary>Whether nothing more may be asked for.</summary>
    public bool IsSpent
    {
        get
        {
            var used = Used;
            return used.Total >= limits.MaxTokens || limits.Cost(used) >= limits.MaxCost;
        }
    }

    /// <summary>Counts what earlier runs paid for.</summary>
    /// <param name="journal">Their answers.</param>
    public void Charge(AnswerJournal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        foreach (var earlier in journal.Earlier)
            if (earlier.Usage is { } paid) Charge(paid);
    }

    /// <summary>Counts what an answer cost.</summary>
    /// <param name="usage">The tokens.</param>
    public void Charge(TokenUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        lock (_lock) _used = new TokenUsage(_used.Prompt + usage.Prompt, _used.Completion + usage.Completion);
    }
}
