namespace InstructMix.Generation;

/// <summary>What a run would send and cost: <c>generate --plan</c>.</summary>
/// <param name="Candidates">How many candidates are wanted.</param>
/// <param name="Journal">How many of them the journal has.</param>
/// <param name="Calls">How many requests would be sent.</param>
/// <param name="PromptTokens">The tokens of their prompts.</param>
/// <param name="CompletionTokens">The tokens of their answers.</param>
/// <param name="TokensBy">Where the tokens of answers are from: <c>usage</c>, as earlier answers of the journal had on average, or <c>limit</c>, as if each were as long as it may be.</param>
/// <param name="PromptTokensBy">Where the tokens of prompts are from: <c>usage</c> (counted here, then scaled as earlier usage was to the count) or <c>o200k_base</c> (counted here).</param>
/// <param name="Cost">What they would cost at the prices that were given; null without prices.</param>
/// <param name="Spent">The tokens that the journal already paid for.</param>
public sealed record GenerationForecast(
    int Candidates, int Journal, int Calls, long PromptTokens, long CompletionTokens, string TokensBy, string PromptTokensBy, decimal? Cost, long Spent);
