using System.Collections.Concurrent;
using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Inputs;
using InstructMix.Tests.Shared;
using InstructMix.Tests.Shared.Http;
using Microsoft.AspNetCore.Http;
using static InstructMix.Tests.Shared.Http.CompletionServer;

namespace InstructMix.Generation.Tests;

public sealed class GenerationRunTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentQueue<GenerationEvent> _events = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task I_can_generate_candidates_from_requests()
    {
        await using var server = await StartAsync();
        Request[] requests = [.. Given.Requests(2), new() { Id = "r2", Topic = "text", Instruction = "Reverse a text.", EntryPoint = "flip", Tests = ["assert flip('ab') == 'ba'"] }];
        var options = Options(server, 4) with { Sampling = new Sampling { Temperature = 0.7, Seed = 100 }, Shots = 2 };

        var summary = await RunAsync(options, requests);

        summary.Should().BeEquivalentTo(new
        {
            Planned = 4,
            Asked = 4,
            Answered = 4,
            Resumed = 0,
            Failed = 0,
            Retries = 0,
            PromptTokens = 40,
            CompletionTokens = 20,
            options.Output,
            Journal = options.Output + ".journal",
        });
        var lines = Lines(options.Output);
        lines.Select(l => l.GetProperty("id").GetString()).Should().Equal("r0/0", "r1/0", "r2/0", "r0/1");
        var third = lines[2];
        third.GetProperty("instruction").GetString().Should().Be("Reverse a text.");
        third.GetProperty("response").GetString().Should().StartWith("Answer to: Reverse a text.");
        third.GetProperty("source").GetString().Should().Be("python_code");
        third.GetProperty("entry_point").GetString().Should().Be("flip");
        third.GetProperty("tests")[0].GetString().Should().Be("assert flip('ab') == 'ba'");
        var meta = lines[3].GetProperty("meta");
        meta.GetProperty("model").GetString().Should().Be("tiny");
        meta.GetProperty("prompt_digest").GetString().Should().MatchRegex("^sha256:[0-9a-f]{64}$");
        meta.GetProperty("api").GetString().Should().Be("chat");
        meta.GetProperty("temperature").GetDouble().Should().Be(0.7);
        meta.TryGetProperty("top_p", out _).Should().BeFalse();
        meta.GetProperty("max_tokens").GetInt32().Should().Be(1024);
        meta.GetProperty("seed").GetInt64().Should().Be(101, "sample 1 has a seed of its own");
        meta.GetProperty("shots").GetArrayLength().Should().Be(2);
        meta.GetProperty("finish_reason").GetString().Should().Be("stop");
        meta.GetProperty("request").GetString().Should().Be("r0");
    }

    [Fact]
    public async Task Base_models_are_asked_with_a_transcript()
    {
        await using var server = await StartAsync();
        var options = Options(server, 2) with { Api = Api.Completions };

        await RunAsync(options, Given.Requests(2));

        server.Calls.Should().OnlyContain(c => c.Path == "/v1/completions");
        Lines(options.Output)[1].GetProperty("response").GetString().Should().Be("Answer to: Write function 1.");
    }

    [Fact]
    public async Task No_more_answers_are_asked_for_at_once_than_there_are_jobs()
    {
        const int jobs = 3;
        int arrived = 0;
        var full = new TaskCompletionSource();
        await using var server = await StartAsync(async (context, call) =>
        {
            if (Interlocked.Increment(ref arrived) >= jobs) full.TrySetResult();
            await full.Task.WaitAsync(Patience); // the first ones wait for each other: as many as that are really under way
            await Task.Delay(10);
            await EchoAsync(context, call);
        });

        var summary = await RunAsync(Options(server, 20) with { Jobs = jobs }, Given.Requests(20));

        summary.Answered.Should().Be(20);
        server.MostInFlight.Should().Be(jobs);
    }

    [Fact]
    public async Task Candidates_stand_in_the_order_of_the_plan_whatever_the_order_of_the_answers()
    {
        int others = 0;
        var last = new TaskCompletionSource();
        await using var server = await StartAsync(async (context, call) =>
        {
            if (call.Question.Contains("function 0")) await last.Task.WaitAsync(Patience);
            else if (Interlocked.Increment(ref others) == 7) last.SetResult();
            await EchoAsync(context, call);
        });
        var options = Options(server, 8) with { Jobs = 2 };

        await RunAsync(options, Given.Requests(8));

        _events.OfType<GenerationEvent.Answered>().Take(6).Should().NotContain(e => e.Planned.Id == "r0/0", "its answer came after those");
        Ids(options.Output).Should().Equal(Enumerable.Range(0, 8).Select(i => $"r{i}/0"));
    }

    [Fact]
    public async Task A_request_that_fails_for_good_is_a_problem_and_the_others_go_on()
    {
        await using var server = await StartAsync((context, call) =>
        {
            if (!call.Question.Contains("function 1")) return EchoAsync(context, call);
            context.Response.StatusCode = 500;
            return context.Response.WriteAsJsonAsync(new { error = new { message = "cannot" } });
        });
        var options = Options(server, 4);

        var summary = await RunAsync(options, Given.Requests(4));

        summary.Should().BeEquivalentTo(new { Asked = 4, Answered = 3, Failed = 1, Retries = 5 });
        _events.OfType<GenerationEvent.Failed>().Single().Problem.ToString().Should().StartWith("r1/0: the server failed (500: cannot), 6 times; ");
        Ids(options.Output).Should().Equal("r0/0", "r2/0", "r3/0");
    }

    [Fact]
    public async Task A_budget_ends_the_run_with_what_it_has_and_a_larger_one_goes_on()
    {
        await using var server = await StartAsync();
        var options = Options(server, 20) with { Jobs = 2, Budget = new BudgetLimits { MaxTokens = 90, PriceIn = 1, PriceOut = 2 } };

        var summary = await RunAsync(options, Given.Requests(20));

        // An answer costs 15 tokens: the sixth spends the budget, and one more may be under way then.
        summary.Answered.Should().BeInRange(6, 7);
        summary.Should().BeEquivalentTo(new { Failed = 0, LeftOut = 20 - summary.Answered, options.Output, Cost = summary.Answered * 20m / 1_000_000 });
        Ids(options.Output).Should().HaveCount(summary.Answered);

        var again = await RunAsync(options, Given.Requests(20));
        again.Should().BeEquivalentTo(new { Asked = 0, Resumed = summary.Answered }, "what the journal has was paid for already");

        var more = await RunAsync(options with { Budget = new BudgetLimits { MaxTokens = 1000 } }, Given.Requests(20));
        more.Should().BeEquivalentTo(new { Resumed = summary.Answered, LeftOut = 0, Answered = 20 - summary.Answered });
        server.Calls.Should().HaveCount(20);
    }

    [Fact]
    public async Task A_budget_counts_tokens_itself_where_the_server_does_not()
    {
        await using var server = await StartAsync((context, _) => context.Response.WriteAsync("""{"choices": [{"message": {"content": "one two three"}}]}"""));
        var options = Options(server, 20) with { Jobs = 1, Shots = 0, Budget = new BudgetLimits { MaxTokens = 1000 } };

        var summary = await new GenerationRun(_http, new HastyTime(Patience), new Random(1), text => text.Length).RunAsync(options, Given.Requests(20), []);

        summary.Answered.Should().BeLessThan(4).And.BeGreaterThan(0);
        File.ReadAllLines(options.Journal).Should().OnlyContain(l => l.Contains("\"counted\":true") && l.Contains("\"completion_tokens\":13"));
    }

    [Fact]
    public async Task Empty_answers_are_counted_and_never_kept()
    {
        await using var server = await StartAsync((context, call) => context.Response.WriteAsync(
            call.Question.Contains("function 1") ? """{"choices": [{"message": {"content": ""}, "finish_reason": "stop"}]}"""
            : Completion("def f(): ...", call.Question.Contains("function 2") ? "length" : "stop")));
        var options = Options(server, 4);

        var summary = await RunAsync(options, Given.Requests(4));

        summary.Should().BeEquivalentTo(new { Answered = 3, Failed = 1, Empty = 1, Refused = 0, CutOff = 1 });
        File.ReadAllLines(options.Journal).Should().HaveCount(3);
        (await RunAsync(options, Given.Requests(4))).Should().BeEquivalentTo(new { Resumed = 3, Empty = 1, CutOff = 1 });
    }

    [Fact]
    public async Task A_request_under_another_id_is_not_paid_for_again()
    {
        await using var server = await StartAsync();
        var options = Options(server, 3) with { Shots = 0 };
        await RunAsync(options, Given.Requests(3));

        var summary = await RunAsync(options, [.. Given.Requests(3).Select(r => r with { Id = $"new-{r.Id}" })]);

        summary.Resumed.Should().Be(3);
        Ids(options.Output).Should().Equal("new-r0/0", "new-r1/0", "new-r2/0");
    }

    [Fact]
    public async Task A_model_that_is_not_there_costs_nothing()
    {
        await using var server = await StartAsync();
        server.Models = ["small"];

        var running = () => RunAsync(Options(server, 8), Given.Requests(8));

        (await running.Should().ThrowAsync<UnusableInputException>()).Which.Message.Should().Contain("has no model \"tiny\"; it has small; correct --model");
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_sends_nothing_and_says_what_the_run_would_cost()
    {
        await using var server = await StartAsync();
        var options = Options(server, 8) with { Shots = 0, Sampling = new Sampling { MaxTokens = 100 }, Budget = new BudgetLimits { PriceIn = 1, PriceOut = 2 } };
        var run = new GenerationRun(_http, new HastyTime(Patience), new Random(1), text => text.Split(' ').Length);

        var before = await run.ForecastAsync(options, Given.Requests(4), []);
        before.Should().BeEquivalentTo(new { Candidates = 8, Journal = 0, Calls = 8, CompletionTokens = 800, TokensBy = "limit", PromptTokensBy = "o200k_base", Spent = 0 });
        before.Cost.Should().Be((before.PromptTokens + 1600m) / 1_000_000);
        server.Calls.Should().BeEmpty();
        File.Exists(options.Journal).Should().BeFalse();

        await RunAsync(options with { Count = 4 }, Given.Requests(4));
        var after = await run.ForecastAsync(options, Given.Requests(4), []);
        after.Should().BeEquivalentTo(new { Candidates = 8, Journal = 4, Calls = 4, PromptTokens = 40, CompletionTokens = 20, TokensBy = "usage", Spent = 60 });
        server.Calls.Should().HaveCount(4);
    }

    [Fact]
    public async Task Five_hundred_answers_can_be_asked_for_at_once()
    {
        const int jobs = 500;
        int arrived = 0;
        var full = new TaskCompletionSource();
        await using var server = await StartAsync(async (context, call) =>
        {
            if (Interlocked.Increment(ref arrived) >= jobs) full.TrySetResult();
            await full.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await EchoAsync(context, call);
        });
        var options = Options(server, 1000) with { Jobs = jobs };

        var summary = await RunAsync(options, Given.Requests(1000));

        summary.Answered.Should().Be(1000);
        server.MostInFlight.Should().Be(jobs);
        Ids(options.Output).Should().Equal(Enumerable.Range(0, 1000).Select(i => $"r{i}/0"));
    }

    [Fact]
    public async Task Where_every_request_fails_the_output_stays_as_it_was()
    {
        await using var server = await StartAsync((context, _) => context.Response.WriteAsync("{"));
        var options = Options(server, 3);
        await File.WriteAllTextAsync(options.Output, "precious");

        var summary = await RunAsync(options, Given.Requests(3));

        summary.Should().BeEquivalentTo(new { Failed = 3, Output = (string?)null });
        (await File.ReadAllTextAsync(options.Output)).Should().Be("precious");
    }

    [Fact]
    public async Task A_refused_key_ends_the_run_instead_of_failing_every_request()
    {
        await using var server = await StartAsync((context, _) =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync("");
        });
        var running = async () => await RunAsync(Options(server, 500) with { Jobs = 4 }, Given.Requests(500));

        (await running.Should().ThrowAsync<UnusableInputException>()).WithMessage("the server wants a key (401: Unauthorized); put a valid key into the environment variable OPENAI_API_KEY*");
        server.Calls.Count.Should().BeLessThan(50);
        File.Exists(_folder["out.jsonl"]).Should().BeFalse();
        File.Exists(_folder["out.jsonl.partial"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_run_that_was_cancelled_midway_takes_up_where_it_stopped()
    {
        await using var server = await StartAsync();
        var requests = Given.Requests(5);
        var options = Options(server, 12) with { Sampling = new Sampling { Seed = 5 } };
        await RunAsync(options with { Output = _folder["undisturbed.jsonl"] }, requests);
        using var stop = new CancellationTokenSource();

        var first = async () => await RunAsync(options, requests, summary => { if (summary.Answered == 4) stop.Cancel(); }, stop.Token);
        await first.Should().ThrowAsync<OperationCanceledException>();
        File.Exists(options.Output).Should().BeFalse();
        int had = (await File.ReadAllLinesAsync(options.Journal)).Length;
        await File.AppendAllTextAsync(options.Journal, """{"key":"0123","id":"r9/0","resp"""); // the kill came in the middle of a line
        await using var restarted = await StartAsync(); // on another port
        var summary = await RunAsync(options with { Endpoint = EndpointAddress.Parse(restarted.Address) }, requests);

        had.Should().BeInRange(4, 11);
        summary.Should().BeEquivalentTo(new { Planned = 12, Resumed = had, Answered = 12 - had, Failed = 0 });
        restarted.Calls.Should().HaveCount(12 - had);
        (await File.ReadAllBytesAsync(options.Output)).Should().Equal(await File.ReadAllBytesAsync(_folder["undisturbed.jsonl"]));
    }

    [Fact]
    public async Task A_finished_run_can_be_made_longer_and_asks_only_for_what_is_new()
    {
        await using var server = await StartAsync();
        await RunAsync(Options(server, 4), Given.Requests(3));

        var summary = await RunAsync(Options(server, 7), Given.Requests(3));

        summary.Should().BeEquivalentTo(new { Resumed = 4, Answered = 3 });
        Ids(_folder["out.jsonl"]).Should().HaveCount(7);
    }

    [Fact]
    public async Task A_journal_of_other_settings_is_told_before_anything_is_paid_for()
    {
        await using var server = await StartAsync();
        await RunAsync(Options(server, 3), Given.Requests(3));
        byte[] before = await File.ReadAllBytesAsync(Options(server, 3).Journal);

        var running = async () => await RunAsync(Options(server, 3) with { Sampling = new Sampling { Temperature = 0.1 } }, Given.Requests(3));

        (await running.Should().ThrowAsync<UnusableInputException>()).WithMessage("*out.jsonl.journal: has 3 answers, and none to what this run asks*name another --output*");
        server.Calls.Should().HaveCount(3);
        (await File.ReadAllBytesAsync(Options(server, 3).Journal)).Should().Equal(before);
        Ids(_folder["out.jsonl"]).Should().HaveCount(3);
    }

    [Fact]
    public async Task What_failed_is_asked_again_by_the_next_run()
    {
        bool broken = true;
        await using var server = await StartAsync((context, call) =>
            broken && call.Question.Contains("function 1") ? context.Response.WriteAsync("{") : EchoAsync(context, call));
        (await RunAsync(Options(server, 3), Given.Requests(3))).Failed.Should().Be(1);
        broken = false;

        var summary = await RunAsync(Options(server, 3), Given.Requests(3));

        summary.Should().BeEquivalentTo(new { Resumed = 2, Answered = 1, Failed = 0 });
        Ids(_folder["out.jsonl"]).Should().Equal("r0/0", "r1/0", "r2/0");
    }

    [Fact]
    public async Task A_damaged_line_of_the_journal_is_told_and_asked_for_again()
    {
        await using var server = await StartAsync();
        var options = Options(server, 3);
        await RunAsync(options, Given.Requests(3));
        string[] lines = await File.ReadAllLinesAsync(options.Journal);
        await File.WriteAllLinesAsync(options.Journal, [lines[0], "{\"key\": 7}", lines[2]]);

        var summary = await RunAsync(options, Given.Requests(3));

        summary.Should().BeEquivalentTo(new { Resumed = 2, Answered = 1 });
        _events.OfType<GenerationEvent.JournalDamaged>().Single().Problem.Line.Should().Be(2);
    }

    [Fact]
    public async Task Two_runs_cannot_write_the_same_output_at_once()
    {
        using var second = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        await using var server = await StartAsync(async (context, _) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var stop = new CancellationTokenSource();
        var first = RunAsync(Options(server, 1), Given.Requests(1), cancellation: stop.Token);
        await asked.Task.WaitAsync(Patience);

        var running = async () => await RunAsync(Options(server, 1), Given.Requests(1));

        (await running.Should().ThrowAsync<UnusableInputException>()).WithMessage("*.journal: cannot be opened*is another run writing the same output?*");
        await stop.CancelAsync();
        await first.Invoking(f => f).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Options_that_cannot_be_are_listed_all_at_once()
    {
        var options = new GenerationOptions
        {
            Output = _folder["out.jsonl"],
            Count = 0,
            Endpoint = EndpointAddress.Parse("http://localhost"),
            Model = " ",
            Jobs = 0,
            Shots = -1,
            Sampling = new Sampling { Temperature = double.NaN, TopP = 1.5, MaxTokens = 0 },
        };

        var running = async () => await RunAsync(options, Given.Requests(1));

        (await running.Should().ThrowAsync<UnusableInputException>()).Which.Message.Should()
            .ContainAll("--count", "--model", "--jobs", "--shots", "--temperature", "--top-p", "--max-tokens");
    }

    private static JsonElement[] Lines(string path) => [.. File.ReadLines(path).Select(l => JsonDocument.Parse(l).RootElement)];

    private static IEnumerable<string?> Ids(string path) => Lines(path).Select(l => l.GetProperty("id").GetString());

    private GenerationOptions Options(CompletionServer server, int count) => new()
    {
        Output = _folder["out.jsonl"],
        Count = count,
        Endpoint = EndpointAddress.Parse(server.Address),
        Model = "tiny",
        Jobs = 2,
        Retries = new RetryOptions { FirstByteTimeout = Patience, BytesTimeout = Patience },
    };

    private Task<GenerationSummary> RunAsync(
        GenerationOptions options, IReadOnlyList<Request> requests, Action<GenerationSummary>? progress = null, CancellationToken cancellation = default) =>
        new GenerationRun(_http, new HastyTime(Patience), new Random(1)).RunAsync(
            options,
            requests,
            Given.Exemplars(),
            (happened, summary) =>
            {
                _events.Enqueue(happened);
                progress?.Invoke(summary);
            },
            cancellation: cancellation);
}
