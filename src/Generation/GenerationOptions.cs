using System.Diagnostics.CodeAnalysis;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation;

/// <summary>What a run of <c>instructmix generate</c> is to do.</summary>
public sealed record GenerationOptions : PromptOptions
{
    /// <summary>Options that are set one by one.</summary>
    public GenerationOptions()
    {
    }

    /// <summary>Options that take over what decides the prompts.</summary>
    /// <param name="prompts">What decides the prompts.</param>
    /// <param name="output">The candidates file to write.</param>
    /// <param name="count">How many candidates to ask for.</param>
    /// <param name="endpoint">The server.</param>
    [SetsRequiredMembers]
    public GenerationOptions(PromptOptions prompts, string output, int count, EndpointAddress endpoint)
        : base(prompts) => (Output, Count, Endpoint) = (output, count, endpoint);

    /// <summary>The candidates file to write; <c>.gz</c> compresses it.</summary>
    public required string Output { get; init; }

    /// <summary>How many candidates to ask for.</summary>
    public required int Count { get; init; }

    /// <summary>The server.</summary>
    public required EndpointAddress Endpoint { get; init; }

    /// <summary>How many answers are asked for at once. 8 by default: servers answer several together at nearly the cost of one.</summary>
    public int Jobs { get; init; } = 8;

    /// <summary>How many answers each request gets at most, one behind the other; null to go round all requests.</summary>
    public int? Samples { get; init; }

    /// <summary>How many answers to one prompt are asked for at once, where the server has <c>n</c>. 1 by default.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>How many requests the model is to propose.</summary>
    public int NewRequests { get; init; }

    /// <summary>From which similarity on a proposed request is the same as another one: Jaccard over rows of five words. 0.5 by default.</summary>
    public double NearDuplicates { get; init; } = 0.5;

    /// <summary>How many tests the model is to write for each request that has none; 0 for no tests.</summary>
    public int Tests { get; init; }

    /// <summary>How often an answer that does not pass goes back to the model with its error.</summary>
    public int Repair { get; init; }

    /// <summary>With a verification: after so many answers what was kept becomes exemplars for the next; 0 for never. 500 by default.</summary>
    public int Round { get; init; } = 500;

    /// <summary>With a verification: the run ends when so many pairs are kept; null for no such end.</summary>
    public long? Kept { get; init; }

    /// <summary>The key that the server wants.</summary>
    public ApiKey Key { get; init; } = new(ApiKey.DefaultVariable, null);

    /// <summary>How patient to be with the server.</summary>
    public RetryOptions Retries { get; init; } = new();

    /// <summary>What the run may cost, and what tokens cost.</summary>
    public BudgetLimits Budget { get; init; } = new();

    /// <summary>Whether a journal with no answer to what this run asks is no error: its answers cost nothing.</summary>
    public bool MayAskAgain { get; init; }

    /// <summary>Where the answers are kept as they arrive.</summary>
    public string Journal => Output + ".journal";

    /// <summary>With a verification: the kept pairs.</summary>
    public string KeptFile => BesideName.Of(Output, ".kept");

    /// <summary>With a verification: what was dropped, and why.</summary>
    public string RejectsFile => BesideName.Of(Output, ".rejects");

    /// <summary>The new requests, as a requests file.</summary>
    public string RequestsFile => BesideName.Of(Output, ".requests");

    /// <summary>Proposed requests that were not taken, and why.</summary>
    public string RefusedFile => BesideName.Of(Output, ".refused");

    /// <summary>The tests that the model wrote, as <c>agree</c> reads them.</summary>
    public string TestsFile => BesideName.Of(Output, ".tests");

    /// <summary>How the run was made and what it came to.</summary>
    public string ManifestFile => Output + ".manifest.json";

    /// <summary>Whether all answers to a request stand together, and not one of each request after the other.</summary>
    internal bool IsByRequest => Samples is not null || Choices > 1 || NewRequests > 0 || Tests > 0;

    /// <summary>Checks all of it at once.</summary>
    /// <exception cref="UnusableInputException">Something cannot be; the message lists everything that cannot.</exception>
    public void Validate()
    {
        (bool Wrong, string What)[] checks =
        [
            (string.IsNullOrWhiteSpace(Output), "--output names no file"),
            (Directory.Exists(Output), $"--output {Output} is a directory; name a file in it"),
            (Count < 1, $"--count must be 1 or more, not {Count}"),
            (string.IsNullOrWhiteSpace(Model), "--model names no model"),
            (Shots < 0, $"--shots must be 0 or more, not {Shots}"),
            (Jobs is < 1 or > 1024, $"--jobs must be from 1 to 1024, not {Jobs}"),
            (Samples < 1, $"--samples must be 1 or more, not {Samples}"),
            (Choices is < 1 or > 128, $"--choices must be from 1 to 128, not {Choices}"),
            (NewRequests < 0, $"--new-requests must be 0 or more, not {NewRequests}"),
            (!(NearDuplicates is > 0 and <= 1), FormattableString.Invariant($"--near-duplicates must be more than 0 and at most 1, not {NearDuplicates}")),
            (Tests is < 0 or > 200, $"--tests must be from 0 to 200, not {Tests}"),
            (Repair is < 0 or > 10, $"--repair must be from 0 to 10, not {Repair}"),
            (Round < 0, $"--round must be 0 or more, not {Round}"),
            (Kept < 1, $"--kept must be 1 or more, not {Kept}"),
            .. SamplingChecks(),
            .. BudgetChecks(),
            (Retries.Attempts < 1, $"there must be one attempt or more, not {Retries.Attempts}"),
        ];
        string[] wrong = [.. checks.Where(c => c.Wrong).Select(c => c.What)];
        if (wrong.Length > 0) throw new UnusableInputException(string.Join("; ", wrong));
    }

    private (bool Wrong, string What)[] SamplingChecks() =>
    [
        (Sampling.Temperature is not (null or (>= 0 and < double.PositiveInfinity)),
            $"--temperature must be 0 or more, not {Sampling.Temperature}"),
        (Sampling.TopP is not (null or (> 0 and <= 1)), $"--top-p must be more than 0 and at most 1, not {Sampling.TopP}"),
        (Sampling.MaxTokens < 1, $"--max-tokens must be 1 or more, not {Sampling.MaxTokens}"),
    ];

    private (bool Wrong, string What)[] BudgetChecks() =>
    [
        (Budget.MaxTokens < 1, $"--max-tokens-total must be 1 or more, not {Budget.MaxTokens}"),
        (Budget.MaxCost <= 0, $"--max-cost must be more than 0, not {Budget.MaxCost}"),
        (Budget.PriceIn < 0, $"--price-in must be 0 or more, not {Budget.PriceIn}"),
        (Budget.PriceOut < 0, $"--price-out must be 0 or more, not {Budget.PriceOut}"),
        (Budget is { MaxCost: not null, PriceIn: null, PriceOut: null }, "--max-cost needs prices: give --price-in and --price-out, per million tokens"),
    ];
}
