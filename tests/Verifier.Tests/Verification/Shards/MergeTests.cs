using System.Text.Json.Nodes;
using InstructMix.Core.Files;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Verifier.Tests.Verification.Shards;

/// <summary>Shares that real sandboxes verified, joined, and what keeps wrong ones from being joined.</summary>
public sealed class MergeTests(ShardedRuns runs) : IClassFixture<ShardedRuns>
{
    [Fact]
    public async Task Merged_shares_are_what_one_machine_would_have_written_to_the_byte()
    {
        var merged = await MergeAsync(runs.Copy());
        (await File.ReadAllBytesAsync(merged["kept.jsonl"])).Should().Equal(await File.ReadAllBytesAsync(runs["kept.jsonl"]));
        (await File.ReadAllBytesAsync(merged["rejects.jsonl"])).Should().Equal(await File.ReadAllBytesAsync(runs["rejects.jsonl"]));
        File.ReadLines(runs["kept.jsonl"]).Should().HaveCountGreaterThan(20);
        File.ReadLines(runs["rejects.jsonl"]).Should().HaveCountGreaterThan(5);
    }

    [Fact]
    public async Task The_counts_of_the_shares_add_up_to_those_of_one_machine()
    {
        runs.Shares.Should().OnlyContain(s => s.Summary.Candidates > 0 && s.Summary.OtherShares == 60 - s.Summary.Candidates);
        var merged = (await MergeAsync(runs.Copy())).Manifest;
        // The same code in two shares is run in both, as neither knows of the other; nor does a share know a problem's other answers, so no rates come of them.
        merged.Summary.Should().BeEquivalentTo(runs.Whole with { FromLedger = merged.Summary.FromLedger, Rates = null, Groups = null });
        runs.Whole.Unreadable.Should().BeGreaterThan(1);
        // Each record that cannot be read is told by one share alone.
        runs.Shares.SelectMany(s => s.Problems).Should().OnlyHaveUniqueItems().And.HaveCount((int)runs.Whole.Unreadable);
    }

    [Fact]
    public async Task A_run_with_the_merged_ledger_runs_nothing_and_writes_the_same_bytes()
    {
        var merged = await MergeAsync(runs.Copy());
        var name = Guid.NewGuid().ToString("N");
        (await runs.RunAsync(name, null, [], merged["ledger"])).FromLedger.Should().Be(60);
        (await File.ReadAllBytesAsync(runs.At($"{name}/kept.jsonl"))).Should().Equal(await File.ReadAllBytesAsync(runs["kept.jsonl"]));
        (await File.ReadAllBytesAsync(runs.At($"{name}/rejects.jsonl"))).Should().Equal(await File.ReadAllBytesAsync(runs["rejects.jsonl"]));
    }

    [Fact]
    public async Task Verdicts_are_added_to_a_ledger_that_is_there_already()
    {
        var folder = runs.Copy();
        var entry = new LedgerEntry(new Harness.Verdict { Outcome = Harness.Outcome.Passed }, "2020-01-01");
        await using (var before = Ledger.Open(Path.Combine(folder, "merged", "ledger"))) await before.AddAsync(new byte[32], entry);
        var merged = await MergeAsync(folder);
        await using (var after = Ledger.Open(merged["ledger"])) after.Find(new byte[32])!.At.Should().Be("2020-01-01");
        (await runs.RunAsync(Guid.NewGuid().ToString("N"), null, [], merged["ledger"])).FromLedger.Should().Be(60);
    }

    [Fact]
    public async Task The_merged_manifest_says_what_the_files_are_and_is_no_share()
    {
        var folder = runs.Copy();
        var merged = await MergeAsync(folder);
        var found = merged.Manifest;
        (found.Merged, found.Shard, found.Order).Should().Be((ShardedRuns.Count, null, null));
        (await DigestedFile.OfAsync(merged["kept.jsonl"], "kept.jsonl", CancellationToken.None)).Should().Be(found.Output);
        (await DigestedFile.OfAsync(merged["rejects.jsonl"], "rejects.jsonl", CancellationToken.None)).Should().Be(found.Rejects);
        // It lies among the shares now, and is not taken for one.
        (await ShardSet.OpenAsync([folder], CancellationToken.None)).Shards.Should().HaveCount(ShardedRuns.Count);
    }

