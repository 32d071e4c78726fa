using System.Text.Json;
using InstructMix.Generation.Inputs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstructMix.Cli.Demo;

/// <summary>
/// A model's stand-in: serves recorded answers as an OpenAI-compatible server would, over HTTP on a free port of this machine.
/// The last message says which request it is, the seed which sample.
/// </summary>
internal sealed class RecordedEndpoint : IAsyncDisposable
{
    private readonly WebApplication _server;

    private RecordedEndpoint(WebApplication server) => _server = server;

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address => _server.Urls.First();

    /// <summary>Starts to serve.</summary>
    /// <param name="requests">The requests that are known.</param>
    /// <param name="answers">Their answers.</param>
    /// <param name="cancellation">Stops the start.</param>
    public static async Task<RecordedEndpoint> StartAsync(
        IReadOnlyList<Request> requests, IReadOnlyList<RecordedAnswer> answers, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(
            o => o.Listen(System.Net.IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.UseRouting();
        var book = answers.GroupBy(a => a.Request).ToDictionary(g => g.Key, g => g.OrderBy(a => a.Sample).ToArray());
        server.MapPost("/v1/chat/completions", context => AnswerAsync(context, requests, book));
        await server.StartAsync(cancellation);
        return new RecordedEndpoint(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, IReadOnlyList<Request> requests, Dictionary<string, RecordedAnswer[]> book)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var question = body.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString() ?? "";
        int sample = body.RootElement.TryGetProperty("seed", out var seed) ? (int)(seed.GetInt64() % int.MaxValue) : 0;
        var request = requests.FirstOrDefault(r => question.StartsWith(r.Instruction.Trim(), StringComparison.Ordinal));
        if (request is null || !book.TryGetValue(request.Id, out var answers))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await WriteAsync(context, w =>
            {
                w.WriteStartObject("error");
                w.WriteString("message", "no answer to this request is recorded");
                w.WriteEndObject();
            });
            return;
        }

        await WriteAsync(context, w =>
        {
            w.WriteString("object", "chat.completion");
            w.WriteStartArray("choices");
            w.WriteStartObject();
            w.WriteNumber("index", 0);
            w.WriteString("finish_reason", "stop");
            w.WriteStartObject("message");
            w.WriteString("role", "assistant");
            w.WriteString("content", answers[sample % answers.Length].Response);
            w.WriteEndObject();
            w.WriteEndObject();
            w.WriteEndArray();
        });
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> body)
    {
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        body(writer);
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }
}
