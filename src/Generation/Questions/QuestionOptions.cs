using System.Globalization;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Questions;

/// <summary>What a run of <c>instructmix qa generate</c> is to do.</summary>
public sealed record QuestionOptions
{
    /// <summary>The texts.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>The file of pairs to write; <c>.gz</c> compresses it.</summary>
    public required string Output { get; init; }

    /// <summary>The server.</summary>
    public required EndpointAddress Endpoint { get; init; }

    /// <summary>The model's name, as the server knows it.</summary>
    public required string Model { get; init; }

    /// <summary>Chat by default.</summary>
    public Api Api { get; init; } = Api.Chat;

    /// <summary>The folder whose templates take the place of the program's own; null for none.</summary>
    public string? Templates { get; init; }

    /// <summary>The kinds of questions. Who, what, where, when, why and how by default.</summary>
    public IReadOnlyList<QuestionKind> Kinds { get; init; } = QuestionKinds.Usual;

    /// <summary>How many pairs to keep at most, as many of each kind; null for as many as the texts give.</summary>
    public int? Count { get; init; }

    /// <summary>How many times the least frequent kind the others may have: 1.2 by default; 0 for no balance.</summary>
    public double Balance { get; init; } = 1.2;

    /// <summary>How often the topics of a passage are asked for. 3 by default.</summary>
    public int TopicSamples { get; init; } = 3;

    /// <summary>How many topics of a passage go on at most. 8 by default.</summary>
    public int MostTopics { get; init; } = 8;

    /// <summary>How many tokens the model takes, prompt and answer together. 4096 by default.</summary>
    public int Context { get; init; } = 4096;

    /// <summary>The longest passage in tokens; shorter where the model's limit leaves less. 400 by default.</summary>
    public int PassageTokens { get; init; } = 400;

    /// <summary>The field of records that holds their text.</summary>
    public string TextField { get; init; } = "text";

    /// <summary>The field of records that holds their title.</summary>
    public string TitleField { get; init; } = "title";

    /// <summary>From which scores on a pair is kept.</summary>
    public QuestionThresholds Thresholds { get; init; } = new();

    /// <summary>How the model is to choose its tokens.</summary>
    public Sampling Sampling { get; init; } = new() { MaxTokens = 256 };

    /// <summary>How many answers are asked for at once. 8 by default.</summary>
    public int Jobs { get; init; } = 8;

    /// <summary>The key that the server wants.</summary>
    public ApiKey Key { get; init; } = new(ApiKey.DefaultVariable, null);

    /// <summary>How patient to be with the server.</summary>
    public RetryOptions Retries { get; init; } = new();

    /// <summary>What the run may cost, and what tokens cost.</summary>
    public BudgetLimits Budget { get; init; } = new();

    /// <summary>Where the answers are kept as they arrive.</summary>
    public string Journal => Output + ".journal";

    /// <summary>What was not kept, with the reason.</summary>
    public string Rejects => BesideName.Of(Output, ".rejects");

    /// <summary>The counts by kind and stage, and the thresholds.</summary>
    public string Report =>
        Path.ChangeExtension(BesideName.Of(Output.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Output[..^3] : Output, ".report"), ".json");

    /// <summary>How many pairs of a kind are kept at most; null for no limit.</summary>
    public int? Quota => Count is { } count ? (count + Kinds.Count - 1) / Kinds.Count : null;

    /// <summary>Checks all of it at once.</summary>
    /// <exception cref="UnusableInputException">Something cannot be; the message lists everything that cannot.</exception>
    public void Validate()
    {
        (bool Wrong, string What)[] checks =
        [
            (Texts.Count == 0, "--texts names no file"),
            .. Texts.Select(t => (!File.Exists(t), Directory.Exists(t) ? $"--texts {t} is a directory; name the files in it" : $"--texts {t}: there is no such file")),
            (string.IsNullOrWhiteSpace(Output), "--output names no file"),
            (Directory.Exists(Output), $"--output {Output} is a directory; name a file in it"),
            (AtomicFile.IsDevice(Output), $"--output {Output}: nothing can be put beside it; name a file"),
            (string.IsNullOrWhiteSpace(Model), "--model names no model"),
            (Kinds.Count == 0, "--kinds names no kind"),
            (Kinds.Distinct().Count() < Kinds.Count, "--kinds names a kind twice"),
            (Count < 1, $"--count must be 1 or more, not {Count}"),
            (Balance is not (0 or (>= 1 and < double.PositiveInfinity)), Text($"--balance must be 1 or more, or 0 for none, not {Balance}")),
            (TopicSamples < 1, $"--topic-samples must be 1 or more, not {TopicSamples}"),
            (MostTopics < 1, $"--topics must be 1 or more, not {MostTopics}"),
            (Context < 1, $"--context must be 1 or more, not {Context}"),
            (PassageTokens < 1, $"--passage-tokens must be 1 or more, not {PassageTokens}"),
            (Jobs is < 1 or > 1024, $"--jobs must be from 1 to 1024, not {Jobs}"),
            (Sampling.Temperature is not (null or (>= 0 and < double.PositiveInfinity)), Text($"--temperature must be 0 or more, not {Sampling.Temperature}")),
            (Sampling.TopP is not (null or (> 0 and <= 1)), Text($"--top-p must be more than 0 and at most 1, not {Sampling.TopP}")),
            (Sampling.MaxTokens < 1, $"--max-tokens must be 1 or more, not {Sampling.MaxTokens}"),
            .. ThresholdChecks(),
            .. BudgetChecks(),
        ];
        string[] wrong = [.. checks.Where(c => c.Wrong).Select(c => c.What)];
        if (wrong.Length > 0) throw new UnusableInputException(string.Join("; ", wrong));
    }

    private IEnumerable<(bool, string)> ThresholdChecks()
    {
        (string Name, double Value)[] all =
        [
            ("--min-topic", Thresholds.Topic), ("--min-second-sample", Thresholds.SecondSample), ("--min-closed-book", Thresholds.ClosedBook),
            ("--min-grounding", Thresholds.Grounding), ("--min-round-trip", Thresholds.RoundTrip), ("--min-held", Thresholds.Held),
        ];
        return all.Select(t => (!(t.Value is >= 0 and <= 1), Text($"{t.Name} must be from 0 to 1, not {t.Value}")))
            .Append((!(Thresholds.NearDuplicates is > 0 and <= 1), Text($"--near-duplicates must be more than 0 and at most 1, not {Thresholds.NearDuplicates}")));
    }

    private IEnumerable<(bool, string)> BudgetChecks() =>
    [
        (Budget.MaxTokens < 1, $"--max-tokens-total must be 1 or more, not {Budget.MaxTokens}"),
        (Budget.MaxCost <= 0, $"--max-cost must be more than 0, not {Budget.MaxCost}"),
        (Budget.PriceIn < 0, $"--price-in must be 0 or more, not {Budget.PriceIn}"),
        (Budget.PriceOut < 0, $"--price-out must be 0 or more, not {Budget.PriceOut}"),
        (Budget is { MaxCost: not null, PriceIn: null, PriceOut: null }, "--max-cost needs prices: give --price-in and --price-out, per million tokens"),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
