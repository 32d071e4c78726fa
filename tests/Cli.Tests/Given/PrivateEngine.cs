using System.Diagnostics;
using CliWrap;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Given;

/// <summary>
/// A Docker engine of the tests' own, with everything that it keeps in a folder of its own: it may be killed, frozen and run out of disk,
/// for others use the machine's. It has the sandbox image of the machine's, with the same id.
/// </summary>
public sealed class PrivateEngine : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TempFolder _folder = new();
    private SmallDisk? _disk;
    private CommandTask<CommandResult>? _engine;

    /// <summary>The address for <c>DOCKER_HOST</c>.</summary>
    public string Address => "unix://" + _folder["engine.sock"];

    /// <summary>Where it keeps images and containers.</summary>
    internal SmallDisk Disk => _disk!;

    private string Log => _folder["log"];

    public async Task InitializeAsync()
    {
        _disk = await SmallDisk.MountAsync(_folder["data"], 800);
        await StartAsync();
        using var machines = new EngineClient(new EngineLocator(Environment.GetEnvironmentVariable).Find());
        var sandbox = await new SandboxImages(machines, _ => { }).EnsureAsync(PythonVersion.Default, CancellationToken.None);
        using var from = new EngineApi();
        using var to = new EngineApi(Address);
        await from.GiveAsync(to, [sandbox.Name, sandbox.Base]);
    }

    /// <summary>Starts it, the first time or after it was killed, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        // What its log says is of use where it does not come up.
        // In a network of its own: without a bridge it takes away the one that it finds, which is the machine's.
        _engine = new Command("sh")
            .WithArguments(["-c", "exec unshare --net dockerd \"$@\" >>\"$0\" 2>&1", Log,
                "--data-root", _folder["data"], "--exec-root", _folder["exec"], "--pidfile", _folder["pid"], "--host", Address,
                "--bridge=none", "--iptables=false", "--ip6tables=false"])
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
        using var api = new EngineApi(Address);
        var start = Stopwatch.GetTimestamp();
        while (!await api.AnswersAsync())
        {
            if (_engine.Task.IsCompleted || Stopwatch.GetElapsedTime(start) > Patience)
                throw new InvalidOperationException("these tests start a Docker engine of their own, as root, and it does not come up (is dockerd installed?):\n" + string.Join('\n', File.ReadLines(Log).TakeLast(5)));
            await Task.Delay(100);
        }
    }

    /// <summary>Kills it with its containerd, so that it can clean nothing up. By signals, not by CliWrap, which kills all that it started.</summary>
    /// <param name="everything">The shims of the containers, too.</param>
    public async Task KillAsync(bool everything)
    {
        var all = HostProcesses.Naming(_folder.Path).ToList();
        var shims = HostProcesses.Naming("containerd-shim").ToHashSet();
        // The engine first, for it would start its containerd again.
        await HostProcesses.SignalAsync("KILL", [_engine!.ProcessId]);
        await HostProcesses.SignalAsync("KILL", all.Where(p => everything || !shims.Contains(p)));
        await _engine.Task.WaitAsync(Patience);
        File.Delete(_folder["pid"]);
    }

    /// <summary>Kills its containerd alone, which it has to start again.</summary>
    public Task KillContainerdAsync() =>
        HostProcesses.SignalAsync("KILL", HostProcesses.ChildrenOf(_engine!.ProcessId).Intersect(HostProcesses.Naming("containerd --config")));

    /// <summary>Freezes it: it accepts whoever connects, and answers nobody.</summary>
    public Task FreezeAsync() => HostProcesses.SignalAsync("STOP", [_engine!.ProcessId]);

    /// <summary>Lets it go on.</summary>
    public Task ThawAsync() => HostProcesses.SignalAsync("CONT", [_engine!.ProcessId]);

    public async Task DisposeAsync()
    {
        if (_engine is { Task.IsCompleted: false })
        {
            await HostProcesses.SignalAsync("CONT", [_engine.ProcessId]);
            await HostProcesses.SignalAsync("TERM", [_engine.ProcessId]);
            await _engine.Task.WaitAsync(Patience);
        }

        // What an engine that was killed has left: shims, the containers' processes, and mounts.
        var left = HostProcesses.Naming(_folder.Path).ToList();
        left.AddRange(left.SelectMany(HostProcesses.ChildrenOf).ToList());
        await HostProcesses.SignalAsync("KILL", left);
        foreach (var mount in Mounts.Beneath(_folder.Path)) await Shell.RunAsync("umount", "-l", mount);
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _folder.Dispose();
    }
}
