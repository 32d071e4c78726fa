using System.Net.Sockets;
using System.Text.Json.Nodes;
using InstructMix.Harness.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InstructMix.Cli.Tests.Given;

/// <summary>
/// The real engine with the containers and images of one test only: what cleans up must not clean up after others that use the engine.
/// Nothing else can be removed through it.
/// </summary>
internal sealed class ModestEngine : IAsyncDisposable
{
    private readonly HttpClient _engine;
    private readonly Func<string, bool> _shown;
    private readonly WebApplication _server;

    /// <param name="path">Where the socket is to be.</param>
    /// <param name="shown">Tells from an entry's JSON whether it is the test's.</param>
    public ModestEngine(string path, Func<string, bool> shown)
    {
        var socket = new UnixDomainSocketEndPoint(new EngineLocator(System.Environment.GetEnvironmentVariable).Find().Uri.LocalPath);
        _engine = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(socket, cancellation);
                return new NetworkStream(connection, ownsSocket: true);
            },
        })
        { BaseAddress = new Uri("http://docker/") };
        _shown = shown;
        Address = "unix://" + path;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.ListenUnixSocket(path));
        _server = builder.Build();
        _server.Run(PassAsync);
    }

    /// <summary>The address for <c>DOCKER_HOST</c>.</summary>
    public string Address { get; }

    public Task StartAsync() => _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _engine.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), path + context.Request.QueryString);
        if (request.Method == HttpMethod.Delete && !_shown(path))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var response = await _engine.SendAsync(request);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var name in new[] { "Api-Version", "Content-Type" })
        {
            if ((response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)) && values.Any()) context.Response.Headers[name] = values.ToArray();
        }

        var body = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode && (path.EndsWith("/images/json", StringComparison.Ordinal) || path.EndsWith("/containers/json", StringComparison.Ordinal)))
            body = new JsonArray([.. JsonNode.Parse(body)!.AsArray().Where(e => _shown(e!.ToJsonString())).Select(e => e!.DeepClone())]).ToJsonString();
        await context.Response.WriteAsync(body);
    }
}
