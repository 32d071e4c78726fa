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
        Description = "The requests; the bundled ones by default.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _exemplars = new("--exemplars")
    {
        Description = "The exemplars; the bundled ones by default.",
        HelpName = "FILE",
    };
    private readonly Option<int> _shots = new("--shots")
    {
        Description = "Exemplars in a prompt.",
        HelpName = "K",
        DefaultValueFactory = _ => 3,
    };
    private readonly WordOption<Api> _api = new("--api", "chat, or completions for base models.", Api.Chat);
    private readonly Option<double?> _temperature = new("--temperature")
    {
        Description = "The sampling temperature; the server's own by default.",
        HelpName = "T",
    };
    private readonly Option<double?> _topP = new("--top-p")
    {
        Description = "Nucleus sampling; the server's own by default.",
        HelpName = "P",
    };
    private readonly Option<int> _maxTokens = new("--max-tokens")
    {
        Description = "The longest answer.",
        HelpName = "M",
        DefaultValueFactory = _ => 1024,
    };
    private readonly Option<long?> _seed = new("--seed")
    {
        Description = "Decides the exemplars, and sample j is asked for with seed S + j.",
        HelpName = "S",
    };
    private readonly Option<string?> _templates = new("--templates")
    {
        Description = "A folder of templates that take the place of the program's own, one by one.",
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
