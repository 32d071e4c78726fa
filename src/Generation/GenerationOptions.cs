using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation;

/// <summary>What a run of <c>instructmix generate</c> is to do.</summary>
public sealed record GenerationOptions
{
    /// <summary>The candidates file to write; <c>.gz</c> compresses it.</summary>
    public required string Output { get; init; }

    /// <summary>How many candidates to ask for.</summary>
    public required int Count { get; init; }

    /// <summary>The server.</summary>
    public required EndpointAddress Endpoint { get; init; }

    /// <summary>The model's name, as the server knows it.</summary>
    public required string Model { get; init; }

    /// <summary>Chat by default.</summary>
    public Api Api { get; init; } = Api.Chat;

    /// <summary>The folder whose templates take the place of the program's own; null for none.</summary>
    public string? Templates { get; init; }

    /// <summary>How many exemplars a prompt shows. 3 by default.</summary>
    public int Shots { get; init; } = 3;

    /// <summary>How the model is to choose its tokens.</summary>
    public Sampling Sampling { get; init; } = new();

    /// <summary>How many answers are asked for at once. 8 by default: servers answer several together at nearly the cost of one.</summary>
    public int Jobs { get; init; } = 8;

    /// <summary>The key that the server wants.</summary>
    public ApiKey Key { get; init; } = new(ApiKey.DefaultVariable, null);

    /// <summary>How patient to be with the server.</summary>
    public RetryOptions Retries { get; init; } = new();

    /// <summary>What the run may cost, and what tokens cost.</summary>
    public BudgetLimits Budget { get; init; } = new();

    /// <summary>Where the answers are kept as they arrive.</summary>
    public string Journal => Output + ".journal";

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
            (Sampling.Temperature is not (null or (>= 0 and < double.PositiveInfinity)),
                $"--temperature must be 0 or more, not {Sampling.Temperature}"),
            (Sampling.TopP is not (null or (> 0 and <= 1)), $"--top-p must be more than 0 and at most 1, not {Sampling.TopP}"),
            (Sampling.MaxTokens < 1, $"--max-tokens must be 1 or more, not {Sampling.MaxTokens}"),
            (Budget.MaxTokens < 1, $"--max-tokens-total must be 1 or more, not {Budget.MaxTokens}"),
            (Budget.MaxCost <= 0, $"--max-cost must be more than 0, not {Budget.MaxCost}"),
            (Budget.PriceIn < 0, $"--price-in must be 0 or more, not {Budget.PriceIn}"),
            (Budget.PriceOut < 0, $"--price-out must be 0 or more, not {Budget.PriceOut}"),
            (Budget is { MaxCost: not null, PriceIn: null, PriceOut: null }, "--max-cost needs prices: give --price-in and --price-out, per million tokens"),
            (Retries.Attempts < 1, $"there must be one attempt or more, not {Retries.Attempts}"),
        ];
        string[] wrong = [.. checks.Where(c => c.Wrong).Select(c => c.What)];
        if (wrong.Length > 0) throw new UnusableInputException(string.Join("; ", wrong));
    }
}
