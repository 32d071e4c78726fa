using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;

namespace InstructMix.Harness.Engine;

/// <summary>
/// Makes Docker.DotNet send its requests over a handler of ours. Ours keeps connections open between requests; the library's own
/// transport for sockets opens one for each.
/// </summary>
/// <param name="handler">The handler, which may carry other requests too.</param>
/// <param name="endpoint">The address that requests are made against.</param>
internal sealed class PooledTransport(HttpMessageHandler handler, Uri endpoint) : IDockerHandlerFactory<EngineAddress>
{
    public ResolvedTransport CreateHandler(EngineAddress transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
        CreateHandler(clientOptions, logger);

    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) => new(handler, endpoint);

    /// <summary>Never called: <see cref="EngineClient.AttachAsync"/> attaches itself, and says why.</summary>
    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
        throw new NotSupportedException("attach with EngineClient.AttachAsync");
}
