using System.CommandLine;
using InstructMix.Cli.Demo;
using InstructMix.Core.Files;
using InstructMix.Generation;
using InstructMix.Generation.Inputs;

namespace InstructMix.Cli.Verbs;

/// <summary>The options that decide what is sent to a model: those of every verb that composes prompts.</summary>
internal sealed class PromptFlags
{
    private readonly SamplingFlags _sampling = new(maxTokens: 1024, seed: "The number that decides which examples a prompt shows. Answer j to a request is asked for with the seed S + j.");
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
        foreach (var option in new Option[] { _requests, _exemplars, _shots }) command.Add(option);
        _sampling.AddTo(command);
    }

    /// <summary>What the command line says of prompts; where they go is the verb's to say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="maxTokens">The longest answer where the command line does not say it; null for what the help says.</param>
    public PromptOptions Read(ParseResult parsed, int? maxTokens = null) =>
        _sampling.Read(parsed, maxTokens) with { Shots = parsed.GetValue(_shots) };

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
