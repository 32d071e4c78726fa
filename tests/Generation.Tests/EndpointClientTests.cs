using System.Globalization;
using System.Security.Cryptography;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;
using InstructMix.Tests.Shared.Http;
using Microsoft.AspNetCore.Http;
using static InstructMix.Tests.Shared.Http.CompletionServer;

namespace InstructMix.Generation.Tests;

public sealed class EndpointClientTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Prompt Chat = new Prompt.Chat([new ChatMessage("user", "Say \"<é>\".")], []);

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly HastyTime _time = new(Patience);
    private readonly List<RetryNotice> _notices = [];

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task I_can_ask_a_chat()
    {
        await using var server = await StartAsync();
        var sampling = new Sampling { Temperature = 0.8, TopP = 0.95, MaxTokens = 200, Seed = 42 };

        var reply = await AskAsync(server, Chat, sampling, new ApiKey("KEY", "sk-1"));

        reply.Answer.Should().Be(new Answer("Answer to: Say \"<é>\".", "stop", new TokenUsage(10, 5)));
        var call = server.Calls.Single();
        call.Path.Should().Be("/v1/chat/completions");
        call.Authorization.Should().Be("Bearer sk-1");
        call.Json.GetRawText().Should().Be(
            """{"model":"tiny","messages":[{"role":"user","content":"Say \"<é>\"."}],"temperature":0.8,"top_p":0.95,"max_tokens":200,"seed":42}""");
        Digest(call.Json.GetProperty("messages").GetRawText()).Should().Be(Chat.Digest);
    }

    [Fact]
    public async Task I_can_ask_for_the_continuation_of_a_text()
    {
        await using var server = await StartAsync();
        var prompt = new Prompt.Transcript("=== REQUEST ===\nSay \"<é>\".\n\n=== ANSWER ===\n", ["\n=== REQUEST ==="], []);

        var reply = await AskAsync(server, prompt, new Sampling());

        reply.Answer!.Text.Should().Be("Answer to: Say \"<é>\".");
        var call = server.Calls.Single();
        call.Path.Should().Be("/v1/completions");
        call.Authorization.Should().BeNull();
        call.Json.GetProperty("stop")[0].GetString().Should().Be("\n=== REQUEST ===");
        call.Json.TryGetProperty("temperature", out _).Should().BeFalse("what the user does not set is the server's to choose");
        Digest(call.Json.GetProperty("prompt").GetRawText()).Should().Be(prompt.Digest);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failure_that_may_pass_is_tried_again_with_growing_waits(int status)
    {
        await using var server = await StartAsync((context, call) => call.Number < 4 ? SayAsync(context, status, "busy") : EchoAsync(context, call));

        var reply = await AskAsync(server);

        reply.Answer.Should().NotBeNull();
        server.Calls.Should().HaveCount(5);
        _notices.Select(n => n.Attempt).Should().Equal(1, 2, 3, 4);
        _notices[0].What.Should().Contain($"({status}: busy)");
        _time.Waits.Should().Equal(_notices.Select(n => n.Delay), (waited, told) => (waited - told).Duration() <= TimeSpan.FromMilliseconds(1));
        _time.Waits.Should().OnlyContain(w => w > TimeSpan.Zero && w <= TimeSpan.FromMinutes(1));
        _time.Waits[3].Should().BeGreaterThan(_time.Waits[0]);
    }

    [Fact]
    public async Task Retry_After_in_seconds_is_honoured()
    {
        await using var server = await StartAsync((context, call) => call.Number == 0 ? SayAsync(context, 429, "slow down", "37") : EchoAsync(context, call));

        var reply = await AskAsync(server);

        reply.Answer.Should().NotBeNull();
        _time.Waits.Should().Equal(TimeSpan.FromSeconds(37));
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_honoured()
    {
        string date = (HastyTime.Start + TimeSpan.FromSeconds(90)).ToString("R", CultureInfo.InvariantCulture);
        await using var server = await StartAsync((context, call) => call.Number == 0 ? SayAsync(context, 503, "loading", date) : EchoAsync(context, call));

        var reply = await AskAsync(server);

        reply.Answer.Should().NotBeNull();
        _time.Waits.Should().Equal(TimeSpan.FromSeconds(90));
    }

    [Theory]
    [InlineData("Sun, 22 Nov 2026 11:00:00 GMT")]
    [InlineData("0")]
    [InlineData("soon")]
    public async Task Retry_After_that_names_no_time_to_come_leaves_the_usual_waits(string after)
    {
        await using var server = await StartAsync((context, call) => call.Number == 0 ? SayAsync(context, 429, "slow down", after) : EchoAsync(context, call));

        var reply = await AskAsync(server);

        reply.Answer.Should().NotBeNull();
        _time.Waits.Single().Should().BePositive();
    }

    [Fact]
    public async Task A_server_that_asks_for_hours_is_not_waited_for()
    {
        await using var server = await StartAsync((context, _) => SayAsync(context, 429, "daily limit", "7200"));

        var reply = await AskAsync(server);

        reply.Failure!.ToString().Should().Be("the server's limit is reached (429: daily limit) and asks to wait for 02:00:00; lower --jobs, or run the same command again later: it resumes");
        reply.Failure.ConcernsEndpoint.Should().BeTrue();
        server.Calls.Should().HaveCount(1);
    }

    [Fact]
    public async Task The_attempts_are_bounded()
    {
        await using var server = await StartAsync((context, _) => SayAsync(context, 500, "out of memory"));

        var reply = await AskAsync(server);

        reply.Failure!.ToString().Should().Be("the server failed (500: out of memory), 6 times; look at the server's log, then run the same command again: it resumes");
        server.Calls.Should().HaveCount(6);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_asked_for_again()
    {
        var patience = TimeSpan.FromMilliseconds(300);
        await using var server = await StartAsync(async (context, call) =>
        {
            if (call.Number == 0) await Task.Delay(Timeout.Infinite, context.RequestAborted);
            await EchoAsync(context, call);
        });
        var client = Client(server.Address, new RetryOptions { FirstByteTimeout = patience, BytesTimeout = patience }, new HastyTime(patience));

        var reply = await client.AskAsync(Inquiry(Chat, new Sampling()), _notices.Add);

        reply.Answer.Should().NotBeNull();
        _notices.Single().What.Should().Be("the server did not answer within 0.3 s");
    }

    [Fact]
    public async Task A_body_that_stops_midway_counts_as_too_slow_as_well()
    {
        var patience = TimeSpan.FromMilliseconds(300);
        await using var server = await StartAsync(async (context, _) =>
        {
            await context.Response.WriteAsync("{\"choices\":");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var client = Client(server.Address, new RetryOptions { FirstByteTimeout = patience, BytesTimeout = patience, Attempts = 2 }, new HastyTime(patience));

        var reply = await client.AskAsync(Inquiry(Chat, new Sampling()));

        reply.Failure!.What.Should().Be("the server's answer stopped for 0.3 s midway, 2 times");
    }

    [Fact]
    public async Task A_connection_that_closes_is_tried_again_and_then_a_failure_of_this_request()
    {
        await using var server = await StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var reply = await AskAsync(server);

        reply.Failure!.What.Should().StartWith("the connection broke (").And.EndWith(", 6 times");
        reply.Failure.ConcernsEndpoint.Should().BeFalse();
        server.Calls.Should().HaveCountGreaterThanOrEqualTo(6);
    }

    [Fact]
    public async Task A_server_that_is_not_running_is_said_to_be_so()
    {
        string address;
        await using (var server = await StartAsync()) address = server.Address;

        var reply = await Client(address).AskAsync(Inquiry(Chat, new Sampling()), _notices.Add);

        reply.Failure!.ToString().Should().Be($"{address}/v1 cannot be reached (Connection refused), 6 times; start the server, or correct --endpoint");
        reply.Failure.ConcernsEndpoint.Should().BeTrue();
        _notices.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("sk-wrong", "the server does not accept the key (401: bad key); put a valid key into the environment variable MY_KEY, or name another variable with --api-key-env")]
    [InlineData(null, "the server wants a key (401: bad key); put a valid key into the environment variable MY_KEY, or name another variable with --api-key-env")]
    public async Task A_refused_key_names_the_variable_that_holds_it(string? key, string message)
    {
        await using var server = await StartAsync((context, _) => SayAsync(context, 401, "bad key"));

        var reply = await AskAsync(server, Chat, new Sampling(), new ApiKey("MY_KEY", key));

        reply.Failure!.ToString().Should().Be(message);
        reply.Failure.ConcernsEndpoint.Should().BeTrue();
        server.Calls.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_pointed_at()
    {
        await using var server = await StartAsync((context, _) => SayAsync(context, 404, "The model `tiny` does not exist."));

        var reply = await AskAsync(server);

        reply.Failure!.ToString().Should().Be(
            $"{server.Address}/v1/chat/completions is not there (404: The model `tiny` does not exist); check --model and --endpoint, and whether the server has this --api");
    }

    [Theory]
    [InlineData("""{"error": {"message": "top_p is\n too large.", "code": 3}}""", "400: top_p is too large")]
    [InlineData("""{"error": "no such option"}""", "400: no such option")]
    [InlineData("""{"object": "error", "message": "too long"}""", "400: too long")]
    [InlineData("""{"detail": "Not allowed"}""", "400: Not allowed")]
    [InlineData("<html>Bad\u001b[31m gateway</html>", "400: <html>Bad [31m gateway</html>")]
    [InlineData("", "400: Bad Request")]
    public async Task What_a_server_says_about_an_error_is_found_wherever_it_stands(string body, string said)
    {
        await using var server = await StartAsync((context, _) =>
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync(body);
        });

        var reply = await AskAsync(server);

        reply.Failure!.What.Should().Be($"the server refuses the request ({said})");
        reply.Failure.ConcernsEndpoint.Should().BeFalse();
        server.Calls.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("{\"choices\": [", "the server's answer is not a completion ({\"choices\": [)")]
    [InlineData("<html>Welcome</html>", "the server's answer is not a completion (<html>Welcome</html>)")]
    [InlineData("{\"choices\": []}", "the server's answer is not a completion ({\"choices\": []})")]
    [InlineData("null", "the server's answer is not a completion (null)")]
    [InlineData("{\"error\": {\"message\": \"overloaded\"}}", "the server's answer is not a completion (overloaded)")]
    [InlineData("{\"choices\": [{\"message\": {\"content\": null}, \"finish_reason\": \"length\"}]}", "the model answered without a text (finish_reason length)")]
    [InlineData("{\"choices\": [{\"message\": {\"content\": null, \"refusal\": \"I cannot.\"}}]}", "the model answered without a text (I cannot.)")]
    public async Task An_answer_that_is_none_is_a_failure(string body, string what)
    {
        await using var server = await StartAsync((context, _) => context.Response.WriteAsync(body));

        var reply = await AskAsync(server);

        reply.Failure!.What.Should().Be(what);
        server.Calls.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("""{"error": {"message": "Incorrect API key provided: sk-very-secret-1. Find it elsewhere."}}""")]
    [InlineData("<html>sk-very-secret-1 is not known</html>")]
    [InlineData("")]
    public async Task A_key_that_the_server_repeats_is_not_shown(string body)
    {
        await using var server = await StartAsync((context, _) =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync(body.Length > 0 ? body : new string('x', 290) + "sk-very-secret-1");
        });

        var reply = await AskAsync(server, Chat, new Sampling(), new ApiKey("MY_KEY", "sk-very-secret-1"));

        reply.Failure!.ToString().Should().NotContain("sk-very").And.NotContain("secret").And.Contain("$MY_KEY");
    }

    [Fact]
    public async Task A_content_in_parts_and_the_reasoning_before_it_are_read()
    {
        await using var server = await StartAsync((context, _) => context.Response.WriteAsync(
            """{"choices": [{"message": {"content": [{"type": "text", "text": "def f"}, {"type": "image_url"}, {"text": "(): pass"}], "reasoning_content": "Hm."}, "finish_reason": "stop"}]}"""));

        var reply = await AskAsync(server);

        reply.Answer.Should().Be(new Answer("def f(): pass", "stop", null, "Hm."));
    }

    [Theory]
    [InlineData("""{"choices": [{"message": {"content": " \n"}, "finish_reason": "stop"}]}""", Lack.Empty)]
    [InlineData("""{"choices": [{"message": {"content": []}, "finish_reason": "length"}]}""", Lack.Empty)]
    [InlineData("""{"choices": [{"message": {"content": null, "refusal": "No."}}]}""", Lack.Refused)]
    [InlineData("""{"choices": [{"message": {"content": ""}, "finish_reason": "content_filter"}]}""", Lack.Refused)]
    [InlineData("{}", Lack.Other)]
    public async Task Empty_and_refused_answers_are_told_apart(string body, Lack lack)
    {
        await using var server = await StartAsync((context, _) => context.Response.WriteAsync(body));

        (await AskAsync(server)).Failure!.Lack.Should().Be(lack);
    }

    [Fact]
    public async Task Fewer_are_under_way_after_the_server_says_that_it_is_too_much()
    {
        const int asked = 24;
        int refused = 0, now = 0, most = 0;
        var gate = new Lock();
        await using var server = await StartAsync(async (context, call) =>
        {
            if (Interlocked.Increment(ref refused) <= 8)
            {
                await SayAsync(context, 429, "slow down");
                return;
            }

            lock (gate) most = Math.Max(most, ++now);
            await Task.Delay(20);
            lock (gate) now--;
            await EchoAsync(context, call);
        });
        var client = new EndpointClient(_http, EndpointAddress.Parse(server.Address), new ApiKey("KEY", null), new RetryOptions { FirstByteTimeout = Patience, BytesTimeout = Patience }, _time, new Random(1), jobs: 8);

        var replies = await Task.WhenAll(Enumerable.Range(0, asked).Select(_ => client.AskAsync(Inquiry(Chat, new Sampling()))));

        replies.Should().OnlyContain(r => r.Answer != null);
        // The eight of the first wave halve the width once, and it grows by one for each wave that is answered.
        most.Should().BeInRange(4, 7);
    }

    [Theory]
    [InlineData("tiny", true)]
    [InlineData("llama3", true)]
    [InlineData("huge", false)]
    public async Task A_model_that_the_server_does_not_name_is_told_before_anything_is_asked(string model, bool isThere)
    {
        await using var server = await StartAsync();
        server.Models = ["tiny", "llama3:latest"];

        var lack = await Client(server.Address).LackAsync(model);

        if (isThere) lack.Should().BeNull();
        else lack!.ToString().Should().Be($"{server.Address}/v1 has no model \"huge\"; it has tiny, llama3:latest; correct --model");
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_that_does_not_list_its_models_is_asked_all_the_same()
    {
        await using var server = await StartAsync();

        (await Client(server.Address).LackAsync("tiny")).Should().BeNull();
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        await using var server = await StartAsync((context, _) => SayAsync(context, 429, "slow down", "500"));
        using var stop = new CancellationTokenSource();
        var client = Client(server.Address, time: TimeProvider.System);

        var asking = async () => await client.AskAsync(Inquiry(Chat, new Sampling()), _ => stop.Cancel(), stop.Token);

        await asking.Should().ThrowAsync<OperationCanceledException>();
    }

    private static Task SayAsync(HttpContext context, int status, string message, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsJsonAsync(new { error = new { message, type = "test" } });
    }

    private static Inquiry Inquiry(Prompt prompt, Sampling sampling) => new InquiryWriter("tiny").Write(prompt, sampling);

    private static string Digest(string json) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));

    private Task<Reply> AskAsync(CompletionServer server) => AskAsync(server, Chat, new Sampling());

    private Task<Reply> AskAsync(CompletionServer server, Prompt prompt, Sampling sampling, ApiKey? key = null) =>
        Client(server.Address, key: key).AskAsync(Inquiry(prompt, sampling), _notices.Add);

    private EndpointClient Client(string address, RetryOptions? retries = null, TimeProvider? time = null, ApiKey? key = null) => new(
        _http, EndpointAddress.Parse(address), key ?? new ApiKey("KEY", null), retries ?? new RetryOptions { FirstByteTimeout = Patience, BytesTimeout = Patience }, time ?? _time, new Random(1));
}
