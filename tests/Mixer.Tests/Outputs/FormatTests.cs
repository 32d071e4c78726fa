using InstructMix.Mixer.Outputs.Formats;
using Parquet.Serialization;
using Parquet.Serialization.Attributes;

namespace InstructMix.Mixer.Tests.Outputs;

/// <summary>Each output format, as trainers read it.</summary>
public sealed class FormatTests : IDisposable
{
    private static readonly (string, string)[] Pairs = [("Was ist \"2 + 2\"?\n", "```python\nprint(4)\n```"), ("q", "日本 😀"), ("r", "\u0000 \u2028")];

    private readonly MixedFolder _mix = new();

    public void Dispose() => _mix.Dispose();

    [Fact]
    public async Task ShareGpt_is_conversations_of_human_and_gpt()
    {
        await Mix(""" "formats": ["sharegpt"] """, ("q", "a"));

        (await File.ReadAllTextAsync(_mix.Folder["out/sharegpt.jsonl"])).Should().Be("""{"conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}],"source":"synthetic_qa"}""" + "\n");
    }

    [Fact]
    public async Task Parquet_has_the_hubs_layout_and_Alpacas_columns()
    {
        var summary = await Mix(""" "formats": ["parquet"], "part_size": 2 """, Pairs);

        string[] files = ["data/train-00000-of-00002.parquet", "data/train-00001-of-00002.parquet"];
        summary.Manifest.Outputs.Where(o => o.File.StartsWith("data/", StringComparison.Ordinal)).Select(o => (o.File, o.Records)).Should().Equal((files[0], 2), (files[1], 1));
        var rows = new List<Row>();
        foreach (string file in files)
        {
            await using var stream = File.OpenRead(_mix.Folder["out/" + file]);
            rows.AddRange(await ReadAsync(stream));
        }

        rows.Select(r => (r.instruction!, r.output!)).Should().BeEquivalentTo(Pairs);
        rows.Should().OnlyContain(r => r.input == "" && r.source == "synthetic_qa");
    }

    [Fact]
    public void A_recipe_knows_every_format_that_is_registered() => MixFormats.Names.Should().Equal("tuples", "messages", "alpaca", "sharegpt", "parquet");

    [Theory]
    [InlineData("tuples")]
    [InlineData("messages")]
    [InlineData("alpaca")]
    [InlineData("sharegpt")]
    [InlineData("parquet")]
    public async Task What_a_format_writes_it_reads_back(string name)
    {
        var summary = await Mix($$""" "formats": ["{{name}}"], "splits": { "train": 0.5, "test": 0.5 } """, Pairs);

        var format = MixFormats.Named(name)!;
        string[] files = [.. summary.Manifest.Outputs.Select(o => o.File).Where(format.Owns)];
        files.Should().HaveCount(2).And.OnlyContain(f => f.Contains("train") || f.Contains("part1") || f.Contains("test"));
        var read = new List<Pair>();
        foreach (string file in files) await foreach (var pair in format.ReadAsync(_mix.Folder["out/" + file], default)) read.Add(pair);
        read.Select(p => (p.Instruction, p.Response)).Should().BeEquivalentTo(Pairs);
        summary.Manifest.Outputs.Where(o => format.Owns(o.File)).Sum(o => o.Records).Should().Be(3);
    }

    [Fact]
    public async Task The_bytes_do_not_depend_on_how_threads_take_turns()
    {
        var made = new Made(3);
        var pairs = Enumerable.Range(0, 400).Select(i => (made.Text(8), made.Text(30))).ToArray();
        const string more = """ "formats": ["tuples", "parquet", "messages"], "near_duplicates": {}, "secrets": "mask", "personal_data": "mask", "splits": { "train": 0.9, "test": 0.1 } """;
        await Mix(more, pairs);
        var before = Files();

        // Again and again: threads take turns otherwise each time.
        for (int i = 0; i < 3; i++)
        {
            await Mix(more, pairs);
            Files().Should().Equal(before);
        }
    }

