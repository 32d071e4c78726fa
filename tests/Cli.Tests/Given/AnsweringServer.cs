using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstructMix.Cli.Tests.Given;

/// <summary>A completion server on a free port of this machine that answers everything alike, and remembers the keys that it was shown.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _keys = new();

    private AnsweringServer(WebApplication app) => _app = app;

    public IReadOnlyCollection<string> Keys => _keys;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <param name="answer">The answer; null for a refusal.</param>
    public static async Task<AnsweringServer> StartAsync(string? answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new AnsweringServer(app);
        app.Run(async context =>
        {
            server._keys.Enqueue(context.Request.Headers.Authorization.ToString());
            if (answer is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                await context.Response.WriteAsync("""{"error": {"message": "no such model"}}""");
                return;
            }

            await context.Response.WriteAsync(JsonSerializer.Serialize(new { choices = new[] { new { message = new { content = answer }, text = answer, finish_reason = "stop" } } }));
        });
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