    [Fact]
    public async Task Compressed_shares_are_merged_as_well_and_shares_may_be_empty()
    {
        // More shares than candidates.
        const int Count = 7;
        var name = Guid.NewGuid().ToString("N");
        await File.WriteAllLinesAsync(runs.At(name + ".jsonl"), (await File.ReadAllLinesAsync(runs.At("in.jsonl"))).Take(4));
        await runs.RunAsync($"{name}/whole", null, [], input: name + ".jsonl", end: ".gz");
        var shares = new List<Verifier.Verification.VerificationSummary>();
        for (int number = 1; number <= Count; number++) shares.Add(await runs.RunAsync($"{name}/shares/{number}", new Shard(number, Count), [], input: name + ".jsonl", end: ".gz"));
        shares.Should().Contain(s => s.Candidates == 0);
        var set = await ShardSet.OpenAsync([runs.At($"{name}/shares")], CancellationToken.None);
        var to = new MergeOptions(runs.At($"{name}/kept.jsonl.gz"), runs.At($"{name}/rejects.jsonl.gz"), runs.At($"{name}/ledger"));
        (await new ShardMerge(set).RunAsync(to, CancellationToken.None)).Manifest.Summary.Candidates.Should().Be(4);
        (await File.ReadAllBytesAsync(to.Output)).Should().Equal(await File.ReadAllBytesAsync(runs.At($"{name}/whole/kept.jsonl.gz")));
        (await File.ReadAllBytesAsync(to.Rejects)).Should().Equal(await File.ReadAllBytesAsync(runs.At($"{name}/whole/rejects.jsonl.gz")));
    }

    [Fact]
    public async Task A_share_that_is_missing_is_named()
    {
        var folder = runs.Copy();
        File.Delete(ManifestOf(folder, 2));
        await RefuseAsync(folder, "a share is missing: 2/3; run what is missing (a share that was killed has no manifest), or name its folder too");
        File.Delete(ManifestOf(folder, 3));
        await RefuseAsync(folder, "2 shares are missing: 2/3, 3/3; ");
        File.Delete(ManifestOf(folder, 1));
        await RefuseAsync(folder, $"{folder}: there is no share here");
    }

    [Fact]
    public async Task A_share_that_is_there_twice_is_named_and_one_folder_named_twice_is_no_matter()
    {
        var folder = runs.Copy();
        (await ShardSet.OpenAsync([folder, Path.Combine(folder, "1"), folder + "/"], CancellationToken.None)).Shards.Should().HaveCount(ShardedRuns.Count);
        var other = runs.Copy();
        foreach (var number in new[] { 1, 3 }) Directory.Delete(Path.Combine(other, $"{number}"), recursive: true);
        await RefuseAsync([folder, other], folder, $"share 2/3 is there more than once: {ManifestOf(folder, 2)} and {ManifestOf(other, 2)}; leave one of them out");
    }

    [Theory]
    [InlineData("settings.python", "\"3.13\"", "shares 1/3 and 2/3 differ in python: 3.11 in ", ", 3.13 in ")]
    [InlineData("settings.image", "\"sha256:0\"", "differ in the sandbox image: sha256:", "build it once and give it to all machines, as docs/scaling.md shows")]
    [InlineData("settings.limits.memory.bytes", "1", "differ in limits.memory.bytes: 536870912 in ", ", 1 in ")]
    [InlineData("settings.completions", "\"chat\"", "differ in completions: auto in ", "run one of them again, with the settings of the others")]
    [InlineData("settings.repeat", "2", "differ in repeat: 1 in ", ", 2 in ")]
    [InlineData("tool", "\"instructmix 9.9\"", "differ in the program: ", "instructmix 9.9 in ")]
    [InlineData("inputs.0.sha256", "\"00\"", "differ in the inputs: ", "in.jsonl with SHA-256 00…")]
    [InlineData("inputs.0.file", "\"other.jsonl\"", "differ in the inputs: ", "other.jsonl with SHA-256 ")]
    [InlineData("inputs", "[]", "differ in the inputs: 1 files in ", ", 0 in ")]
    [InlineData("problems", """[{"file": "p.jsonl", "bytes": 1, "sha256": "00"}]""", "differ in the problems: 0 files in ", ", 1 in ")]
    [InlineData("summary.other_shares", "7", "differ in the number of candidates in the input: 60 in ", "the inputs must not change meanwhile")]
    [InlineData("shard.count", "4", "1/kept.jsonl.manifest.json is share 1/3 and ", "2/kept.jsonl.manifest.json is share 2/4: an input has one number of shares")]
    [InlineData("shard.number", "4", "2/kept.jsonl.manifest.json: says that it is share 4/3, which cannot be", "run this share again")]
    [InlineData("shard.number", "3", "share 3/3 is there more than once: ", "2/kept.jsonl.manifest.json")]
    [InlineData("summary", "null", "2/kept.jsonl.manifest.json: is no manifest of a share (", "run this share again")]
    public async Task A_share_that_does_not_belong_to_the_others_is_named(string field, string value, string message, string more)
    {
        var folder = runs.Copy();
        var path = ManifestOf(folder, 2);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        var names = field.Split('.');
        var at = names[..^1].Aggregate(manifest, (node, name) => int.TryParse(name, out int index) ? node[index]! : node[name]!);
        at[names[^1]] = JsonNode.Parse(value);
        await File.WriteAllTextAsync(path, manifest.ToJsonString());
        await RefuseAsync(folder, message, more);
    }

