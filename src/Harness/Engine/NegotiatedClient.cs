using Docker.DotNet;
using Version = System.Version;

namespace InstructMix.Harness.Engine;

/// <summary>
/// The library's client for the newest version that both sides know, made at the first call. The ping is our own request: the library negotiates
/// no version, and its ping does not give the header that tells the engine's.
/// </summary>
/// <param name="address">Where the engine is.</param>
/// <param name="handler">Keeps the connections.</param>
/// <param name="http">Sends our own requests over them.</param>
/// <param name="calls">Bounds calls in time.</param>
internal sealed class NegotiatedClient(EngineAddress address, SocketsHttpHandler handler, HttpClient http, EngineCalls calls) : IDisposable
{
    private static readonly Version Newest = new(1, 47);

    private readonly SemaphoreSlim _negotiation = new(1, 1);
    private DockerClient? _docker;

    /// <summary>The client.</summary>
    /// <param name="cancellation">Stops the ping.</param>
    /// <exception cref="EngineException">The engine cannot be reached, or refuses.</exception>
    public async Task<DockerClient> GetAsync(CancellationToken cancellation)
    {
        if (_docker is { } known) return known;
        await _negotiation.WaitAsync(cancellation);
        try
        {
            if (_docker is { } meanwhile) return meanwhile;
            using var response = await calls.AskAsync("ping", stop => http.GetAsync("_ping", stop), cancellation);
            if (!response.IsSuccessStatusCode) throw await EngineClient.FailureAsync(response, "ping", cancellation);
            var text = response.Headers.TryGetValues("Api-Version", out var values) ? values.First() : "1.41";
            var theirs = Version.TryParse(text, out var parsed) ? parsed : new Version(1, 41);
            var endpoint = EngineHandler.BaseAddress(address);
            return _docker = new DockerClientBuilder()
                .WithEndpoint(endpoint)
                .WithApiVersion(theirs < Newest ? theirs : Newest)
                .WithTimeout(Timeout.InfiniteTimeSpan)
                .WithTransportOptions(new PooledTransport(handler, endpoint), address)
                .Build();
        }
        finally
        {
            _negotiation.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _docker?.Dispose();
        _negotiation.Dispose();
    }
}
