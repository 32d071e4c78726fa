using System.Text;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Given;

/// <summary>A run that nothing disturbs: what disturbed runs of the same file have to come to.</summary>
/// <param name="count">How many candidates.</param>
public abstract class UndisturbedRun(int count) : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private string? _day;

    /// <summary>How many candidates.</summary>
    public int Count => count;

    /// <summary>The file of candidates.</summary>
    public string Input => _folder["in.jsonl"];

    public async Task InitializeAsync()
    {
        // The last one takes so long that no machine is done before a test has disturbed it.
        _folder.Write("in.jsonl", [.. Candidates.Distinct(Count)[..^1], Candidates.Slow("last")]);
        var result = await CommandLine.RunAsync("verify", Input, "--output", _folder["kept.jsonl"], "--json");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("kept").GetInt64().Should().Be(Count - (Count / 20));
        _day = DayOf(await File.ReadAllTextAsync(_folder["kept.jsonl"]));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the command line of a disturbed run again and makes sure that it takes up where that was, and writes what it would have written.</summary>
    /// <param name="folder">Where it writes.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="dockerHost">Where it finds the engine; null for where the tests find it.</param>
    internal async Task ShouldBeResumedAsync(TempFolder folder, string[] arguments, string? dockerHost = null)
    {
        var second = await CommandLine.RunAsync(dockerHost is null ? [] : new() { ["DOCKER_HOST"] = dockerHost }, arguments);
        second.ExitCode.Should().Be(ExitCode.Done, second.Error);
        second.Json.GetProperty("candidates").GetInt64().Should().Be(count);
        second.Json.GetProperty("from_ledger").GetInt64().Should().BeInRange(1, count - 1);
        await ShouldBeWrittenAsync(folder);
    }

    /// <summary>Makes sure that a disturbed run wrote what this one wrote.</summary>
    internal async Task ShouldBeWrittenAsync(TempFolder folder)
    {
        folder.Names.Should().NotContain(n => n.Contains("partial", StringComparison.Ordinal));
        foreach (var name in new[] { "kept.jsonl", "kept.rejects.jsonl" })
        {
            var expected = await File.ReadAllBytesAsync(_folder[name]);
            var actual = await File.ReadAllTextAsync(folder[name]);
            // A verdict carries its day, and the tests may run at midnight.
            if (DayOf(actual) is { } day && day != _day) actual = actual.Replace(day, _day, StringComparison.Ordinal);
            Encoding.UTF8.GetBytes(actual).AsSpan().SequenceEqual(expected).Should().BeTrue($"{name} should be the same to the byte");
        }
    }

    /// <summary>Waits until a run is well on its way, its first block of output on disk, and disturbs it while it stands still: it cannot come to its end meanwhile.</summary>
    /// <param name="program">The run.</param>
    /// <param name="folder">Where it writes.</param>
    /// <param name="disturb">Disturbs it.</param>
    /// <param name="goesOn">Whether it goes on afterwards; a killed one is gone, and has no number any more.</param>
    internal static async Task DisturbAsync(ProgramProcess program, TempFolder folder, Func<Task> disturb, bool goesOn = true)
    {
        // One look each time: the file is made, removed, and made again when the run begins.
        while (new FileInfo(folder["kept.jsonl.partial"]) is not { Exists: true, Length: >= 65_536 })
        {
            program.HasExited.Should().BeFalse("it should still be running");
            await Task.Delay(10);
        }

        await program.SignalAsync("STOP");
        await disturb();
        if (goesOn) await program.SignalAsync("CONT");
    }

    private static string? DayOf(string lines) => lines.IndexOf("\"at\":\"", StringComparison.Ordinal) is >= 0 and var at ? lines.Substring(at, 17) : null;
}
