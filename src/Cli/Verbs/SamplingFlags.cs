using System.CommandLine;
using InstructMix.Generation;

namespace InstructMix.Cli.Verbs;

/// <summary>The options that name a model and say how it is asked: those of every verb that asks one.</summary>
internal sealed class SamplingFlags
{
    private readonly Option<string> _model = new("--model")
    {
        Description = "The model's name, as the server knows it.",
        HelpName = "NAME",
        Required = true,
    };
    private readonly WordOption<Api> _api = new("--api", "chat, or completions for base models.", Api.Chat);
    private readonly Option<string?> _templates = new("--templates")
    {
        Description = "A folder of prompt templates (Markdown); each takes the place of the program's own of that kind.",
        HelpName = "DIR",
    };
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
    private readonly Option<int> _maxTokens;
    private readonly Option<long?> _seed;

    /// <param name="maxTokens">The longest answer where the user says nothing.</param>
    /// <param name="seed">What the seed decides.</param>
    public SamplingFlags(int maxTokens, string seed)
    {
        _maxTokens = new Option<int>("--max-tokens") { Description = "How long an answer may be, in tokens.", HelpName = "M", DefaultValueFactory = _ => maxTokens };
        _seed = new Option<long?>("--seed") { Description = seed, HelpName = "S" };
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _model, _templates, _api.Option, _temperature, _topP, _maxTokens, _seed })
            command.Add(option);
    }

    /// <summary>What the command line says of the model.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="maxTokens">The longest answer where the command line does not say it; null for what the help says.</param>
    public PromptOptions Read(ParseResult parsed, int? maxTokens = null) => new()
    {
        Model = parsed.GetRequiredValue(_model),
        Api = _api.Read(parsed),
        Templates = parsed.GetValue(_templates),
        Sampling = new Sampling
        {
            Temperature = parsed.GetValue(_temperature),
            TopP = parsed.GetValue(_topP),
            MaxTokens = maxTokens is { } own && parsed.GetResult(_maxTokens) is null or { Implicit: true }
                ? own : parsed.GetValue(_maxTokens),
            Seed = parsed.GetValue(_seed),
        },
    };
}
