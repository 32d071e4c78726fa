using System.Globalization;
using InstructMix.Generation.Asking;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;
using InstructMix.Generation.Waterfalls;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Generation.Testing;

/// <summary>Asks a model for tests of requests that have none. The model does not see an answer, and whoever answers does not see the tests.</summary>
/// <param name="desk">Asks.</param>
/// <param name="template">Composes prompts, of the kind <see cref="TemplateKind.Tests"/>.</param>
/// <param name="options">What to do.</param>
/// <param name="given">The requests that there are; those with tests are exemplars.</param>
/// <param name="waterfall">Counts.</param>
internal sealed class TestsWriter(
    AskingDesk desk, Template template, GenerationOptions options, IReadOnlyList<Request> given, WaterfallTally waterfall)
{
    // So many in one answer: later ones of a long list are copies of the first.
    private const int MostAtOnce = 10;
    private const int MostShown = 5;

    private readonly ExemplarChoice _choice = Choice(given, options.Shots, options.Sampling.Seed ?? 0);

    /// <summary>Asks for tests.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="round">The round, from 1.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The tests by request; a request whose name nobody knows, or whose tests cannot be used, has none.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> WriteAsync(
        IReadOnlyList<Request> requests, int round, CancellationToken cancellation)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var asks = Asks(requests, options.Tests);
        await foreach (var (request, tests, isAsked) in asks.SelectInOrderAsync(desk.Jobs,
            (a, token) => AskAsync(a.Request, a.Part, round, token), cancellation))
        {
            if (isAsked) waterfall.Count(AskKind.Tests, request.Topic, round, Stage.Requested);
            if (tests is null) continue;
            waterfall.Count(AskKind.Tests, request.Topic, round, Stage.Answered);
            if (tests.Count > 0) waterfall.Count(AskKind.Tests, request.Topic, round, Stage.Extracted);
            found[request.Id] = [.. found.GetValueOrDefault(request.Id, []).Concat(tests).Distinct(StringComparer.Ordinal)
                .Take(options.Tests)];
        }

        return found;
    }

    /// <summary>In how many lists so many tests are asked for.</summary>
    /// <param name="tests">How many tests.</param>
    public static int Parts(int tests) => (tests + MostAtOnce - 1) / MostAtOnce;

    /// <summary>The lists that are asked for: those of requests that have no tests, and a name by which tests find the answer.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="tests">How many tests are wanted of each.</param>
    public static IEnumerable<(Request Request, int Part)> Asks(IEnumerable<Request> requests, int tests) =>
        from request in requests
        where request.Tests is not { Count: > 0 } && request.EntryPoint is not null
        from part in Enumerable.Range(0, Parts(tests))
        select (request, part);

    /// <summary>What is sent for tests.</summary>
    /// <param name="template">The template.</param>
    /// <param name="request">The request.</param>
    /// <param name="part">Which part of its tests, from 0.</param>
    /// <param name="choice">Chooses exemplars.</param>
    /// <param name="options">What decides prompts.</param>
    /// <param name="tests">How many tests are wanted in all.</param>
    public static (Prompt Prompt, Sampling Sampling) Compose(
        Template template, Request request, int part, ExemplarChoice choice, PromptOptions options, int tests)
    {
        int count = Math.Min(MostAtOnce, tests - (part * MostAtOnce));
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["request"] = request.Question(),
            ["count"] = count.ToString(CultureInfo.InvariantCulture),
        };
        return (template.Compose(values, choice.Choose(request, part)), options.Sampling with { Seed = options.Sampling.Seed + part });
    }

    /// <summary>Chooses exemplars among requests with tests.</summary>
    /// <param name="given">Requests.</param>
    /// <param name="shots">How many to take.</param>
    /// <param name="seed">The seed of the run.</param>
    public static ExemplarChoice Choice(IEnumerable<Request> given, int shots, long seed) => new(
        [
            .. given.Select(r =>
            (Request: r, Tests: (r.Tests ?? [])
                .Where(t => t.StartsWith("assert ", StringComparison.Ordinal) && !t.Contains('\n', StringComparison.Ordinal)).Take(MostShown).ToList()))
                .Where(r => r.Tests.Count > 0)
                .Select(r => new Exemplar
                {
                    Id = r.Request.Id,
                    Topic = r.Request.Topic,
                    Kind = r.Request.Kind,
                    Instruction = r.Request.Question(),
                    Response = "",
                    Tests = r.Tests,
                }),
        ],
        shots, seed);

    private async Task<(Request Request, IReadOnlyList<string>? Tests, bool IsAsked)> AskAsync(
        Request request, int part, int round, CancellationToken cancellation)
    {
        var (prompt, sampling) = Compose(template, request, part, _choice, options, options.Tests);
        var ask = new Ask(AskKind.Tests, string.Create(CultureInfo.InvariantCulture, $"{request.Id}/tests-{part}"), part, request.Topic, round);
        var asked = await desk.WaitAndAskAsync(ask, prompt, sampling, cancellation);
        return (request, asked.Entry is { } entry ? TestStatements.In(entry.Response, request.EntryPoint!) : null,
            asked.Entry is not null || asked.Failure is not null);
    }
}
