using System.Diagnostics;
using System.Globalization;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Interruptions;

/// <summary>A program that hangs in the kernel, where no token reaches it.</summary>
public sealed class HangingTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_second_signal_ends_what_the_first_one_could_not(string signal)
    {
        var fifo = _folder["candidates.jsonl"];
        await Shell.RunAsync("mkfifo", fifo);
        using var program = ProgramProcess.Start(null, "verify", fifo, "--output", _folder["kept.jsonl"]);
        await HangsAsync(program.Id);

        await program.SignalAsync(signal);
        await Task.Delay(TimeSpan.FromSeconds(2));
        program.HasExited.Should().BeFalse("a FIFO without a writer is opened for ever, so that this test shows something");
        await program.SignalAsync(signal);

        var start = Stopwatch.GetTimestamp();
        (await program.EndAsync(Patience)).ExitCode.Should().Be(ExitCode.Interrupted);
        Stopwatch.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(20), "the first signal's own time is not waited for");
    }

    /// <summary>Waits until a thread of a process waits for the other end of a FIFO.</summary>
    private static async Task HangsAsync(int process)
    {
        var tasks = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task");
        for (int i = 0; i < 600; i++)
        {
            // The runtime's own thread for debuggers waits at a FIFO as well.
            var waiting = Directory.EnumerateDirectories(tasks).Where(t => Read(t + "/wchan").Contains("partner", StringComparison.Ordinal));
            if (waiting.Any(t => !Read(t + "/comm").Contains("Debug", StringComparison.Ordinal))) return;
            await Task.Delay(50);
        }

        throw new TimeoutException("the program does not open the FIFO");
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // the thread is gone
        }
    }
}
