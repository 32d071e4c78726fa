using System.CommandLine;
using InstructMix.Cli.Demo;
using InstructMix.Core.Files;
using InstructMix.Generation;

namespace InstructMix.Cli.Verbs;

/// <summary>The options that decide what is sent to a model: those of every verb that composes prompts.</summary>
internal sealed class PromptFlags
{
    private readonly Option<string> _model = new("--model")
    {
        Description = "The model's name, as the server knows it.",
        HelpName = "NAME",
        Required = true,
    };
    private readonly Option<string?> _requests = new("--requests")
    {
        Description = "What to ask for: a file with a request a line; by default the requests that come with the program.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _exemplars = new("--exemplars")
    {
        Description = "Examples of a request with a good answer, which prompts show to the model; by default those that come with the program.",
        HelpName = "FILE",
    };
    private readonly Option<int> _shots = new("--shots")
    {
        Description = "How many such examples each prompt shows.",
        HelpName = "K",
        DefaultValueFactory = _ => 3,
    };
    private readonly WordOption<Api> _api = new("--api", "chat, or completions for base models.", Api.Chat);
    private readonly Option<double?> _temperature = new("--temperature")
    {
        Description = "How much chance there is in an answer (the sampling temperature): 0 for none. By default as the server has it.",
        HelpName = "T",
    };
    private readonly Option<double?> _topP = new("--top-p")
    {
        Description = "Take words only from the likeliest, which together have this probability (nucleus sampling). By default as the server has it.",
        HelpName = "P",
    };
    private readonly Option<int> _maxTokens = new("--max-tokens")
    {
        Description = "How long an answer may be, in tokens.",
        HelpName = "M",
        DefaultValueFactory = _ => 1024,
    };
    private readonly Option<long?> _seed = new("--seed")
    {
        Description = "The number that decides which examples a prompt shows. Answer j to a request is asked for with the seed S + j.",
        HelpName = "S",
    };
    private readonly Option<string?> _templates = new("--templates")
    {
        Description = "A folder of prompt templates (Markdown); each takes the place of the program's own of that kind.",
        HelpName = "DIR",
    };

    /// <summary>The records of a file, or of the bundled one. Reports those that cannot be used, and gives the others.</summary>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(Surroundings surroundings, IAsyncEnumerable<Reading<T>> records)
        where T : class
    {
        var good = new List<T>();
        await foreach (var record in records)
        {
            if (record.Value is { } value) good.Add(value);
            else surroundings.Warn($"{record.Problem}");
        }

        return good;
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _model, _requests, _exemplars, _shots, _templates, _api.Option, _temperature, _topP, _maxTokens, _seed })
            command.Add(option);
    }

    /// <summary>What the command line says of prompts; where they go is the verb's to say.</summary>
    public PromptOptions Read(ParseResult parsed) => new()
    {
        Model = parsed.GetRequiredValue(_model),
        Api = _api.Read(parsed),
        Templates = parsed.GetValue(_templates),
        Shots = parsed.GetValue(_shots),
        Sampling = new Sampling
        {
            Temperature = parsed.GetValue(_temperature),
            TopP = parsed.GetValue(_topP),
            MaxTokens = parsed.GetValue(_maxTokens),
            Seed = parsed.GetValue(_seed),
        },
    };

    /// <summary>The requests and exemplars that the command line names.</summary>
    public async Task<(IReadOnlyList<Request> Requests, IReadOnlyList<Exemplar> Exemplars)> ReadAsync(
        ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var requests = await ReadAsync(
            surroundings,
            parsed.GetValue(_requests) is { } path
                ? RequestReader.ReadAsync(path, cancellation)
                : RequestReader.ReadAsync(BundledExamples.Open("requests.jsonl"), "requests.jsonl", cancellation));
        var exemplars = await ReadAsync(
            surroundings,
            parsed.GetValue(_exemplars) is { } file
                ? ExemplarReader.ReadAsync(file, cancellation)
                : ExemplarReader.ReadAsync(BundledExamples.Open("exemplars.jsonl"), "exemplars.jsonl", cancellation));
        return (requests, exemplars);
    }
}
