using System.Net;
using System.Net.Sockets;
using System.Text;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Given;

/// <summary>An engine that gives the answers that it was told, and 404 for all else.</summary>
internal sealed class ToldEngine : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, string> _answers;
    private readonly Task _work;

    /// <param name="answers">The text by the path, without the version before it.</param>
    internal ToldEngine(Dictionary<string, string> answers)
    {
        _answers = new(answers) { ["/_ping"] = "OK" };
        var port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        Address = new EngineAddress(new Uri($"tcp://127.0.0.1:{port}"), "the test");
        _work = ServeAsync();
    }

    internal EngineAddress Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _work;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var path = context.Request.Url!.AbsolutePath;
                if (path.StartsWith("/v1.", StringComparison.Ordinal)) path = path[path.IndexOf('/', 1)..];
                using var response = context.Response;
                response.ContentType = "application/json";
                response.StatusCode = (int)(_answers.TryGetValue(path, out var answer) ? HttpStatusCode.OK : HttpStatusCode.NotFound);
                await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer ?? """{"message": "there is none"}"""));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private static int FreePort()
    {
        using var found = new TcpListener(IPAddress.Loopback, 0);
        found.Start();
        return ((IPEndPoint)found.LocalEndpoint).Port;
    }
}
