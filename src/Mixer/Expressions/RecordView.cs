using System.Text.RegularExpressions;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Expressions;

/// <summary>
/// A record as an expression sees it: what is public here, and the signals, which the class that is compiled from a recipe's expressions adds.
/// It looks at one pair at a time, on one thread at a time.
/// </summary>
public abstract class RecordView
{
    private readonly RecordContext _context;
    private readonly SignalValues _signals;
    private Pair? _pair;
    private Judgement? _judged;

    /// <summary>A view of nothing yet.</summary>
    /// <param name="context">What the views of a run share.</param>
    protected RecordView(RecordContext context)
    {
        _context = context;
        _signals = new SignalValues(context.Signals, context.Clock);
    }

    /// <summary>What is asked.</summary>
    public string Instruction { get; private set; } = "";

    /// <summary>The answer.</summary>
    public string Response { get; private set; } = "";

    /// <summary>The source that the pair carries.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The record's id.</summary>
    public string Id { get; private set; } = "";

    /// <summary>How harmful people found it, 0 to 4; null where nobody rated it.</summary>
    public double? Rating { get; private set; }

    /// <summary>How harmless a model found it; null where none was asked.</summary>
    public double? Harmlessness { get; private set; }

    /// <summary>What is known of its verification.</summary>
    public PairVerification Verification { get; private set; } = PairVerification.None;

    /// <summary>What a model thought of it.</summary>
    /// <exception cref="JudgementWantedException">The model was not asked yet: only what an expression comes to is asked about.</exception>
    public Judgement Judged => _judged ??= (_pair is null ? null : _context.Judgements?.Of(_pair)) ?? Judgement.None;

    /// <summary>Whatever else the record has.</summary>
    public MetaView Meta { get; } = new();

    /// <summary>How long the computing of signals has taken so far.</summary>
    internal TimeSpan SpentOnSignals => _signals.Spent;

    /// <summary>Looks at a pair.</summary>
    internal void Move(Pair pair)
    {
        Instruction = pair.Instruction;
        Response = pair.Response;
        Source = pair.Source;
        Id = pair.Id;
        Rating = pair.Rating;
        Harmlessness = pair.Harmlessness;
        Verification = pair.Verification ?? PairVerification.None;
        _pair = pair;
        _judged = null;
        Meta.Fields = pair.Meta;
        _signals.Move(pair);
    }

    /// <summary>A signal that is a number.</summary>
    /// <param name="signal">Its number in the list of signals.</param>
    protected int SignalCount(int signal) => _signals.Count(signal);

    /// <summary>A signal that is true or false.</summary>
    /// <param name="signal">Its number in the list of signals.</param>
    protected bool SignalFlag(int signal) => _signals.Flag(signal);

    /// <summary>A signal that is a word.</summary>
    /// <param name="signal">Its number in the list of signals.</param>
    protected string SignalWord(int signal) => _signals.Word(signal);

    /// <summary>A regular expression of the recipe.</summary>
    /// <param name="pattern">Its number.</param>
    protected Regex Pattern(int pattern) => _context.Patterns[pattern];
}
