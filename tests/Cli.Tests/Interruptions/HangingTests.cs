using System.Diagnostics;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Interruptions;

/// <summary>A program that hangs in the system itself, where nothing can ask it to stop.</summary>
public sealed class HangingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_second_signal_ends_whatever_hangs(string signal, int code)
    {
        // To open a FIFO waits until somebody writes to it.
        using (var made = Process.Start("mkfifo", _folder["in.jsonl"])) await made.WaitForExitAsync();
        using var program = ProgramProcess.Start(null, "verify", _folder["in.jsonl"], "--output", _folder["kept.jsonl"]);
        await Task.Delay(TimeSpan.FromSeconds(5));
        program.HasExited.Should().BeFalse();
        for (int n = 0; n < 5 && !program.HasExited; n++)
        {
            // One that is just ending is not there to be told.
            await program.SignalAsync(signal).ContinueWith(_ => { }, TaskScheduler.Default);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        (await program.EndAsync(TimeSpan.FromSeconds(20))).ExitCode.Should().Be(code);
    }
}
