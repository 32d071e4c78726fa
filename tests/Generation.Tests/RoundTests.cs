using System.Collections.Concurrent;
using System.Text.Json;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Inputs;
using InstructMix.Harness;
using InstructMix.Tests.Shared;
using InstructMix.Tests.Shared.Http;
using InstructMix.Verifier.Candidates;
using Microsoft.AspNetCore.Http;

namespace InstructMix.Generation.Tests;

public sealed class RoundTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_a_round_keeps_is_shown_in_the_next_and_not_before()
    {
        await using var server = await CompletionServer.StartAsync();
        var options = Options(server, 12) with { Round = 4, Shots = 2 };
        var judge = new JudgeOfIds(id => !id.StartsWith("r1/", StringComparison.Ordinal));

        var summary = await RunAsync(options, Given.Requests(4), judge, [Given.Exemplar("own", "text")]);

        summary.Should().BeEquivalentTo(new { Rounds = 3, Kept = 9L, Copies = 0L });
        var shots = Records("out.jsonl").ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("meta").GetProperty("shots").EnumerateArray().Select(s => s.GetString()).ToArray());
        foreach (string id in new[] { "r0/0", "r1/0", "r2/0", "r3/0" }) shots[id].Should().Equal("own");
        foreach (string id in new[] { "r0/1", "r1/1", "r2/1", "r3/1" })
            shots[id].Should().HaveCount(2).And.OnlyContain(s => s == "own" || s == "r0/0" || s == "r2/0" || s == "r3/0", "r1's did not pass");
        shots["r0/1"].Should().NotContain("r0/0", "a request's own answer must not be shown to it");
        shots["r0/1"].Should().Contain("r2/0", "what is nearest in kind comes first");
    }

    [Fact]
    public async Task A_model_that_proposes_the_same_again_and_again_is_asked_no_more()
    {
        int proposals = 0;
        await using var server = await CompletionServer.StartAsync((context, call) =>
        {
            bool isProposal = call.Json.ToString().Contains("You write programming tasks");
            if (isProposal) Interlocked.Increment(ref proposals);
            return context.Response.WriteAsync(CompletionServer.Completion(isProposal ? "Write `same(x)`, which always says the same, whatever is asked." : "def same(x): ..."));
        });
        var options = Options(server, 40) with { NewRequests = 10, Samples = 1 };

        var summary = await RunAsync(options, Given.Requests(2));

        proposals.Should().Be(1 + 40, "forty without anything new are enough");
        summary.NewRequests.Should().Be(1);
        summary.RefusedRequests!["near_duplicate"].Should().Be(40);
        Records("out.jsonl").Should().HaveCount(3);
        var refused = Records("out.refused.jsonl")[0];
        refused.GetProperty("collided_with").GetString().Should().StartWith("new-");
        refused.GetProperty("jaccard").GetDouble().Should().Be(1);
        refused.GetProperty("threshold").GetDouble().Should().Be(0.5);
        var request = Records("out.requests.jsonl").Single();
        request.GetProperty("entry_point").GetString().Should().Be("same");
        request.GetProperty("topic").GetString().Should().BeOneOf("text", "numbers");
    }

    [Theory]
    [InlineData("1. **Request:** Write `f(x)`, which doubles the number x.", "Write `f(x)`, which doubles the number x.")]
    [InlineData("Hm, a stack.</thinking>\nWrite a class `Stack`, last in and first out.", "Write a class `Stack`, last in and first out.")]
    [InlineData("<think>Hm.</think>\n\"Write a class `Stack`, last in and first out.\"", "Write a class `Stack`, last in and first out.")]
    [InlineData("Given `text`, write `count(text)`, which counts its words.\n\nUse this signature:\n\ndef count(text: str) -> int:", "Given `text`, write `count(text)`, which counts its words.\n\nUse this signature:\n\ndef count(text: str) -> int:")]
    [InlineData("Write a function that doubles a number.", null)]
    [InlineData("Write `f`.", null)]
    [InlineData("Write `f(x)`, which doubles x:\n```python\ndef f(x):\n    return 2 * x\n```", null)]
    public async Task A_proposal_is_read_without_what_models_put_around_it(string said, string? instruction)
    {
        await using var server = await CompletionServer.SayingAsync(said);

        await RunAsync(Options(server, 2) with { NewRequests = 1, Samples = 1 }, Given.Requests(1));

        Records("out.requests.jsonl").Select(r => r.GetProperty("instruction").GetString()).Should().Equal(instruction is null ? [] : [instruction]);
        if (instruction is not null) Records("out.requests.jsonl")[0].GetProperty("entry_point").GetString().Should().BeOneOf("f", "Stack", "count");
    }

    [Fact]
    public async Task A_failing_answer_goes_back_with_its_error_as_often_as_it_may()
    {
        await using var server = await CompletionServer.StartAsync();
        var judge = new JudgeOfIds(id => id.EndsWith("repair-2", StringComparison.Ordinal));

        var summary = await RunAsync(Options(server, 2) with { Repair = 3 }, Given.Requests(2), judge);

        Records("out.jsonl").Select(r => r.GetProperty("id").GetString()).Should().Equal("r0/0", "r0/0-repair-1", "r0/0-repair-2", "r1/0", "r1/0-repair-1", "r1/0-repair-2");
        var kept = Records("out.kept.jsonl")[0].GetProperty("meta");
        kept.GetProperty("repair").GetInt32().Should().Be(2);
        kept.GetProperty("repairs").GetString().Should().Be("r0/0-repair-1");
        server.Calls.Count(c => c.Json.ToString().Contains("error: it raised NameError")).Should().Be(4);
        summary.Waterfall!.Templates.Single(t => t.Name == "repair").Stages["requested"].Should().Be(4);
        summary.Answered.Should().Be(2, "repairs are counted apart");
    }

    [Fact]
    public async Task What_the_sandbox_did_is_not_the_models_to_repair()
    {
        await using var server = await CompletionServer.StartAsync();

        var summary = await RunAsync(Options(server, 2) with { Repair = 3 }, Given.Requests(2), new JudgeOfIds(_ => false, Outcome.SandboxFault));

        server.Calls.Should().HaveCount(2);
        summary.Verified!.Undecided.Should().Be(2);
    }

    [Fact]
    public async Task Several_answers_come_of_one_request_where_the_server_has_n()
    {
        await using var server = await CompletionServer.StartAsync((context, call) => context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            choices = Enumerable.Range(0, call.Json.GetProperty("n").GetInt32()).Select(i => new { index = i, message = new { content = $"choice {i}" }, finish_reason = "stop" }),
            usage = new { prompt_tokens = 100, completion_tokens = 20 },
        })));
        var options = Options(server, 8) with { Samples = 4, Choices = 4 };

        var summary = await RunAsync(options, Given.Requests(2));

        server.Calls.Should().HaveCount(2).And.OnlyContain(c => c.Json.GetProperty("n").GetInt32() == 4);
        summary.Should().BeEquivalentTo(new { Answered = 8, PromptTokens = 200, CompletionTokens = 40 });
        Records("out.jsonl").Select(r => $"{r.GetProperty("id")} {r.GetProperty("response")}").Should().Equal(
            Enumerable.Range(0, 8).Select(i => $"r{i / 4}/{i % 4} choice {i % 4}"));
        Records("out.jsonl")[2].GetProperty("meta").GetProperty("n").GetInt32().Should().Be(4);
        (await RunAsync(options, Given.Requests(2))).Should().BeEquivalentTo(new { Resumed = 8, Answered = 0 });
        server.Calls.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_without_n_is_asked_one_by_one(bool refuses)
    {
        await using var server = await CompletionServer.StartAsync((context, call) =>
        {
            if (!refuses || !call.Json.TryGetProperty("n", out _)) return CompletionServer.EchoAsync(context, call);
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync("""{"error": {"message": "n is not known here"}}""");
        });

        var summary = await RunAsync(Options(server, 6) with { Samples = 3, Choices = 3 }, Given.Requests(2));

        summary.Should().BeEquivalentTo(new { Answered = 6, Failed = 0 });
        server.Calls.Should().HaveCount(refuses ? 8 : 6);
        Records("out.jsonl").Should().HaveCount(6);
        Records("out.jsonl")[1].GetProperty("meta").TryGetProperty("n", out _).Should().BeFalse();
    }

    private IReadOnlyList<JsonElement> Records(string name) => _folder.Records(name);

    private GenerationOptions Options(CompletionServer server, int count) => new()
    {
        Output = _folder["out.jsonl"],
        Count = count,
        Endpoint = EndpointAddress.Parse(server.Address),
        Model = "tiny",
        Jobs = 2,
        Sampling = new Sampling { Seed = 3 },
    };

    private Task<GenerationSummary> RunAsync(GenerationOptions options, IReadOnlyList<Request> requests, IAnswerJudge? judge = null, IReadOnlyList<Exemplar>? exemplars = null) =>
        new GenerationRun(_http, TimeProvider.System, new Random(1)).RunAsync(options, requests, exemplars ?? Given.Exemplars(), judge: judge);

    /// <summary>A judge that goes by ids alone.</summary>
    private sealed class JudgeOfIds(Func<string, bool> passes, Outcome otherwise = Outcome.Error) : IAnswerJudge
    {
        private readonly ConcurrentDictionary<string, ulong> _codes = new();

        public Task<KeptPair> JudgeAsync(Candidate candidate, CancellationToken cancellation)
        {
            bool isGood = passes(candidate.Id);
            return Task.FromResult(new KeptPair(candidate with { Code = candidate.Id }, new Verification
            {
                Outcome = isGood ? Outcome.Passed : otherwise,
                Level = isGood ? Level.Tested : Level.Compiled,
                Python = "3.11",
                Image = "",
                Runner = "",
                Stub = StubKind.Tests,
                Seconds = 1,
                At = "2026-11-26",
                Where = isGood ? null : "candidate",
                Detail = isGood ? null : "it raised NameError",
            }));
        }

        public Task<IReadOnlyList<KeptPair>> AgreeAsync(
            IReadOnlyList<Candidate> answers, IReadOnlyDictionary<string, IReadOnlyList<string>> tests, CancellationToken cancellation) => throw new NotSupportedException();

        public ulong Fold(string code) => _codes.GetOrAdd(code, _ => (ulong)_codes.Count);
    }
}
