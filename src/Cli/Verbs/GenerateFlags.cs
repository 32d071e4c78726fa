using System.CommandLine;
using InstructMix.Core.Files;
using InstructMix.Generation;

namespace InstructMix.Cli.Verbs;

/// <summary>The options of <c>generate</c> that say how much is asked for, of whom, and what it may cost.</summary>
internal sealed class GenerateFlags
{
    private readonly PromptFlags _prompts;
    private readonly EndpointFlags _endpoint = new();
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file of candidates.",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<int> _count = new("--count")
    {
        Description = "How many candidates to ask for.",
        HelpName = "N",
        Required = true,
    };
    private readonly Option<int?> _samples = new("--samples")
    {
        Description = "Ask for so many answers to each request, one behind the other; else sample by sample of all requests.",
        HelpName = "K",
    };
    private readonly Option<int> _choices = new("--choices")
    {
        Description = "Ask for so many answers to one prompt at once, where the server has n: the prompt is paid for once.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<int> _newRequests = new("--new-requests") { Description = "Have the model propose so many requests beside the given ones.", HelpName = "N" };
    private readonly Option<double> _nearDuplicates = new("--near-duplicates")
    {
        Description = "From which similarity on, 0 to 1, a proposed request says the same as another one.",
        HelpName = "X",
        DefaultValueFactory = _ => 0.5,
    };
    private readonly Option<int> _tests = new("--tests") { Description = "Have the model write so many tests for each request that has none.", HelpName = "M" };
    private readonly Option<int> _repair = new("--repair") { Description = "With --verify: an answer that does not pass goes back with its error, so many times at most.", HelpName = "N" };
    private readonly Option<int> _round = new("--round")
    {
        Description = "With --verify: after so many answers, what was kept becomes exemplars for the next; 0 for never.",
        HelpName = "N",
        DefaultValueFactory = _ => 500,
    };
    private readonly Option<long?> _kept = new("--kept")
    {
        Description = "With --verify: end when so many pairs are kept.",
        HelpName = "N",
    };

    /// <param name="prompts">The options that decide prompts.</param>
    public GenerateFlags(PromptFlags prompts) => _prompts = prompts;

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            _output, _count, _samples, _choices, _newRequests, _nearDuplicates, _tests, _repair, _round, _kept,
        })
            command.Add(option);
        _endpoint.AddTo(command);
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="environment">Where the key is.</param>
    /// <param name="isVerified">Whether answers are verified.</param>
    /// <exception cref="UnusableInputException">The address is none, the key cannot be one, or an option needs a verification.</exception>
    public GenerationOptions Read(ParseResult parsed, Func<string, string?> environment, bool isVerified)
    {
        if (parsed.GetValue(_kept) is not null && !isVerified) throw new UnusableInputException("--kept counts pairs that were verified: give --verify as well");
        if (parsed.GetValue(_repair) > 0 && !isVerified) throw new UnusableInputException("--repair needs to know which answers do not pass: give --verify as well");
        return new GenerationOptions(
            _prompts.Read(parsed), parsed.GetRequiredValue(_output), parsed.GetRequiredValue(_count), _endpoint.Address(parsed))
        {
            Jobs = _endpoint.Jobs(parsed),
            Samples = parsed.GetValue(_samples),
            Choices = parsed.GetValue(_choices),
            NewRequests = parsed.GetValue(_newRequests),
            NearDuplicates = parsed.GetValue(_nearDuplicates),
            Tests = parsed.GetValue(_tests),
            Repair = parsed.GetValue(_repair),
            Round = parsed.GetValue(_round),
            Kept = parsed.GetValue(_kept),
            Key = _endpoint.Key(parsed, environment),
            Budget = _endpoint.Budget(parsed),
        };
    }
}
