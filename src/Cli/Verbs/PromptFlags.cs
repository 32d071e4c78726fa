using System.CommandLine;
using InstructMix.Cli.Demo;
using InstructMix.Core.Files;
using InstructMix.Generation;

namespace InstructMix.Cli.Verbs;

/// <summary>The options that decide what is sent to a model: those of every verb that composes prompts.</summary>
internal sealed class PromptFlags
{
    private readonly SamplingFlags _sampling = new(maxTokens: 1024, seed: "Decides the exemplars, and sample j is asked for with seed S + j.");
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
    public PromptOptions Read(ParseResult parsed) => _sampling.Read(parsed) with { Shots = parsed.GetValue(_shots) };

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
