using System.CommandLine;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Generation.Questions;
using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Cli.Verbs;

/// <summary>The options of <c>qa generate</c>.</summary>
internal sealed class QuestionFlags
{
    /// <summary>How long an answer may be where the user says nothing, in tokens: it is a sentence.</summary>
    public const int MaxTokens = 256;

    private readonly EndpointFlags _endpoint = new();
    private readonly SamplingFlags _sampling = new(MaxTokens, seed: "Sample j of a prompt is asked for with seed S + j; also decides which pairs the balance takes.");
    private readonly Option<string[]> _texts = new("--texts")
    {
        Description = "Texts: plain, Markdown, HTML, JSON Lines, Parquet; .gz or not.",
        HelpName = "FILE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The file of pairs.", HelpName = "FILE", Required = true };
    private readonly Option<string[]> _kinds = new("--kinds")
    {
        Description = "The kinds of questions: who,what,where,when,why,how by default; also whom, whose, which.",
        HelpName = "KIND",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<int?> _count = new("--count") { Description = "End when so many pairs are kept, as many of each kind.", HelpName = "N" };
    private readonly Option<double> _balance = Number("--balance", "How many times the least frequent kind the others may have; 0 for no balance.", 1.2);
    private readonly Option<int> _topicSamples = Whole("--topic-samples", "How often the topics of a passage are asked for.", 3);
    private readonly Option<int> _topics = Whole("--topics", "How many topics of a passage go on at most.", 8);
    private readonly Option<int> _context = Whole("--context", "How many tokens the model takes, prompt and answer together.", 4096);
    private readonly Option<int> _passage = Whole("--passage-tokens", "The longest passage, in tokens.", 400);
    private readonly Option<string> _textField = new("--text-field") { Description = "The field of records that holds their text.", HelpName = "NAME", DefaultValueFactory = _ => "text" };
    private readonly Option<string> _titleField = new("--title-field") { Description = "The field that holds their title.", HelpName = "NAME", DefaultValueFactory = _ => "title" };
    private readonly Option<double> _topic = Number("--min-topic", "The share of the samples that must name a topic.", 0.5);
    private readonly Option<double> _second = Number("--min-second-sample", "How far the second open-book answer must agree with the first.", 0.6);
    private readonly Option<double> _closed = Number("--min-closed-book", "How far the closed-book answer must agree, where the answer is not grounded.", 0.6);
    private readonly Option<double> _grounding = Number("--min-grounding", "How far the answer must be grounded, where the closed-book answer does not agree.", 0.6);
    private readonly Option<double> _roundTrip = Number("--min-round-trip", "How far the question made anew from the answer must agree.", 0.5);
    private readonly Option<double> _held = Number("--min-held", "How much of the answer sentence and response must hold.", 0.6);
    private readonly Option<double> _near = Number("--near-duplicates", "From which similarity on passages, or questions, are nearly the same.", 0.8);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            _texts, _output, _kinds, _count, _balance, _topicSamples, _topics, _context, _passage, _textField, _titleField, _topic,
            _second, _closed, _grounding, _roundTrip, _held, _near,
        })
            command.Add(option);
        _endpoint.AddTo(command);
        _sampling.AddTo(command);
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="environment">Where the key is.</param>
    /// <exception cref="UnusableInputException">The address is none, the key cannot be one, or there is no such kind.</exception>
    public QuestionOptions Read(ParseResult parsed, Func<string, string?> environment)
    {
        var prompts = _sampling.Read(parsed);
        return new QuestionOptions
        {
            Texts = parsed.GetRequiredValue(_texts),
            Output = parsed.GetRequiredValue(_output),
            Endpoint = _endpoint.Address(parsed),
            Model = prompts.Model,
            Api = prompts.Api,
            Templates = prompts.Templates,
            Kinds = parsed.GetValue(_kinds) is { Length: > 0 } kinds
                ? [.. kinds.SelectMany(k => k.Split(',')).Select(Kind)] : QuestionKinds.Usual,
            Count = parsed.GetValue(_count),
            Balance = parsed.GetValue(_balance),
            TopicSamples = parsed.GetValue(_topicSamples),
            MostTopics = parsed.GetValue(_topics),
            Context = parsed.GetValue(_context),
            PassageTokens = parsed.GetValue(_passage),
            TextField = parsed.GetRequiredValue(_textField),
            TitleField = parsed.GetRequiredValue(_titleField),
            Thresholds = new QuestionThresholds
            {
                Topic = parsed.GetValue(_topic),
                SecondSample = parsed.GetValue(_second),
                ClosedBook = parsed.GetValue(_closed),
                Grounding = parsed.GetValue(_grounding),
                RoundTrip = parsed.GetValue(_roundTrip),
                Held = parsed.GetValue(_held),
                NearDuplicates = parsed.GetValue(_near),
            },
            Sampling = prompts.Sampling,
            Jobs = _endpoint.Jobs(parsed),
            Key = _endpoint.Key(parsed, environment),
            Budget = _endpoint.Budget(parsed),
        };
    }

    private static QuestionKind Kind(string word) =>
        Words.TryParse(word, out QuestionKind kind) ? kind
            : throw new UnusableInputException($"--kinds has no '{word}'; {NearestName.Remedy(word, Words.All<QuestionKind>())}");

    private static Option<double> Number(string name, string description, double otherwise) =>
        new(name) { Description = description, HelpName = "X", DefaultValueFactory = _ => otherwise };

    private static Option<int> Whole(string name, string description, int otherwise) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => otherwise };
}
