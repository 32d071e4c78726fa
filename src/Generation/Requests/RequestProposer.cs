using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InstructMix.Core;
using InstructMix.Core.Similarity;
using InstructMix.Generation.Asking;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;
using InstructMix.Generation.Waterfalls;

namespace InstructMix.Generation.Requests;

/// <summary>
/// Asks a model for new requests, in the form of those that there are, and takes those that say something new. A wave of proposals is asked for at once and looked at in its order, so that
/// the same answers come to the same requests however many are asked for at a time.
/// </summary>
internal sealed class RequestProposer
{
    // Of a model that says the same again and again no more is asked: so many proposals in a row that say nothing new.
    private const int MostInVain = 40;

    private static readonly string[] Kinds =
        ["a function", "a class with state", "an algorithm", "work on texts", "formats of files, or paths", "dates and times", "records and tables of data"];

    private readonly AskingDesk _desk;
    private readonly Template _template;
    private readonly GenerationOptions _options;
    private readonly WaterfallTally _waterfall;
    private readonly NearTexts<string> _pool;
    private readonly Grid _grid;
    private int _attempts;
    private int _inVain;

    /// <summary>Begins with what there is.</summary>
    /// <param name="desk">Asks.</param>
    /// <param name="template">Composes prompts, of the kind <see cref="TemplateKind.Request"/>.</param>
    /// <param name="options">What to do.</param>
    /// <param name="given">The requests that there are: no new one may say the same, and their topics are those of the grid.</param>
    /// <param name="waterfall">Counts.</param>
    public RequestProposer(AskingDesk desk, Template template, GenerationOptions options, IReadOnlyList<Request> given,
        WaterfallTally waterfall)
    {
        (_desk, _template, _options, _waterfall) = (desk, template, options, waterfall);
        _pool = new NearTexts<string>(options.NearDuplicates);
        foreach (var request in given) _pool.Add(request.Id, request.Instruction);
        _grid = new Grid(given.Select(r => r.Topic), options.Sampling.Seed ?? 0);
    }

    /// <summary>What was not taken, in its order.</summary>
    public List<RefusedRequest> Refused { get; } = [];

    /// <summary>Asks for new requests. Gives fewer where the model has nothing new to say, or the budget is spent.</summary>
    /// <param name="wanted">How many.</param>
    /// <param name="shown">The requests from which exemplars are chosen.</param>
    /// <param name="round">The round, from 1.</param>
    /// <param name="cancellation">Stops the asking.</param>
    public async Task<IReadOnlyList<Request>> ProposeAsync(int wanted, IReadOnlyList<Request> shown, int round,
        CancellationToken cancellation)
    {
        var taken = new List<Request>();
        var choice = Choice(shown, _options);
        while (taken.Count < wanted && _inVain < MostInVain)
        {
            var wave = Wave(Math.Min(wanted - taken.Count, MostInVain - _inVain));
            await foreach (var (cell, answer, isAsked) in wave.SelectInOrderAsync(_desk.Jobs,
                (w, token) => AskAsync(w.Cell, w.Attempt, choice, round, token), cancellation))
            {
                if (isAsked) _waterfall.Count(AskKind.Request, cell.Topic, round, Stage.Requested);
                if (answer is not null && Take(answer, cell, round) is { } request)
                {
                    taken.Add(request);
                    _inVain = 0;
                    continue;
                }

                _grid.Add(cell, -1);
                // The budget is spent: asking on would be in vain.
                _inVain = isAsked ? _inVain + 1 : MostInVain;
            }
        }

        return taken;
    }

    private List<(GridCell Cell, int Attempt)> Wave(int size)
    {
        var wave = new List<(GridCell Cell, int Attempt)>(size);
        for (int i = 0; i < size; i++)
        {
            var cell = _grid.Next();
            _grid.Add(cell);
            wave.Add((cell, _attempts++));
        }

        return wave;
    }

