namespace InstructMix.Generation.Endpoints;

/// <summary>What was asked of a model, and what it cost.</summary>
public record CallCounts
{
    /// <summary>How many answers the server was asked for, each counted once however many attempts it took.</summary>
    public int Asked => Answered + Failed;

    /// <summary>How many of these it gave.</summary>
    public int Answered { get; init; }

    /// <summary>How many were had before: in an earlier run, or for the same prompt in this one.</summary>
    public int Resumed { get; init; }

    /// <summary>How many could not be had.</summary>
    public int Failed { get; init; }

    /// <summary>How many of these because the model answered with nothing.</summary>
    public int Empty { get; init; }

    /// <summary>How many of these because the model, or a filter of the server's, refused.</summary>
    public int Refused { get; init; }

    /// <summary>How many are as long as an answer may be, and so probably not whole.</summary>
    public int CutOff { get; init; }

    /// <summary>How many were not asked for, because the budget was spent.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many attempts had to be made again.</summary>
    public int Retries { get; init; }

    /// <summary>Tokens of this run's prompts, where the server says.</summary>
    public long PromptTokens { get; init; }

    /// <summary>Tokens of this run's answers, where the server says.</summary>
    public long CompletionTokens { get; init; }

    /// <summary>The counts with one more answer of the server's.</summary>
    internal CallCounts WithAnswer(TokenUsage? usage, bool isCutOff) =>
        WithTokens(usage) with { Answered = Answered + 1, CutOff = CutOff + (isCutOff ? 1 : 0) };

    /// <summary>The counts with the tokens of one more answer.</summary>
    internal CallCounts WithTokens(TokenUsage? usage) =>
        this with { PromptTokens = PromptTokens + (usage?.Prompt ?? 0), CompletionTokens = CompletionTokens + (usage?.Completion ?? 0) };

    /// <summary>The counts with one more answer that was had before.</summary>
    internal CallCounts WithEarlier(bool isCutOff) => this with { Resumed = Resumed + 1, CutOff = CutOff + (isCutOff ? 1 : 0) };

    /// <summary>The counts with one more that could not be had.</summary>
    internal CallCounts WithFailure(Lack lack) => this with
    {
        Failed = Failed + 1,
        Empty = Empty + (lack == Lack.Empty ? 1 : 0),
        Refused = Refused + (lack == Lack.Refused ? 1 : 0),
    };

    /// <summary>The counts with one more that was not asked for.</summary>
    internal CallCounts WithLeftOut() => this with { LeftOut = LeftOut + 1 };

    /// <summary>The counts with one more attempt that has to be made again.</summary>
    internal CallCounts WithRetry() => this with { Retries = Retries + 1 };
}
