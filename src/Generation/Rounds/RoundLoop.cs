using InstructMix.Generation.Asking;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Outputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Requests;
using InstructMix.Generation.Testing;
using InstructMix.Generation.Waterfalls;
using InstructMix.Harness;
using InstructMix.Verifier.Agreement;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation.Rounds;

/// <summary>
/// The rounds of a run: new requests, their tests, answers, verdicts; what was kept becomes exemplars of the next. A round's prompts depend on the whole of the rounds before it and on nothing
/// of its own, so two runs with the same answers write the same bytes.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="given">The given requests.</param>
/// <param name="templates">Compose prompts.</param>
/// <param name="desk">Asks.</param>
/// <param name="judge">Judges answers; null where nobody does.</param>
/// <param name="files">Where all goes.</param>
internal sealed class RoundLoop(
    GenerationOptions options, IReadOnlyList<Request> given, RunTemplates templates, AskingDesk desk, IAnswerJudge? judge,
    AnswerFiles files)
{
    private readonly HashSet<(string Request, ulong Code)> _kept = [];
    private readonly HashSet<string> _shownRequests = [.. given.Select(r => r.Id)];
    private readonly List<Request> _shown = [.. given];
    private readonly Dictionary<string, IReadOnlyList<string>> _tests = new(StringComparer.Ordinal);

    /// <summary>How far all that was asked for has come.</summary>
    public WaterfallTally Waterfall { get; } = new(judge is not null);

    /// <summary>What was kept and dropped.</summary>
    public FinalTally Final { get; } = new();

    /// <summary>For each pair whose fate is settled whether it was kept.</summary>
    public List<bool> Turns { get; } = [];

    /// <summary>The new requests.</summary>
    public IReadOnlyList<Request> New { get; private set; } = [];

    /// <summary>Proposed requests that were not taken.</summary>
    public IReadOnlyList<RefusedRequest> Refused { get; private set; } = [];

    /// <summary>How many tests the model wrote that can be used.</summary>
    public int Tests => _tests.Sum(t => t.Value.Count);

    /// <summary>How many requests lack tests that they should have.</summary>
    public int Untested { get; private set; }

    /// <summary>How many rounds there were.</summary>
    public int Number { get; private set; }

    private bool IsEnough => options.Kept is { } most && Final.Kept >= most;

    /// <summary>Runs.</summary>
    /// <param name="exemplars">The given exemplars.</param>
    /// <param name="cancellation">Stops the run.</param>
    public async Task RunAsync(IReadOnlyList<Exemplar> exemplars, CancellationToken cancellation)
    {
        var shelf = new ExemplarShelf(exemplars);
        var proposer = templates.Request is { } template ? new RequestProposer(desk, template, options, given, Waterfall) : null;
        var writer = templates.Tests is { } tests ? new TestsWriter(desk, tests, options, given, Waterfall) : null;
        var source = new RoundSource(options, given, proposer, judge is not null);
        (New, Refused) = (source.New, proposer?.Refused ?? []);
        while (!IsEnough && await source.NextAsync([.. _shown], cancellation) is { } round)
        {
            Number = round.Number;
            foreach (var request in round.New)
                await AnswerFiles.WriteAsync(files.Requests, request, GenerationJson.Lines.Request, cancellation);
            if (writer is not null) await WriteTestsAsync(writer, round, cancellation);
            await AnswerAsync(round, shelf, cancellation);
            shelf.Close();
        }

        foreach (var refused in Refused)
            await AnswerFiles.WriteAsync(files.Refused, refused, GenerationJson.Lines.RefusedRequest, cancellation);
    }

    private async Task WriteTestsAsync(TestsWriter writer, Round round, CancellationToken cancellation)
    {
        var written = await writer.WriteAsync(round.Requests, round.Number, cancellation);
        foreach (var request in round.Requests.Where(r => r.Tests is not { Count: > 0 }))
        {
            var own = written.GetValueOrDefault(request.Id, []);
            if (own.Count == 0) Untested++;
            _tests[request.Id] = own;
            await files.Tests!.WriteAsync(ModelTestLines.Line(new ModelTests { Request = request.Id, Tests = own, Model = desk.Model }),
                cancellation);
        }
    }

    private async Task AnswerAsync(Round round, ExemplarShelf shelf, CancellationToken cancellation)
    {
        var prompts = new FewShotPrompt(new ExemplarChoice(shelf.All, options.Shots, options.Sampling.Seed ?? 0), templates.Answer);
        var chains = new AnswerChains(desk, prompts, templates.Repair, options, judge, round.Number);
        var waiting = new List<AnswerChain>();
        await foreach (var chain in chains.RunAsync(round.Plan, cancellation))
        {
            if (judge is not null && _tests.Count > 0) waiting.Add(chain);
            else await SettleAsync(chain, round.Number, shelf, cancellation);
            if (IsEnough) return;
        }

        foreach (var chain in await AgreedAsync(waiting, cancellation))
        {
            await SettleAsync(chain, round.Number, shelf, cancellation);
            if (IsEnough) return;
        }
    }

    /// <summary>The chains with what the model's tests say of those answers that nobody else's tests judge.</summary>
    private async Task<IReadOnlyList<AnswerChain>> AgreedAsync(List<AnswerChain> chains, CancellationToken cancellation)
    {
        var open = chains.SelectMany(c => c.Links)
            .Where(l => l.Pair is { } pair && pair.Verification.Outcome.IsKept() && l.Candidate!.Tests is not { Count: > 0 })
            .Select(l => l.Pair!).ToList();
        var testable = open.Where(p => TestsOf(p).Count > 0).Select(p => p.Candidate.Id).ToHashSet(StringComparer.Ordinal);
        var answers = chains.SelectMany(c => c.Links).Select(l => l.Candidate).OfType<Candidate>().Where(c => testable.Contains(c.Id))
            .ToList();
        var judged = answers.Count > 0 ? await judge!.AgreeAsync(answers, _tests, cancellation) : [];
        var by = judged.Concat(open.Where(p => TestsOf(p).Count == 0).Select(Unproved))
            .ToDictionary(p => p.Candidate.Id, StringComparer.Ordinal);
        return [.. chains.Select(c =>
            c with { Links = [.. c.Links.Select(l =>
            l.Candidate is { } candidate && by.TryGetValue(candidate.Id, out var pair) ? l with { Pair = pair } : l)] })];
    }

    private IReadOnlyList<string> TestsOf(KeptPair pair) => _tests.GetValueOrDefault(ProblemName.Of(pair.Candidate), []);

    private static KeptPair Unproved(KeptPair pair) => pair with
    {
        Verification = pair.Verification with
        {
            Outcome = Outcome.Unproved,
            Where = "stub",
            Detail = "no test that the model wrote for its request can be used, so nothing proves it",
        },
    };

    /// <summary>Writes what came of a sample, up to the pair that is the last one wanted.</summary>
    private async Task SettleAsync(AnswerChain chain, int round, ExemplarShelf shelf, CancellationToken cancellation)
    {
        var request = chain.Planned.Request;
        foreach (var link in chain.Links)
        {
            if (IsEnough) return;
            void Count(Stage stage) => Waterfall.Count(link.Kind, request.Topic, round, stage);
            Count(Stage.Requested);
            if (link.Candidate is not { } candidate) continue;
            Count(Stage.Answered);
            await files.Candidates.WriteAsync(CandidateJson.Line(candidate), cancellation);
            if (link.Pair is not { } pair) continue;
            var (verification, code) = (pair.Verification, pair.Candidate.Code);
            if (code is not null) Count(Stage.Extracted);
            var level = verification.Level > link.Reached ? verification.Level : link.Reached;
            if (level >= Level.Compiled) Count(Stage.Compiled);
            if (level >= Level.Defined) Count(Stage.Ran);
            if (verification.Outcome.IsKept())
            {
                Count(Stage.Passed);
                if (!_kept.Add((request.Id, judge!.Fold(code!))))
                {
                    Final.AddCopy();
                    continue;
                }

                Count(Stage.Unique);
                Count(Stage.Kept);
                // The given ones are shown from the first.
                if (_shownRequests.Add(request.Id)) _shown.Add(request);
                shelf.Offer(request, pair);
            }

            Final.Add(verification);
            Turns.Add(verification.Outcome.IsKept());
            desk.Tell(new GenerationEvent.Settled(candidate.Id, verification.Outcome.IsKept()));
            await (verification.Outcome.IsKept() ? files.Kept : files.Rejects)!.WriteAsync(CandidateJson.Line(pair), cancellation);
        }
    }
}