    [Theory]
    [InlineData("kept.jsonl")]
    [InlineData("rejects.jsonl")]
    [InlineData("kept.jsonl.order.gz")]
    public async Task A_file_that_is_damaged_or_gone_is_named(string name)
    {
        var folder = runs.Copy();
        var path = Path.Combine(folder, "3", name);
        await using (var file = new FileStream(path, FileMode.Open))
        {
            file.Position = file.Length / 2;
            int there = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(there ^ 1));
        }

        await RefuseAsync(folder, $"{path}: is not what share 3/3 wrote (", "; run this share again, its ledger has the verdicts");
        File.Delete(path);
        await RefuseAsync(folder, $"{path}: there is no such file, and share 3/3 needs it");
    }

    [Fact]
    public async Task A_manifest_that_is_cut_off_is_named()
    {
        var folder = runs.Copy();
        var path = ManifestOf(folder, 1);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path))[..200]);
        await RefuseAsync(folder, $"{path}: is no manifest of a share (", "; run this share again");
    }

    [Fact]
    public async Task Shares_that_do_not_make_up_the_input_are_refused()
    {
        // Share 2 with the places of share 1, and digests that say that this is right.
        var folder = runs.Copy();
        File.Copy(Path.Combine(folder, "1", "kept.jsonl.order.gz"), Path.Combine(folder, "2", "kept.jsonl.order.gz"), overwrite: true);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(ManifestOf(folder, 2)))!;
        manifest["order"] = JsonNode.Parse(await File.ReadAllTextAsync(ManifestOf(folder, 1)))!["order"]!.DeepClone();
        await File.WriteAllTextAsync(ManifestOf(folder, 2), manifest.ToJsonString());
        await RefuseAsync(folder, "kept.jsonl.order.gz: ");
    }

    [Fact]
    public async Task A_ledger_that_is_gone_is_told_and_one_that_is_damaged_is_refused()
    {
        var folder = runs.Copy();
        File.Delete(Path.Combine(folder, "2", "kept.jsonl.ledger"));
        (await MergeAsync(folder)).WithoutLedger.Should().ContainSingle().Which.Manifest.Shard.Should().Be(new Shard(2, 3));
        Directory.Delete(Path.Combine(folder, "merged"), recursive: true);
        var damaged = Path.Combine(folder, "3", "kept.jsonl.ledger");
        await File.WriteAllTextAsync(damaged, string.Concat(Enumerable.Repeat("no ledger\n", 200)));
        await RefuseAsync(folder, $"{damaged}: cannot be read as a ledger (");
    }

    [Theory]
    [InlineData("1/kept.jsonl", "rejects", "ledger")]
    [InlineData("kept", "2/rejects.jsonl", "ledger")]
    [InlineData("kept", "rejects", "3/kept.jsonl.ledger")]
    public async Task A_share_is_not_overwritten(string output, string rejects, string ledger)
    {
        var folder = runs.Copy();
        string At(string name) => Path.Combine(folder, name);
        var before = await File.ReadAllBytesAsync(At("1/kept.jsonl"));
        var set = await ShardSet.OpenAsync([folder], CancellationToken.None);
        await FluentActions.Awaiting(() => new ShardMerge(set).RunAsync(new MergeOptions(At(output), At(rejects), At(ledger)), CancellationToken.None))
            .Should().ThrowAsync<UnusableInputException>().WithMessage("*would overwrite a share's file; name another place");
        (await File.ReadAllBytesAsync(At("1/kept.jsonl"))).Should().Equal(before);
    }

    private static string ManifestOf(string folder, int number) => Path.Combine(folder, $"{number}", "kept.jsonl.manifest.json");

    private static async Task<Merged> MergeAsync(params string[] folders)
    {
        var to = Path.Combine(folders[0], "merged");
        var set = await ShardSet.OpenAsync(folders, CancellationToken.None);
        var (manifest, withoutLedger) = await new ShardMerge(set).RunAsync(new MergeOptions(Path.Combine(to, "kept.jsonl"), Path.Combine(to, "rejects.jsonl"), Path.Combine(to, "ledger")), CancellationToken.None);
        return new Merged(to, manifest, withoutLedger);
    }

    private static Task RefuseAsync(string folder, params string[] messages) => RefuseAsync([folder], folder, messages);

    private static async Task RefuseAsync(string[] folders, string folder, params string[] messages)
    {
        var refusal = (await FluentActions.Awaiting(() => MergeAsync(folders)).Should().ThrowAsync<UnusableInputException>()).Which.Message;
        foreach (var message in messages) refusal.Should().Contain(message);
        var merged = Path.Combine(folder, "merged");
        if (Directory.Exists(merged)) Directory.EnumerateFileSystemEntries(merged).Should().BeEmpty("nothing is written");
    }

    private sealed record Merged(string Folder, ShardManifest Manifest, IReadOnlyList<FoundShard> WithoutLedger)
    {
        public string this[string name] => Path.Combine(Folder, name);
    }
}
