using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstructMix.Tests.Shared.Http;

/// <summary>A completion server of one's own on a free port of this machine, which answers as the test wants and remembers what it was asked.</summary>
internal sealed class CompletionServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Call> _calls = new();
    private int _inFlight;

    private CompletionServer(WebApplication app) => _app = app;

    /// <summary>What was asked, in the order of arrival.</summary>
    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>The most calls that were under way at once.</summary>
    public int MostInFlight { get; private set; }

    /// <summary>The address without <c>/v1</c>.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <param name="answer">Answers a call; <see cref="EchoAsync"/> where null.</param>
    public static async Task<CompletionServer> StartAsync(Func<HttpContext, Call, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new CompletionServer(app);
        app.Run(context => server.ServeAsync(context, answer ?? EchoAsync));
        await app.StartAsync();
        return server;
    }

    /// <summary>A server that answers everything alike.</summary>
    public static Task<CompletionServer> SayingAsync(string answer) => StartAsync((context, _) => context.Response.WriteAsync(Completion(answer)));

    /// <summary>Answers with the request's own last words, so that every answer says which request it belongs to.</summary>
    public static Task EchoAsync(HttpContext context, Call call) => context.Response.WriteAsync(Completion($"Answer to: {call.Question}"));

    /// <summary>An answer in the shape of both APIs.</summary>
    public static string Completion(string text, string finishReason = "stop") => JsonSerializer.Serialize(new
    {
        id = "cmpl-1",
        choices = new[] { new { index = 0, text, message = new { role = "assistant", content = text }, finish_reason = finishReason } },
        usage = new { prompt_tokens = 10, completion_tokens = 5, total_tokens = 15 },
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>The names that <c>GET /v1/models</c> gives; none for a server without it, which says 404.</summary>
    public IReadOnlyList<string> Models { get; set; } = [];

    /// <summary>How many tokens each of them takes, as vLLM says it; null where the server does not say.</summary>
    public int? ModelLimit { get; set; }

    private async Task ServeAsync(HttpContext context, Func<HttpContext, Call, Task> answer)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            if (Models.Count == 0) context.Response.StatusCode = 404;
            else await context.Response.WriteAsJsonAsync(new { data = Models.Select(m => new { id = m, max_model_len = ModelLimit }) });
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var call = new Call(_calls.Count, context.Request.Path, context.Request.Headers.Authorization, body.ToArray());
        _calls.Enqueue(call);
        int now = Interlocked.Increment(ref _inFlight);
        lock (_calls) MostInFlight = Math.Max(MostInFlight, now);
        try
        {
            await answer(context, call);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    /// <summary>One call.</summary>
    internal sealed record Call(int Number, string Path, string? Authorization, byte[] Body)
    {
        public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

        public string Question => Json.TryGetProperty("messages", out var messages)
            ? messages.EnumerateArray().Last().GetProperty("content").GetString()!
            : Json.GetProperty("prompt").GetString()!.Split("=== REQUEST ===\n").Last().Split("\n\n=== ANSWER ===").First();
    }
}