    private async Task<(GridCell Cell, string? Answer, bool IsAsked)> AskAsync(
        GridCell cell, int attempt, ExemplarChoice choice, int round, CancellationToken cancellation)
    {
        var (prompt, sampling) = Compose(_template, cell, attempt, choice, _options.Sampling);
        var ask = new Ask(AskKind.Request, string.Create(CultureInfo.InvariantCulture, $"request/{attempt}"), attempt, cell.Topic, round);
        var asked = await _desk.WaitAndAskAsync(ask, prompt, sampling, cancellation);
        return (cell, asked.Entry?.Response, asked.Entry is not null || asked.Failure is not null);
    }

    /// <summary>Chooses exemplars among requests.</summary>
    /// <param name="shown">The requests.</param>
    /// <param name="options">What to do.</param>
    public static ExemplarChoice Choice(IReadOnlyList<Request> shown, PromptOptions options) => new(
        [.. shown.Select(r => new Exemplar { Id = r.Id, Topic = r.Topic, Kind = r.Kind, Instruction = r.Named(), Response = "" })],
        options.Shots, options.Sampling.Seed ?? 0);

    /// <summary>What is sent for the proposals of a first wave.</summary>
    /// <param name="template">The template.</param>
    /// <param name="given">The given requests.</param>
    /// <param name="options">What decides prompts.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<(Prompt Prompt, Sampling Sampling)> First(Template template, IReadOnlyList<Request> given,
        PromptOptions options, int count)
    {
        var grid = new Grid(given.Select(r => r.Topic), options.Sampling.Seed ?? 0);
        var choice = Choice(given, options);
        for (int attempt = 0; attempt < count; attempt++)
        {
            var cell = grid.Next();
            grid.Add(cell);
            yield return Compose(template, cell, attempt, choice, options.Sampling);
        }
    }

    /// <summary>What is sent for a proposal.</summary>
    /// <param name="template">The template.</param>
    /// <param name="cell">What it is to be like.</param>
    /// <param name="attempt">The proposal's number in the run, from 0.</param>
    /// <param name="choice">Chooses exemplars.</param>
    /// <param name="sampling">How the model is to choose its tokens.</param>
    public static (Prompt Prompt, Sampling Sampling) Compose(Template template, GridCell cell, int attempt, ExemplarChoice choice,
        Sampling sampling)
    {
        var like = new Request { Id = "", Topic = cell.Topic, Kind = cell.Kind, Instruction = "" };
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["topic"] = cell.Topic,
            ["difficulty"] = cell.Difficulty.Word(),
            ["kind"] = Kinds[(int)cell.Kind],
        };
        return (template.Compose(values, choice.Choose(like, attempt)), sampling with { Seed = sampling.Seed + attempt });
    }

    private Request? Take(string answer, GridCell cell, int round)
    {
        _waterfall.Count(AskKind.Request, cell.Topic, round, Stage.Answered);
        string text = ProposedText.Clean(answer);
        if (ProposedText.Fault(text) is { } fault)
        {
            Refused.Add(new RefusedRequest(text, fault));
            return null;
        }

        _waterfall.Count(AskKind.Request, cell.Topic, round, Stage.Extracted);
        if (_pool.Find(text) is { } near)
        {
            Refused.Add(new RefusedRequest(text, RefusalReason.NearDuplicate)
            {
                CollidedWith = near.Name,
                Jaccard = Math.Round(near.Jaccard, 4),
                Threshold = _options.NearDuplicates,
            });
            return null;
        }

        _waterfall.Count(AskKind.Request, cell.Topic, round, Stage.Unique);
        _waterfall.Count(AskKind.Request, cell.Topic, round, Stage.Kept);
        // Named by what it says: the same request has the same name in every run.
        string id = "new-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        var request = new Request
        {
            Id = id,
            Topic = cell.Topic,
            Difficulty = cell.Difficulty,
            Kind = cell.Kind,
            Instruction = text,
            EntryPoint = ProposedText.NameIn(text)
        };
        _pool.Add(request.Id, text);
        return request;
    }
}
