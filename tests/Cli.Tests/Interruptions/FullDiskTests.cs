using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Interruptions;

/// <summary>A disk that runs full under what a run writes.</summary>
public sealed class FullDiskTests(LongRun undisturbed) : IClassFixture<LongRun>, IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TempFolder _folder = new();
    private SmallDisk? _disk;

    public async Task InitializeAsync() => _disk = await SmallDisk.MountAsync(_folder["disk"], 64);

    public async Task DisposeAsync() => await _disk!.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--ledger", "ledger")]
    [InlineData("--rejects", "kept.rejects.jsonl")]
    [InlineData("--output", "kept.jsonl")]
    public async Task It_ends_the_run_which_says_so_and_the_next_one_takes_it_up(string option, string name)
    {
        string[] arguments =
        [
            "verify", undisturbed.Input, "--json",
            "--output", option == "--output" ? _disk![name] : _folder["kept.jsonl"],
            "--rejects", option == "--rejects" ? _disk![name] : _folder["kept.rejects.jsonl"],
            "--ledger", option == "--ledger" ? _disk![name] : _folder["ledger"],
        ];
        using var program = ProgramProcess.Start(null, arguments);
        while (!File.Exists(_disk![name]) && !File.Exists(_disk[name] + ".partial") && !program.HasExited) await Task.Delay(20);
        _disk.Fill();
        var ended = await program.EndAsync(Patience);
        ended.ExitCode.Should().Be(ExitCode.Unusable, ended.Error);
        ended.Line("instructmix: ").Should().Contain(_disk[name]).And.MatchRegex("disk is full|No space left on device|not enough space on the disk").And.Contain("make room").And.Contain("run the same command again");
        ended.Output.Should().BeEmpty();
        _folder.Names.Should().NotContain("kept.jsonl").And.NotContain("kept.rejects.jsonl").And.NotContain(n => n.Contains("partial", StringComparison.Ordinal));
        File.Exists(_disk["kept.jsonl"]).Should().BeFalse();
        (await Containers.CountAsync(program.Id, any: false, TimeSpan.Zero)).Should().Be(0);

        _disk.MakeRoom();
        var second = await CommandLine.RunAsync(arguments);
        second.ExitCode.Should().Be(ExitCode.Done, second.Error);
        second.Json.GetProperty("candidates").GetInt64().Should().Be(undisturbed.Count);
        foreach (var written in Directory.EnumerateFiles(_disk.Path, "kept*")) File.Copy(written, _folder[Path.GetFileName(written)]);
        await undisturbed.ShouldBeWrittenAsync(_folder);
    }

    [Fact]
    public async Task Where_all_lies_on_it_one_line_says_so_at_once()
    {
        using var program = ProgramProcess.Start(null, "verify", undisturbed.Input, "--output", _disk!["kept.jsonl"], "--json");
        while (!File.Exists(_disk["kept.jsonl.ledger"]) && !program.HasExited) await Task.Delay(20);
        _disk.Fill();
        var filled = System.Diagnostics.Stopwatch.StartNew();
        var ended = await program.EndAsync(Patience);
        ended.ExitCode.Should().Be(ExitCode.Unusable, ended.Error);
        ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle(l => l.Contains("make room", StringComparison.Ordinal), ended.Error);
        filled.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
        ended.Output.Should().BeEmpty();
    }
}
