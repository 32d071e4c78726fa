using System.Diagnostics;
using System.Globalization;

namespace InstructMix.Cli.Tests.Given;

/// <summary>The real program as a process of its own, which can be interrupted and killed.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ProgramProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program's file.</summary>
    public static string Program => typeof(App).Assembly.Location;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the program.</summary>
    /// <param name="dockerHost">Where it finds the engine; null for where the tests find it.</param>
    /// <param name="arguments">The command line.</param>
    public static ProgramProcess Start(string? dockerHost, params string[] arguments) => Start("dotnet", dockerHost, [Program, .. arguments]);

    /// <summary>Starts another program, such as a shell that starts this one.</summary>
    public static ProgramProcess Start(string file, string? dockerHost, string[] arguments)
    {
        // What a shell without job control starts in the background ignores interrupts, and so do these tests then, and whom they start.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", file, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (dockerHost is not null) start.Environment["DOCKER_HOST"] = dockerHost;
        return new ProgramProcess(start);
    }

    /// <summary>Ends it without giving it a chance to clean up.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends a signal by its name.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CliResult> EndAsync(TimeSpan patience)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"process {_process.Id} has not ended within {patience}:\n{State()}", e);
        }

        return new CliResult(_process.ExitCode, await _output, await _error);
    }

    /// <summary>What the kernel says of it, and of where each of its threads waits: a process that does not end cannot be asked later.</summary>
    private string State()
    {
        var folder = $"/proc/{_process.Id}";
        if (!Directory.Exists(folder)) return "it is gone";
        var lines = File.ReadLines(folder + "/status").Where(l => l.StartsWith("State:", StringComparison.Ordinal) || l.StartsWith("Sig", StringComparison.Ordinal) || l.StartsWith("ShdPnd:", StringComparison.Ordinal));
        var threads = Directory.EnumerateDirectories(folder + "/task").Select(t => $"{File.ReadAllText(t + "/comm").Trim()}: {File.ReadAllText(t + "/wchan")}");
        return string.Join('\n', lines.Concat(threads));
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
