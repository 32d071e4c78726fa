using System.Text;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Verifying;

/// <summary>Records that cannot be read are told with file and line; the others go on.</summary>
public sealed class BadRecordTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_bad_record_is_told_and_the_others_are_verified()
    {
        var input = _folder["in.jsonl"];
        await using (var file = File.Create(input))
        {
            void Line(ReadOnlySpan<byte> bytes)
            {
                file.Write(bytes);
                file.WriteByte((byte)'\n');
            }

            Line(Encoding.UTF8.GetBytes(Candidates.Right("first")));
            Line("{\"instruction\": \"cut"u8);
            Line("{\"id\": \"x\", \"instruction\": \"Add.\"}"u8);
            Line([.. "{\"instruction\": \"a\", \"response\": \""u8, 0xFF, 0xFE, .. "\"}"u8]);
            Line([.. "{\"instruction\": \"a\", \"response\": \""u8, .. Enumerable.Repeat((byte)'x', 50 * 1024 * 1024), .. "\"}"u8]);
            Line("\"only a string\""u8);
            Line(""u8);
            Line(Encoding.UTF8.GetBytes(Candidates.Wrong("last")));
        }

        string[] arguments = ["verify", input, "--output", _folder["kept.jsonl"], "--json"];
        var result = await CommandLine.RunAsync(arguments);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Line($"{input}:2: ").Should().Contain("not JSON").And.Contain("; ");
        result.Line($"{input}:3: ").Should().Contain("no response");
        result.Line($"{input}:4: ").Should().Contain("not UTF-8").And.Contain("save the file as UTF-8");
        result.Line($"{input}:5: ").Should().Contain("longer than 16 MiB").And.Contain("split or shorten");
        result.Line($"{input}:6: ").Should().Contain("a string where an object must be");
        result.Error.Should().MatchRegex(@"unreadable records\s*│\s*5");
        result.Json.GetProperty("unreadable").GetInt64().Should().Be(5);
        result.Json.GetProperty("candidates").GetInt64().Should().Be(2);
        _folder.Records("kept.jsonl").Should().ContainSingle().Which.GetProperty("id").GetString().Should().Be("first");
        _folder.Records("kept.rejects.jsonl").Should().ContainSingle().Which.GetProperty("id").GetString().Should().Be("last");

        var strict = await CommandLine.RunAsync([.. arguments, "--strict"]);
        strict.ExitCode.Should().Be(ExitCode.Unusable);
        _folder.Records("kept.jsonl").Should().ContainSingle("what can be verified is, strict or not");
    }

    [Fact]
    public async Task Of_many_bad_records_the_first_are_told_and_the_others_counted()
    {
        var input = _folder.Write("in.jsonl", [Candidates.Right("a"), .. Enumerable.Repeat("{", 30)]);
        var result = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"]);
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Split('\n').Count(l => l.StartsWith($"instructmix: {input}:", StringComparison.Ordinal)).Should().Be(3, "the same remedy is told three times");
        result.Error.Should().Contain("instructmix: 27 more records could not be read");
    }

    [Fact]
    public async Task A_file_without_a_record_is_told()
    {
        var input = _folder["empty.jsonl"];
        await File.WriteAllBytesAsync(input, []);
        await File.WriteAllTextAsync(_folder["kept.jsonl"], "what was there before\n");
        var result = await CommandLine.RunAsync("verify", input, "--output", _folder["kept.jsonl"], "--json");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain($"instructmix: {input}: holds no records; ");
        result.Line("there was no candidate to verify").Should().Contain(input).And.Contain("docs/file-formats.md");
        result.Json.GetProperty("candidates").GetInt64().Should().Be(0);
        result.Error.Should().NotContain("kept ");
        (await File.ReadAllTextAsync(_folder["kept.jsonl"])).Should().Be("what was there before\n");
        _folder.Names.Should().BeEquivalentTo("empty.jsonl", "kept.jsonl", "kept.jsonl.ledger");
    }

    [Fact]
    public async Task A_pipe_is_read_once_and_whole()
    {
        _folder.Write("in.jsonl", Candidates.Right("a"), Candidates.Right("b", 5));
        using var program = ProgramProcess.Start("sh", null, ["-c", $"cat '{_folder["in.jsonl"]}' | dotnet '{ProgramProcess.Program}' verify /dev/stdin --output '{_folder["kept.jsonl"]}' --json"]);
        var result = await program.EndAsync(TimeSpan.FromSeconds(60));
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("kept").GetInt64().Should().Be(2);
    }
}
