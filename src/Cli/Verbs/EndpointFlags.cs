using System.CommandLine;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;

namespace InstructMix.Cli.Verbs;

/// <summary>The options that say which server is asked, how many answers at a time, and what it may cost: those of every verb that asks a model for many.</summary>
internal sealed class EndpointFlags
{
    private readonly Option<string> _endpoint = new("--endpoint")
    {
        Description = "An OpenAI-compatible server, such as http://localhost:8000.",
        HelpName = "URL",
        Required = true,
    };
    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "Answers asked for at a time.",
        HelpName = "J",
        DefaultValueFactory = _ => 8,
    };
    private readonly Option<long?> _budget = new("--max-tokens-total")
    {
        Description = "Stop when prompts and answers together, those of earlier runs too, have so many tokens.",
        HelpName = "N",
    };
    private readonly Option<decimal?> _maxCost = new("--max-cost")
    {
        Description = "Stop when they have cost so much, at --price-in and --price-out.",
        HelpName = "X",
    };
    private readonly Option<decimal?> _priceIn = new("--price-in")
    {
        Description = "The price of a million tokens of prompts.",
        HelpName = "A",
    };
    private readonly Option<decimal?> _priceOut = new("--price-out")
    {
        Description = "The price of a million tokens of answers.",
        HelpName = "B",
    };
    private readonly Option<string> _key = new("--api-key-env")
    {
        Description = "The environment variable that holds the server's key.",
        HelpName = "VAR",
        DefaultValueFactory = _ => ApiKey.DefaultVariable,
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _endpoint, _jobs, _budget, _maxCost, _priceIn, _priceOut, _key }) command.Add(option);
    }

    /// <summary>The server.</summary>
    /// <exception cref="UnusableInputException">The address is none.</exception>
    public EndpointAddress Address(ParseResult parsed) => EndpointAddress.Parse(parsed.GetRequiredValue(_endpoint));

    /// <summary>How many answers are asked for at a time.</summary>
    public int Jobs(ParseResult parsed) => parsed.GetValue(_jobs);

    /// <summary>The key that the server wants.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="environment">Where the key is.</param>
    /// <exception cref="UnusableInputException">The key cannot be one.</exception>
    public ApiKey Key(ParseResult parsed, Func<string, string?> environment)
    {
        string variable = parsed.GetRequiredValue(_key);
        return new ApiKey(variable, environment(variable));
    }

    /// <summary>What the run may cost.</summary>
    public BudgetLimits Budget(ParseResult parsed) => new()
    {
        MaxTokens = parsed.GetValue(_budget),
        MaxCost = parsed.GetValue(_maxCost),
        PriceIn = parsed.GetValue(_priceIn),
        PriceOut = parsed.GetValue(_priceOut),
    };
}
