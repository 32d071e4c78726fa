using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Verifying;

public sealed class OutputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_no_half_written_file()
    {
        var input = _folder.Write("in.jsonl", Candidates.Distinct(400));
        var disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        await File.WriteAllTextAsync(_folder["kept.jsonl"], "before\n");
        // A disk of 64 KiB, which only this shell sees and which goes with it; user namespaces give it to any user.
        var script = $"""
            mount -t tmpfs -o size=64k none '{disk}' || exit 99
            echo before > '{disk}/kept.jsonl'
            dotnet '{ProgramProcess.Program}' verify '{input}' --output '{disk}/kept.jsonl' --ledger '{_folder["ledger"]}' --json
            code=$?
            echo "left: $(ls '{disk}') holding $(cat '{disk}/kept.jsonl')"
            exit $code
            """;
        string[] namespaces = Environment.UserName == "root" ? ["-m"] : ["-Urm"];
        using var program = ProgramProcess.Start("unshare", null, [.. namespaces, "sh", "-c", script]);
        var result = await program.EndAsync(TimeSpan.FromSeconds(60));
        result.ExitCode.Should().Be(ExitCode.Unusable, result.Error);
        result.Line("instructmix: ").Should().Contain($"{disk}/kept.jsonl: cannot be written (").And.Contain("make room or name another place");
        result.Output.Should().Be("left: kept.jsonl holding before\n");

        // The verdicts are in the ledger, which lies elsewhere.
        var second = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"], "--ledger", _folder["ledger"], "--json");
        second.ExitCode.Should().Be(ExitCode.Done, second.Error);
        second.Json.GetProperty("from_ledger").GetInt64().Should().BePositive();
        _folder.Records("kept.jsonl").Should().HaveCount(380);
    }

    [Fact]
    public async Task A_disk_that_is_full_at_the_very_end_leaves_neither_file()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"), Candidates.Wrong("b"));
        var result = await CommandLine.RunAsync("verify", input, "--output", "/dev/full", "--rejects", _folder["rejects.jsonl"], "--ledger", _folder["ledger"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Line("instructmix: ").Should().Contain("/dev/full: cannot be written (").And.Contain("make room");
        _folder.Names.Should().BeEquivalentTo("in.jsonl", "ledger");
    }

    [Fact]
    public async Task Devices_are_written_to_and_not_replaced()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"), Candidates.Wrong("b"));
        using var program = ProgramProcess.Start(null, "verify", input, "--output", "/dev/stdout", "--rejects", "/dev/null", "--ledger", _folder["ledger"]);
        var result = await program.EndAsync(TimeSpan.FromSeconds(60));
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("id").GetString().Should().Be("a");
        await File.WriteAllTextAsync("/dev/null", "gone");
        (await File.ReadAllTextAsync("/dev/null")).Should().BeEmpty();
        Directory.GetFiles("/dev", "null*").Should().Equal("/dev/null");
    }

    [Fact]
    public async Task Outputs_that_end_in_gz_are_compressed_and_read_back()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"), Candidates.Wrong("b"));
        (await CommandLine.RunAsync("verify", input, "--output", _folder["new/kept.jsonl.gz"])).ExitCode.Should().Be(ExitCode.Done);
        File.ReadAllBytes(_folder["new/kept.jsonl.gz"]).Should().StartWith([0x1F, 0x8B]);
        File.Exists(_folder["new/kept.rejects.jsonl.gz"]).Should().BeTrue();
        var again = await CommandLine.RunAsync("verify", _folder["new/kept.jsonl.gz"], _folder["new/kept.rejects.jsonl.gz"], "--output", _folder["again.jsonl"], "--json");
        again.Json.GetProperty("outcomes").GetRawText().Should().MatchRegex(@"^\{\s*""passed"": 1,\s*""failed"": 1\s*\}$");
    }

    [Fact]
    public async Task An_output_that_another_run_writes_is_told_as_a_ledger_in_use_is()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"));
        await using (InstructMix.Core.Files.AtomicFile.Create(_folder["kept.jsonl"]))
        {
            var result = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"]);
            result.ExitCode.Should().Be(ExitCode.Unusable);
            result.Error.Should().Be($"instructmix: {_folder["kept.jsonl"]}: another run is writing it; wait for it to end, or name another place\n");
        }
    }

    [Fact]
    public async Task A_ledger_in_use_is_told()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"));
        await using (InstructMix.Verifier.Ledgers.Ledger.Open(_folder["ledger"]))
        {
            var result = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"], "--ledger", _folder["ledger"]);
            result.ExitCode.Should().Be(ExitCode.Unusable);
            result.Line("instructmix: ").Should().Contain(_folder["ledger"]).And.Contain("another run is using it");
        }

        _folder.Names.Should().NotContain("kept.jsonl");
    }
}
