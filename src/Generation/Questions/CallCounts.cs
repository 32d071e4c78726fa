namespace InstructMix.Generation.Questions;

/// <summary>What was asked of the model.</summary>
public sealed record CallCounts
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
}
