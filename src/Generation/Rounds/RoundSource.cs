using InstructMix.Generation.Asking;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Requests;

namespace InstructMix.Generation.Rounds;

/// <summary>Divides a run into rounds. All answers to a request belong to one round, where they stand together.</summary>
/// <param name="options">What to do.</param>
/// <param name="given">The given requests, which come first.</param>
/// <param name="proposer">Has new ones proposed; null for none.</param>
/// <param name="isJudged">Whether answers are judged: else there is nothing to learn from a round, and one is all.</param>
internal sealed class RoundSource(GenerationOptions options, IReadOnlyList<Request> given, RequestProposer? proposer, bool isJudged)
{
    private readonly int _size = isJudged && options.Round > 0 ? options.Round : int.MaxValue;
    private int _given;
    private int _left = options.Count;
    private int _position;

    /// <summary>The new requests so far.</summary>
    public List<Request> New { get; } = [];

    /// <summary>How many rounds there were.</summary>
    public int Number { get; private set; }

    /// <summary>How many answers each request gets where they stand together.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="given">How many requests are given.</param>
    public static int SamplesOf(GenerationOptions options, int given) =>
        options.Samples ?? Math.Max(1,
            (int)(((long)options.Count + given + options.NewRequests - 1) / Math.Max(1, given + options.NewRequests)));

    /// <summary>How many answers the run asks for.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="given">How many requests are given.</param>
    public static int PlannedOf(GenerationOptions options, int given) =>
        options.IsByRequest ? (int)Math.Min(options.Count, (long)SamplesOf(options, given) * (given + options.NewRequests)) : options.Count;

    /// <summary>The answers to given requests that the run asks for, in their order.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="given">The given requests.</param>
    public static IEnumerable<PlannedSample> Given(GenerationOptions options, IReadOnlyList<Request> given) => options.IsByRequest
        ? given.SelectMany(r => Enumerable.Range(0, SamplesOf(options, given.Count)).Select(s => new PlannedSample(r, s)))
        .Take(PlannedOf(options, given.Count))
        : GenerationPlan.RoundRobin(given, options.Count);

    /// <summary>The next round; null where there is none.</summary>
    /// <param name="shown">The requests from which exemplars of new ones are chosen.</param>
    /// <param name="cancellation">Stops the asking.</param>
    public async Task<Round?> NextAsync(IReadOnlyList<Request> shown, CancellationToken cancellation)
    {
        if (_left <= 0) return null;
        Number++;
        if (!options.IsByRequest)
        {
            var plan = GenerationPlan.RoundRobin(given, options.Count).Skip(_position).Take(Math.Min(_size, _left));
            int taken = Math.Min(_size, _left);
            (_position, _left) = (_position + taken, _left - taken);
            return new Round(Number, Number == 1 ? given : [], [], plan);
        }

        int samples = SamplesOf(options, given.Count);
        int wanted = (int)Math.Min(Math.Max(1, _size / samples), ((long)_left + samples - 1) / samples);
        var requests = given.Skip(_given).Take(wanted).ToList();
        _given += requests.Count;
        int lacking = Math.Min(wanted - requests.Count, options.NewRequests - New.Count);
        IReadOnlyList<Request> proposed = [];
        if (lacking > 0 && proposer is not null)
        {
            proposed = await proposer.ProposeAsync(lacking, shown, Number, cancellation);
            New.AddRange(proposed);
            requests.AddRange(proposed);
        }

        if (requests.Count == 0) return null;
        PlannedSample[] planned = [.. requests.SelectMany(r => Enumerable.Range(0, samples).Select(s => new PlannedSample(r, s)))
            .Take(_left)];
        _left -= planned.Length;
        return new Round(Number, requests, proposed, planned);
    }
}
