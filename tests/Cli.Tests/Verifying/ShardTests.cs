using System.Text.Json.Nodes;
using InstructMix.Cli.Tests.Given;
using InstructMix.Cli.Tests.Schemas;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Verifying;

public sealed class ShardTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Shares_that_ran_side_by_side_are_merged_to_what_one_run_writes()
    {
        var input = _folder.Write("in.jsonl", [.. Candidates.Distinct(60), "no record"]);
        var whole = await CommandLine.RunAsync("verify", input, "--output", _folder["whole/kept.jsonl"], "--json");
        // As three processes of one machine do, with one engine for all.
        var running = Enumerable.Range(1, 3).Select(n => ProgramProcess.Start(null, "verify", input, "--output", _folder[$"runs/{n}/kept.jsonl"], "--shard", $"{n}/3", "--jobs", "1", "--json")).ToList();
        var shares = await Task.WhenAll(running.Select(p => p.EndAsync(TimeSpan.FromMinutes(5))));
        running.ForEach(p => p.Dispose());
        shares.Should().OnlyContain(s => s.ExitCode == ExitCode.Done);
        shares.Should().OnlyContain(s => s.Json.GetProperty("candidates").GetInt64() + s.Json.GetProperty("other_shares").GetInt64() == 60);
        shares.Should().OnlyContain(s => s.Json.GetProperty("sandbox_faults").GetInt64() == 0);
        shares.Count(s => s.Error.Contains("in.jsonl:61: not JSON", StringComparison.Ordinal)).Should().Be(1);

        var merged = await CommandLine.RunAsync("merge", _folder["runs"], "--output", _folder["merged/"], "--json");
        merged.ExitCode.Should().Be(ExitCode.Done, merged.Error);
        // The answers to one problem are spread over the shares, so their rates are not known to a merge.
        var summary = JsonNode.Parse(whole.Output)!.AsObject();
        summary.Remove("rates").Should().BeTrue();
        JsonNode.DeepEquals(JsonNode.Parse(merged.Output), summary).Should().BeTrue(merged.Output);
        merged.Error.Should().Contain($"kept     {_folder["merged/kept.jsonl"]}").And.Contain("merged, 3 shares");
        foreach (var name in new[] { "kept.jsonl", "kept.rejects.jsonl" }) WithoutDay($"merged/{name}").Should().Be(WithoutDay($"whole/{name}"));
        var again = await CommandLine.RunAsync("verify", input, "--output", _folder["again.jsonl"], "--ledger", _folder["merged/kept.jsonl.ledger"], "--json");
        again.Json.GetProperty("from_ledger").GetInt64().Should().Be(60);
    }

    [Fact]
    public async Task A_merge_tells_the_whole_in_a_report_as_one_run_would()
    {
        var input = _folder.Write("in.jsonl", Candidates.Distinct(6));
        foreach (int share in (int[])[1, 2]) (await CommandLine.RunAsync("verify", input, "--output", _folder[$"runs/{share}/kept.jsonl"], "--shard", $"{share}/2")).ExitCode.Should().Be(ExitCode.Done);
        (await CommandLine.RunAsync("verify", input, "--output", _folder["whole.jsonl"], "--report", _folder["whole.md"])).ExitCode.Should().Be(ExitCode.Done);
        var merged = await CommandLine.RunAsync("merge", _folder["runs"], "--output", _folder["kept.jsonl"], "--report", _folder["merged.md"], "--report", _folder["merged.html"]);
        merged.ExitCode.Should().Be(ExitCode.Done, merged.Error);
        merged.Error.Should().Contain($"report   {_folder["merged.md"]}\nreport   {_folder["merged.html"]}\n");
        Rows("merged.md").Should().NotBeEmpty().And.Equal(Rows("whole.md"));
        var over = await CommandLine.RunAsync("merge", _folder["runs"], "--output", _folder["again.jsonl"], "--report", _folder["again.ledger.txt"]);
        over.ExitCode.Should().Be(ExitCode.Unusable);
        over.Error.Should().Contain("end it in .html or .md");
        File.Exists(_folder["again.jsonl"]).Should().BeFalse("that is said before anything is joined");

        List<string> Rows(string name) => [.. File.ReadLines(_folder[name]).Where(l => l.StartsWith('|') || l.Contains("pairs", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("../secret.jsonl")]
    [InlineData("/etc/passwd")]
    [InlineData("link.jsonl")]
    public async Task A_manifest_names_no_file_outside_its_folder(string name)
    {
        var input = _folder.Write("in.jsonl", Candidates.Distinct(2));
        (await CommandLine.RunAsync("verify", input, "--output", _folder["run/kept.jsonl"], "--shard", "1/1")).ExitCode.Should().Be(ExitCode.Done);
        File.Move(_folder["run/kept.jsonl"], _folder["secret.jsonl"]);
        File.CreateSymbolicLink(_folder["run/link.jsonl"], "../secret.jsonl");
        var manifest = _folder["run/kept.jsonl.manifest.json"];
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"kept.jsonl\"", $"\"{name}\"", StringComparison.Ordinal));
        var merged = await CommandLine.RunAsync("merge", _folder["run"], "--output", _folder["merged.jsonl"]);
        merged.ExitCode.Should().Be(ExitCode.Unusable);
        merged.Error.Should().Contain($"names the file '{name}', which is not in its folder");
    }

    [Fact]
    public async Task A_pod_takes_the_share_that_its_Job_gives_it()
    {
        var input = _folder.Write("in.jsonl", Candidates.Distinct(4));
        var environment = new Dictionary<string, string?> { ["JOB_COMPLETION_INDEX"] = "1", ["JOB_COMPLETIONS"] = "2" };
        var result = await CommandLine.RunAsync(environment, "verify", input, "--output", _folder["kept.jsonl"], "--shard", "auto");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain("verified, share 2/2");
        new SchemaFile("shard.schema.json").ShouldDescribe([await File.ReadAllTextAsync(_folder["kept.jsonl.manifest.json"])]);
        // The other pod did not run.
        var merged = await CommandLine.RunAsync("merge", _folder.Path, "--output", _folder["merged.jsonl"]);
        merged.ExitCode.Should().Be(ExitCode.Unusable);
        merged.Error.Should().StartWith("instructmix: a share is missing: 1/2; ");
        _folder.Names.Should().NotContain(n => n.StartsWith("merged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_share_without_a_candidate_is_written_and_an_input_without_one_is_told()
    {
        var input = _folder.Write("in.jsonl", Candidates.Right("a"));
        var shares = new List<CliResult>();
        foreach (var shard in new[] { "1/2", "2/2" }) shares.Add(await CommandLine.RunAsync("verify", input, "--output", _folder[$"{shard[0]}/kept.jsonl"], "--shard", shard, "--json"));
        shares.Should().OnlyContain(s => s.ExitCode == ExitCode.Done);
        shares.Select(s => s.Json.GetProperty("candidates").GetInt64()).Should().BeEquivalentTo([0, 1]);
        (await CommandLine.RunAsync("merge", _folder["1"], _folder["2"], "--output", _folder["kept.jsonl"])).ExitCode.Should().Be(ExitCode.Done);
        _folder.Records("kept.jsonl").Should().ContainSingle();

        var nothing = _folder.Write("nothing.jsonl", "{}");
        var result = await CommandLine.RunAsync("verify", nothing, "--output", _folder["none/kept.jsonl"], "--shard", "1/2");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain("there was no candidate to verify");
        Directory.EnumerateFiles(_folder["none"]).Select(Path.GetFileName).Should().BeSubsetOf(["kept.jsonl.ledger"]);
    }

    [Theory]
    [InlineData("/dev/null", "in.jsonl", "/dev/null: is a device, and shares are merged from their files")]
    [InlineData("kept.jsonl", "/dev/null", "/dev/null: is empty, or a pipe, which can be read once only")]
    [InlineData("in", "in.order.gz", "in.order.gz: would overwrite an input")]
    [InlineData("in", "in.manifest.json", "in.manifest.json: would overwrite an input")]
    public async Task A_share_needs_files_that_stay(string output, string input, string message)
    {
        if (input != "/dev/null") input = _folder.Write(input, Candidates.Right("a"));
        if (output != "/dev/null") output = _folder[output];
        var result = await CommandLine.RunAsync("verify", input, "--output", output, "--rejects", _folder["rejects.jsonl"], "--ledger", _folder["ledger"], "--shard", "1/2");
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(message);
        _folder.Names.Should().NotContain("rejects.jsonl").And.NotContain("ledger");
    }

    [Fact]
    public async Task A_folder_of_shares_that_is_not_there_is_named()
    {
        var result = await CommandLine.RunAsync("merge", _folder["nowhere"], "--output", _folder["kept.jsonl"]);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Be($"instructmix: {_folder["nowhere"]}: there is no such folder; name the folders that `verify --shard` wrote to\n");
    }

    /// <summary>A verdict carries its day, and the tests may run at midnight.</summary>
    private string WithoutDay(string name) =>
        string.Join('\n', File.ReadLines(_folder[name]).Select(l => l.IndexOf("\"at\":\"", StringComparison.Ordinal) is >= 0 and var at ? l.Remove(at, 17) : l));
}
