using System.IO.Pipes;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InstructMix.Harness.Engine;

/// <summary>Makes the HTTP handler that reaches an engine by socket, pipe or TCP.</summary>
internal static class EngineHandler
{
    public static SocketsHttpHandler For(EngineAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
        };
        switch (address.Uri.Scheme)
        {
            case "unix":
                var endpoint = new UnixDomainSocketEndPoint(address.Uri.LocalPath);
                handler.ConnectCallback = async (_, cancellation) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    try
                    {
                        await socket.ConnectAsync(endpoint, cancellation);
                        return new NetworkStream(socket, ownsSocket: true);
                    }
                    catch
                    {
                        socket.Dispose();
                        throw;
                    }
                };
                break;
            case "npipe":
                var parts = address.Uri.LocalPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
                handler.ConnectCallback = async (_, cancellation) =>
                {
                    var pipe = new NamedPipeClientStream(".", parts[^1], PipeDirection.InOut, PipeOptions.Asynchronous);
                    await pipe.ConnectAsync(10_000, cancellation);
                    return pipe;
                };
                break;
        }

        if (address.CertificateFolder is { } folder) handler.SslOptions = Tls(folder);
        return handler;
    }

    /// <summary>The base address that requests are made against; the host part means nothing for sockets and pipes.</summary>
    public static Uri BaseAddress(EngineAddress address) => address.Uri.Scheme switch
    {
        "unix" or "npipe" => new Uri("http://docker/"),
        // Of an address with a path only the folder counts, as with any relative address.
        "https" => new Uri(address.Uri, "."),
        "tcp" or "http" => new UriBuilder(
            address.CertificateFolder is null ? "http" : "https", address.Uri.Host,
            address.Uri.Port > 0 ? address.Uri.Port : address.CertificateFolder is null ? 2375 : 2376).Uri,
        var scheme => throw new EngineException($"{address.Uri}: no engine is spoken to by {scheme}; give unix://, tcp://, http://, https:// or npipe://"),
    };

    private static SslClientAuthenticationOptions Tls(string folder)
    {
        X509Certificate2 authority, client;
        try
        {
            authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "ca.pem"));
            client = X509Certificate2.CreateFromPemFile(Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"the certificates for TLS cannot be read from {folder}: {e.Message}; put ca.pem, cert.pem and key.pem there, or set DOCKER_CERT_PATH to their folder", e);
        }

        return new SslClientAuthenticationOptions
        {
            ClientCertificates = [client],
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { authority },
            },
        };
    }
}
