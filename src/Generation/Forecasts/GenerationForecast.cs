namespace InstructMix.Generation.Forecasts;

/// <summary>What a run would send and cost: <c>generate --plan</c>.</summary>
/// <param name="Candidates">How many candidates are wanted.</param>
/// <param name="Journal">How many of them the journal has. Of later rounds, whose prompts depend on what is kept, it cannot be told.</param>
/// <param name="Calls">How many answers would be asked for.</param>
/// <param name="PromptTokens">The tokens of all prompts, those of requests and tests too.</param>
/// <param name="CompletionTokens">The tokens of all answers.</param>
/// <param name="TokensBy">Where the tokens of answers are from: <c>usage</c>, as earlier answers of the journal had on average, or <c>limit</c>, as if each were as long as it may be.</param>
/// <param name="PromptTokensBy">Where the tokens of prompts are from: <c>usage</c> (counted here, then scaled as earlier usage was to the count) or <c>o200k_base</c> (counted here).</param>
/// <param name="Cost">What they would cost at the prices that were given; null without prices.</param>
/// <param name="Spent">The tokens that the journal already paid for.</param>
public sealed record GenerationForecast(
    int Candidates, int Journal, int Calls, long PromptTokens, long CompletionTokens, string TokensBy, string PromptTokensBy,
        decimal? Cost, long Spent)
{
    /// <summary>How many new requests would be asked for, at least: those that are refused are asked for again. Null where none are.</summary>
    public int? Requests { get; init; }

    /// <summary>How many lists of tests would be asked for; null where none are.</summary>
    public int? Tests { get; init; }

    /// <summary>How many better answers would be asked for, if none passed; their tokens are not counted. Null where none are.</summary>
    public long? RepairsAtMost { get; init; }

    /// <summary>How long all trials would take, one after the other, in seconds; null where answers are not judged.</summary>
    public double? SandboxSeconds { get; init; }

    /// <summary>Where that is from: <c>ledger</c> (what trials of earlier runs took) or <c>assumed</c>.</summary>
    public string? SandboxSecondsBy { get; init; }
}
