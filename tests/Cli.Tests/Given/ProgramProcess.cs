using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Given;

/// <summary>The real program as a process of its own, which can be interrupted and killed.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private readonly CancellationTokenSource _kill = new();
    private readonly CommandTask<BufferedCommandResult> _process;

    private ProgramProcess(Command command) => _process = command.ExecuteBufferedAsync(_kill.Token);

    /// <summary>The program's file.</summary>
    public static string Program => typeof(App).Assembly.Location;

    public int Id => _process.ProcessId;

    public bool HasExited => _process.Task.IsCompleted;

    /// <summary>Starts the program.</summary>
    /// <param name="dockerHost">Where it finds the engine; null for where the tests find it.</param>
    /// <param name="arguments">The command line.</param>
    public static ProgramProcess Start(string? dockerHost, params string[] arguments) => Start("dotnet", dockerHost, [Program, .. arguments]);

    /// <summary>Starts another program, such as a shell that starts this one.</summary>
    public static ProgramProcess Start(string file, string? dockerHost, string[] arguments)
    {
        // What a shell without job control starts in the background ignores interrupts, and so do these tests then, and whom they start.
        var command = new Command("env").WithArguments(["--default-signal=INT", file, .. arguments]).WithValidation(CommandResultValidation.None);
        return new ProgramProcess(dockerHost is null ? command : command.WithEnvironmentVariables(e => e.Set("DOCKER_HOST", dockerHost)));
    }

    /// <summary>Ends it without giving it a chance to clean up. What it started goes on: CliWrap would kill that as well.</summary>
    public Task KillAsync() => SignalAsync("KILL");

    /// <summary>Sends a signal by its name. CliWrap can send an interrupt, but then gives no status and no output.</summary>
    public Task SignalAsync(string signal) => Shell.RunAsync("kill", "-" + signal, Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits for its end.</summary>
    public async Task<CliResult> EndAsync(TimeSpan patience)
    {
        try
        {
            var ended = await _process.Task.WaitAsync(patience);
            return new CliResult(ended.ExitCode, ended.StandardOutput, ended.StandardError);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"process {Id} has not ended within {patience}:\n{State()}", e);
        }
    }

    /// <summary>What the kernel says of it, and of where each of its threads waits: a process that does not end cannot be asked later.</summary>
    private string State()
    {
        var folder = $"/proc/{Id}";
        if (!Directory.Exists(folder)) return "it is gone";
        var lines = File.ReadLines(folder + "/status").Where(l => l.StartsWith("State:", StringComparison.Ordinal) || l.StartsWith("Sig", StringComparison.Ordinal) || l.StartsWith("ShdPnd:", StringComparison.Ordinal));
        var threads = Directory.EnumerateDirectories(folder + "/task").Select(t => $"{File.ReadAllText(t + "/comm").Trim()}: {File.ReadAllText(t + "/wchan")}");
        return string.Join('\n', lines.Concat(threads));
    }

    public void Dispose()
    {
        _kill.Cancel();
        // A task that still runs cannot be disposed.
        ((IAsyncResult)_process.Task).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10));
        if (_process.Task.IsCompleted) _process.Dispose();
        _kill.Dispose();
    }
}
