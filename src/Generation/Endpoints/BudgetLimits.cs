namespace InstructMix.Generation.Endpoints;

/// <summary>What a run may cost at most, and what tokens cost.</summary>
public sealed record BudgetLimits
{
    private const decimal Million = 1_000_000;

    /// <summary>The most tokens of prompts and answers together; null for no limit.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>The most that it may cost, in the currency of the prices; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>The price of a million tokens of prompts; null where nobody says.</summary>
    public decimal? PriceIn { get; init; }

    /// <summary>The price of a million tokens of answers; null where nobody says.</summary>
    public decimal? PriceOut { get; init; }

    /// <summary>What some tokens cost; null without prices.</summary>
    /// <param name="usage">The tokens.</param>
    public decimal? Cost(TokenUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return PriceIn is null && PriceOut is null
            ? null : ((usage.Prompt * (PriceIn ?? 0)) + (usage.Completion * (PriceOut ?? 0))) / Million;
    }
}