    [Fact]
    public async Task The_card_has_the_hubs_front_matter()
    {
        await Mix(""" "formats": ["tuples", "parquet", "messages"], "splits": { "train": 0.6, "test": 0.4 } """, [.. Pairs.Select(p => (p.Item1, Pairs[0].Item2))]);

        string card = await File.ReadAllTextAsync(_mix.Folder["out/README.md"]);
        card.Should().StartWith("""
            ---
            pretty_name: "test"
            license:
            - other
            task_categories:
            - text-generation
            tags:
            - instruction-tuning
            - instructmix
            size_categories:
            - n<1K
            configs:
            - config_name: parquet
              default: true
              data_files:
              - split: train
                path: "data/train-*.parquet"
              - split: test
                path: "data/test-*.parquet"
            - config_name: messages
              data_files:
              - split: train
                path: "messages-train.jsonl"
              - split: test
                path: "messages-test.jsonl"
            ---

            """);
        card.Should().Contain("| synthetic_qa | 3 |").And.Contain("instructmix mix recipe.json --output DIR").And.Contain("````text\n```python\nprint(4)\n```\n````");
    }

    [Fact]
    public async Task The_report_escapes_what_records_hold_and_masks_what_the_recipe_does_not_keep()
    {
        await Mix(""" "personal_data": "drop" """, ("<script>alert(1)</script>", ""), ("Write to", "jo.miller@northwind-hotel.com"), ("q", "a"));

        string page = await File.ReadAllTextAsync(_mix.Folder["out/report.html"]);
        page.Should().NotContain("<script").And.Contain("&lt;script&gt;").And.NotContain("jo.miller").And.Contain("[EMAIL]");
        page.Should().Contain("personal_data: 1 dropped").And.Contain("empty: 1 dropped").And.Contain("<td>Emails<td class=\"n\">33.3 %<td class=\"n\">0.0 %");
    }

    [Fact]
    public async Task A_page_that_somebody_wrote_is_not_replaced()
    {
        _mix.Folder.WriteText("out/README.md", "# mine");

        var mixing = () => Mix("", ("q", "a"));

        (await mixing.Should().ThrowAsync<InstructMix.Core.Files.UnusableInputException>()).WithMessage("*README.md: was not written by*");
        (await File.ReadAllTextAsync(_mix.Folder["out/README.md"])).Should().Be("# mine");
    }

    [Fact]
    public async Task A_folder_with_another_mix_is_refused()
    {
        await Mix("", ("q", "a"));
        var before = Files();

        var mixing = () => new MixRun(new PythonProcess()).RunAsync(
            _mix.Folder.WriteText("other.json", """{ "name": "other", "sources": [ { "source": "synthetic_qa", "path": "qa.jsonl" } ] }"""), _mix.Folder["out"]);

        (await mixing.Should().ThrowAsync<InstructMix.Core.Files.UnusableInputException>()).WithMessage("*holds the mix \"test\", and the recipe makes \"other\"*");
        Files().Should().Equal(before);
    }

    [Fact]
    public async Task An_empty_mix_is_refused_with_the_counts_and_an_earlier_one_stays()
    {
        await Mix("", ("q", "a"));
        var before = Files();
        _mix.Folder.WriteText("qa.jsonl", "rubbish\n[\"\",\"a\"]");

        var mixing = () => new MixRun(new PythonProcess()).RunAsync(_mix.Folder["recipe.json"], _mix.Folder["out"]);

        (await mixing.Should().ThrowAsync<InstructMix.Core.Files.UnusableInputException>()).WithMessage("the mix would be empty, and was not written: of 2 records none is left: 1 unreadable, 1 empty; *");
        Files().Should().Equal(before);
    }

    private static async Task<IEnumerable<Row>> ReadAsync(Stream stream)
    {
        var read = await ParquetSerializer.DeserializeAsync<Row>(stream);
        return read.Data;
    }

    private async Task<MixSummary> Mix(string more, params (string, string)[] pairs)
    {
        _mix.WriteQa("qa.jsonl", pairs);
        return await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.jsonl" }""", more);
    }

    private Dictionary<string, string> Files() => Directory.GetFiles(_mix.Folder["out"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .ToDictionary(f => f, f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));

    private sealed class Row
    {
        [ParquetRequired]
        public string? instruction { get; set; }

        [ParquetRequired]
        public string? input { get; set; }

        [ParquetRequired]
        public string? output { get; set; }

        [ParquetRequired]
        public string? source { get; set; }
    }
}
