namespace InstructMix.Generation.Questions.Outputs;

/// <summary>What a run would send and cost: <c>qa generate --plan</c>. Topics and questions are not known before they are asked for, so it is an estimate.</summary>
/// <param name="Passages">How many passages the texts give.</param>
/// <param name="TopicsEach">How many topics a passage is taken to have.</param>
/// <param name="TopicsBy">Where that is from: <c>journal</c>, as passages had on average so far, or <c>guess</c>.</param>
/// <param name="Calls">How many requests would be sent, if nothing is dropped on the way.</param>
/// <param name="Journal">How many answers the journal has.</param>
/// <param name="PromptTokens">The tokens of the prompts that would be sent.</param>
/// <param name="CompletionTokens">The tokens of their answers.</param>
/// <param name="TokensBy">Where the tokens of answers are from: <c>usage</c>, as earlier answers had on average, or <c>limit</c>, as if each were as long as it may be.</param>
/// <param name="Cost">What they would cost at the prices that were given; null without prices.</param>
/// <param name="Spent">The tokens that the journal already paid for.</param>
public sealed record QuestionForecast(
    int Passages, double TopicsEach, string TopicsBy, int Calls, int Journal, long PromptTokens, long CompletionTokens, string TokensBy,
        decimal? Cost, long Spent);
