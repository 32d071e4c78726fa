using System.Collections.Concurrent;
using System.Net.Sockets;
using InstructMix.Harness.Engine;

namespace InstructMix.Cli.Tests.Given;

/// <summary>Stands between the program and the real engine, so that the engine can stop midway without stopping for others.</summary>
internal sealed class EngineProxy : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly string _engine;
    private readonly string _path;
    private readonly long _cutAfter;
    private readonly Task _serving;
    private long _answered;
    private volatile bool _isCut;

    /// <param name="path">Where the socket is to be.</param>
    /// <param name="cutAfter">After how many bytes of the engine's answers the engine stops; a very large number for never.</param>
    public EngineProxy(string path, long cutAfter = long.MaxValue)
    {
        _engine = new EngineLocator(Environment.GetEnvironmentVariable).Find().Uri.LocalPath;
        _path = path;
        _cutAfter = cutAfter;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(64);
        _serving = ServeAsync();
    }

    /// <summary>The address for <c>DOCKER_HOST</c>.</summary>
    public string Address => "unix://" + _path;

    /// <summary>How many bytes the engine answered so far.</summary>
    public long Answered => Interlocked.Read(ref _answered);

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
                pumps.Add(PumpAsync(client, engine, answers: false));
                pumps.Add(PumpAsync(engine, client, answers: true));
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

    private async Task PumpAsync(Socket from, Socket to, bool answers)
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

                int pass = read;
                if (answers && Interlocked.Add(ref _answered, read) is var total && total > _cutAfter) pass = (int)Math.Max(0, read - (total - _cutAfter));
                await to.SendAsync(buffer.AsMemory(0, pass));
                if (pass == read) continue;
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
