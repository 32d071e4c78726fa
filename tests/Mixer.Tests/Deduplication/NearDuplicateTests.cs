using System.Text.Json;

namespace InstructMix.Mixer.Tests.Deduplication;

public sealed class NearDuplicateTests : IDisposable
{
    private const string Near = """ "near_duplicates": { "threshold": 0.8 } """;

    private readonly MixedFolder _mix = new();

    public void Dispose() => _mix.Dispose();

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task Planted_near_duplicates_are_found_and_what_is_not_near_enough_stays(double threshold)
    {
        var made = new Made(7);
        var planted = new List<(string Instruction, string Response)>();
        var expected = new List<bool>();
        for (int i = 0; i < 700; i++)
        {
            string[] words = made.Words(made.Number(30, threshold > 0.9 ? 900 : 160));
            string[] changed = [.. words];
            // Around the threshold: an edit takes five rows away and brings five others.
            for (int edits = made.Number(0, (int)Math.Ceiling(2 * words.Length * (1 - threshold) / (5 * (1 + threshold)))); edits > 0; edits--) changed[made.Number(0, words.Length - 1)] = made.Text(1) + "q";
            planted.Add((string.Join(' ', words[..8]) + "?", string.Join(' ', words[8..])));
            planted.Add((string.Join("  ", changed[..8]) + " ?", string.Join(", ", changed[8..]).ToUpperInvariant()));
            expected.Add(Jaccard(words, changed) >= threshold);
        }

        _mix.WriteQa("qa.json", planted);

        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }""", $$""" "near_duplicates": { "threshold": {{threshold}} } """);

        var dropped = _mix.Dropped().Where(d => d.GetProperty("reason").GetString() == "near_duplicate").Select(d => (Line(d.GetProperty("id")) - 1) / 2).ToHashSet();
        int near = expected.Count(e => e), found = expected.Where((e, i) => e && dropped.Contains(i)).Count(), wrong = expected.Where((e, i) => !e && dropped.Contains(i)).Count();
        near.Should().BeGreaterThan(100);
        (expected.Count - near).Should().BeGreaterThan(100);
        ((double)found / near).Should().BeGreaterThanOrEqualTo(0.98);
        wrong.Should().Be(0);
    }

    [Fact]
    public async Task The_better_source_stays_then_the_longer_answer_whatever_the_recipe_has_first()
    {
        string text = new Made(1).Text(60);
        _mix.WriteQa("qa.json", [(text, text + " one two")]);
        _mix.Folder.WriteText("mix.json", $"[[\"forum\",[{Json(text)},{Json(text + " one")}]],[\"forum\",[{Json(text)},{Json(text + " one two three")}]]]");
        _mix.Folder.WriteText("kept.jsonl", $$$"""{"id":"k","instruction":{{{Json(text)}}},"response":{{{Json(text)}}},"verification":{"outcome":"passed"}}""");

        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }, { "source": "pairs", "path": "mix.json" }""", Near);
        _mix.Mixed().Should().ContainSingle().Which.Response.Should().EndWith("one two three");

        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }, { "source": "pairs", "path": "mix.json" }, { "source": "python_code", "path": "kept.jsonl" }""", Near);
        _mix.Mixed().Should().ContainSingle().Which.Source.Should().Be("python_code");
        _mix.Dropped().Should().HaveCount(3).And.OnlyContain(d => d.GetProperty("collided_with").GetProperty("id").GetString() == "k" && d.GetProperty("collided_with").GetProperty("jaccard").GetDouble() > 0.9);
    }

    [Fact]
    public async Task Copies_are_told_apart_from_near_duplicates_and_both_name_what_they_collided_with()
    {
        string text = new Made(2).Text(80);
        string other = new Made(3).Text(80);
        _mix.WriteQa("qa.json", [("Q?", text), (" Q?", text + "\n"), ("Q?", other), ("Q?", other + " end")]);

        var summary = await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }""", Near);

        summary.Manifest.Totals.Dropped.Should().BeEquivalentTo(new Dictionary<string, long> { ["duplicate"] = 1, ["near_duplicate"] = 1 });
        _mix.Dropped().Select(d => (d.GetProperty("reason").GetString(), d.GetProperty("collided_with").GetProperty("origin").GetString())).Should()
            .BeEquivalentTo([("duplicate", "qa.json:1"), ("near_duplicate", "qa.json:4")], o => o.WithStrictOrdering());
    }

    [Fact]
    public async Task Python_with_other_names_and_literals_is_a_near_duplicate_and_other_Python_is_not()
    {
        Kept(
            ("a", "Write `total(items)` that sums the even items.", "def total(items):\n    result = 0\n    for item in items:\n        if item % 2 == 0:\n            result += item\n    return result"),
            ("b", "Write `add_up(values)` that sums the even items.", "def add_up(values: list) -> int:\n    \"\"\"Adds.\"\"\"\n    s = 0  # the sum\n    for v in values:\n        if v % 2 == 0:\n            s += v\n    return s"),
            ("c", "Write `total(items)` that sums the even items.", "def total(items):\n    return sum(filter(lambda i: i % 2 == 0, items))"),
            ("d", "Write `most(items)` that gives the largest even item.", "def most(items):\n    result = 0\n    for item in items:\n        if item % 2 == 0 and item > result:\n            result = item\n    return result"));

        await _mix.MixAsync("""{ "source": "python_code", "path": "kept.jsonl" }""", Near);

        var dropped = _mix.Dropped().Should().ContainSingle().Subject;
        dropped.GetProperty("id").GetString().Should().Be("a", "the longer answer stays");
        dropped.GetProperty("collided_with").GetProperty("folded").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Take_counts_what_is_left_and_what_it_leaves_out_is_no_reason_to_drop_a_copy()
    {
        var made = new Made(5);
        var texts = Enumerable.Range(0, 50).Select(_ => made.Text(60)).ToList();
        _mix.WriteQa("one.json", texts.Select(t => ("Q?", t + " more")));
        _mix.WriteQa("two.json", texts.Select(t => ("Q?", t)));

        var summary = await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "one.json", "take": 20 }, { "source": "synthetic_qa", "path": "two.json" }""", Near);

        summary.Manifest.Totals.Kept.Should().Be(50);
        summary.Manifest.Sources.Select(s => s.Records.Kept).Should().Equal(20, 30);
        summary.Manifest.Sources[1].Records.Of(DropReason.NearDuplicate).Should().Be(20);
    }

    [Fact]
    public async Task The_same_mix_comes_out_each_time()
    {
        var made = new Made(9);
        var texts = Enumerable.Range(0, 300).Select(_ => made.Text(50)).ToList();
        _mix.WriteQa("qa.json", texts.Concat(texts.Select(t => t + " " + made.Text(1))).Select(t => ("Q?", t)));

        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json", "take": 200 }""", Near);
        var first = (_mix.Mixed(), _mix.Dropped().Select(d => d.GetRawText()).ToList());
        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json", "take": 200 }""", Near);

        _mix.Mixed().Should().Equal(first.Item1);
        _mix.Dropped().Select(d => d.GetRawText()).Should().Equal(first.Item2);
    }

    [Fact]
    public async Task Whatever_the_texts_hold_they_are_compared()
    {
        var made = new Made(19);
        string Garbage() => string.Concat(Enumerable.Range(0, 40).Select(_ => made.One("\"", "'", "\\", "\n", "#", "(", ")", "[", "]", "{", ":", "=", ",", "def ", "class ", "f'", "\"\"\"", "->", "0x", "1e5", "é", "e\u0301", "日本", "😀", " x", "import ", "    ", "lambda ", "return ")));
        Kept([.. Enumerable.Range(0, 600).Select(i => ($"{i}", "?" + Garbage(), "!" + Garbage()))]);
        _mix.Folder.WriteText("eval.jsonl", string.Join('\n', Enumerable.Range(0, 200).Select(_ => JsonSerializer.Serialize(new { prompt = "def f" + Garbage(), canonical_solution = "    " + Garbage() }))));

        var summary = await _mix.MixAsync("""{ "source": "python_code", "path": "kept.jsonl" }""", Near + """, "decontaminate": ["eval.jsonl"], "secrets": "mask", "personal_data": "drop" """);

        summary.Manifest.Totals.In.Should().Be(600);
    }

    [Fact]
    public async Task More_text_than_is_kept_in_memory_comes_back_whole()
    {
        var made = new Made(11);
        var pairs = Enumerable.Range(0, 40).Select(i => ($"Größe {i}?", made.Text(60_000) + " 日本😀")).ToList();
        _mix.WriteQa("qa.json", pairs);

        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }""", Near);

        _mix.Mixed().Select(m => (m.Instruction, m.Response)).Should().BeEquivalentTo(pairs);
        Directory.GetFileSystemEntries(_mix.Folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("qa.json", "recipe.json", "out");
    }

    [Fact]
    public async Task What_a_record_has_besides_its_texts_comes_back_from_the_disk_for_filters()
    {
        var made = new Made(23);
        string padding = made.Text(100_000);
        _mix.Folder.WriteText("qa.jsonl", string.Join('\n', Enumerable.Range(0, 40).Select(i => JsonSerializer.Serialize(new { question = $"{i}?", answer = made.Text(20), meta = new { topic = i % 2 == 0 ? "even" : "odd", padding } }))));

        var summary = await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.jsonl", "where": "Meta[\"topic\"] == \"even\"" }""", Near);

        summary.Manifest.Totals.Kept.Should().Be(20);
        _mix.Mixed().Should().OnlyContain(m => int.Parse(m.Instruction.TrimEnd('?')) % 2 == 0);
    }

    private static int Line(JsonElement id) => int.Parse(id.GetString()!.Split(':')[^1]);

    private static string Json(string text) => JsonSerializer.Serialize(text);

    // Counted here by the definition alone: all rows of five words, lower case.
    private static double Jaccard(string[] one, string[] other)
    {
        static HashSet<string> Rows(string[] words) => [.. Enumerable.Range(0, words.Length - 4).Select(i => string.Join(' ', words[i..(i + 5)]).ToLowerInvariant())];
        var (a, b) = (Rows(one), Rows(other));
        return (double)a.Intersect(b).Count() / a.Union(b).Count();
    }

    private void Kept(params (string Id, string Instruction, string Response)[] pairs) =>
        _mix.Folder.WriteText("kept.jsonl", string.Join('\n', pairs.Select(p => $$$"""{"id":{{{Json(p.Id)}}},"instruction":{{{Json(p.Instruction)}}},"response":{{{Json(p.Response)}}},"verification":{"outcome":"passed"}}""")));
}
