using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using InstructMix.Harness.Engine;

namespace InstructMix.Cli.Tests.Given;

/// <summary>Stands between the program and the real engine, so that the engine can stop midway without stopping for others.</summary>
internal sealed class EngineProxy : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly string _engine;
    private readonly string _path;
    private readonly string? _cutAt;
    private readonly double _share;
    private readonly Task _serving;
    private volatile bool _isCut;
    private int _made;

    /// <param name="path">Where the socket is to be.</param>
    /// <param name="cutAt">The request, by a part of its path, at whose answer the engine stops; null for none.</param>
    /// <param name="share">How much of that answer still comes through, from 0 to 1.</param>
    public EngineProxy(string path, string? cutAt = null, double share = 0)
    {
        _engine = new EngineLocator(Environment.GetEnvironmentVariable).Find().Uri.LocalPath;
        _path = path;
        _cutAt = cutAt;
        _share = share;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(64);
        _serving = ServeAsync();
    }

    /// <summary>The address for <c>DOCKER_HOST</c>.</summary>
    public string Address => "unix://" + _path;

    /// <summary>Whether the engine has stopped.</summary>
    public bool IsCut => _isCut;

    /// <summary>How many containers were asked for.</summary>
    public int Made => _made;

    /// <summary>The engine stops: whoever is connected is cut off, and nobody can connect any more.</summary>
    public void Cut()
    {
        _isCut = true;
        _listener.Dispose();
        foreach (var socket in _sockets) socket.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _serving;
        File.Delete(_path);
    }

    private async Task ServeAsync()
    {
        var pumps = new List<Task>();
        try
        {
            while (true)
            {
                var client = Keep(await _listener.AcceptAsync());
                var engine = Keep(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified));
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engine));
                var marked = new StrongBox<bool>();
                pumps.Add(PumpAsync(client, engine, marked, isAnswer: false));
                pumps.Add(PumpAsync(engine, client, marked, isAnswer: true));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(pumps);
        }
    }

    private Socket Keep(Socket socket)
    {
        _sockets.Add(socket);
        if (_isCut) socket.Dispose();
        return socket;
    }

    private bool IsMarked(ReadOnlySpan<byte> request) => _cutAt is not null && Has(request, _cutAt);

    private static bool Has(ReadOnlySpan<byte> request, string part) => request.IndexOf(Encoding.ASCII.GetBytes(part)) >= 0;

    private async Task PumpAsync(Socket from, Socket to, StrongBox<bool> marked, bool isAnswer)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                int read = await from.ReceiveAsync(buffer);
                if (read == 0)
                {
                    to.Shutdown(SocketShutdown.Send);
                    return;
                }

                if (!isAnswer && IsMarked(buffer.AsSpan(0, read))) marked.Value = true;
                if (!isAnswer && Has(buffer.AsSpan(0, read), "/containers/create?")) Interlocked.Increment(ref _made);
                bool cut = isAnswer && marked.Value;
                await to.SendAsync(buffer.AsMemory(0, cut ? (int)(read * _share) : read));
                if (!cut) continue;
                Cut();
                return;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One side has gone; the other notices by itself.
            from.Dispose();
            to.Dispose();
        }
    }
}
