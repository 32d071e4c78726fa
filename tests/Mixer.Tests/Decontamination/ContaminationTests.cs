using System.Text.Json;
using InstructMix.Core.Files;
using Parquet.Serialization;

namespace InstructMix.Mixer.Tests.Decontamination;

public sealed class ContaminationTests : IDisposable
{
    private readonly MixedFolder _mix = new();

    public void Dispose() => _mix.Dispose();

    [Fact]
    public async Task Planted_contamination_is_found_and_what_looks_like_it_is_not()
    {
        var made = new Made(13);
        var benchmark = new List<string>();
        var planted = new List<(string Kind, string Instruction, string Response)>();
        var lookAlikes = new List<(string Kind, string Instruction, string Response)>();
        for (int i = 0; i < 110; i++)
        {
            string question = Capital(made.Text(made.Number(14, 40))) + "?", answer = made.Text(30), shortQuestion = $"How to {made.Text(4)} a {made.Text(1)}?";
            string code = Function(made.Rare(), made.Rare() + "s", made), line = $"{made.Rare()}.{made.Rare()}({made.Rare()}, {made.Number(2, 99)})", literal = "'" + made.Text(2) + "'";
            benchmark.Add(JsonSerializer.Serialize(new { question, answer, code }));
            benchmark.Add(JsonSerializer.Serialize(new { intent = shortQuestion, snippet = line.Replace(")", $", {literal})") }));
            string wrong = made.Text(40);
            planted.Add(("exact question", question.ToUpperInvariant().Replace(" ", "\n "), wrong));
            planted.Add(("question in a longer text", $"{made.Text(9)}. {question} {made.Text(12)}", wrong));
            planted.Add(("answer alone", made.Text(12), answer));
            planted.Add(("row of words", Part(question, 13), wrong));
            planted.Add(("code", made.Text(12), $"Here it is:\n```python\n{code}\n```\nDone."));
            planted.Add(("folded code", made.Text(12), $"```python\n# {made.Text(4)}\n{Renamed(code, made)}\n```"));
            planted.Add(("short question", $" {shortQuestion.ToLowerInvariant()} ", wrong));
            planted.Add(("one-liner", $"{shortQuestion} {made.Text(1)}", line.Replace(")", $", {literal})")));
            planted.Add(("folded one-liner", $"{shortQuestion} {made.Text(1)}", "b" + line.Split('.')[0] + "." + line.Split('.')[1].Replace(")", ", 'else')").Replace("(", "(x")));
            lookAlikes.Add(("ten words", $"{Part(question, 10)} {made.Text(20)}", wrong));
            lookAlikes.Add(("same words in another order", string.Join(' ', question.Split(' ').Reverse()), wrong));
            lookAlikes.Add(("short question with another word", shortQuestion.Replace(" a ", " no "), wrong));
            lookAlikes.Add(("one-liner for something else", made.Text(9), line.Replace(")", $", {literal})")));
            lookAlikes.Add(("code with another body", made.Text(12), $"```python\n{Function(made.Rare(), made.Rare(), made)}\n```"));
            lookAlikes.Add(("short answer", made.Text(9), "42"));
            lookAlikes.Add(("text", made.Text(20), made.Text(80)));
            lookAlikes.Add(("common code", made.Text(9), $"```python\nimport numpy as np\nimport pandas as pd\nfor i in range(len({made.Text(1)})):\n    print(i)\n```"));
            lookAlikes.Add(("numbers", made.Text(9), "rows = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]\nprint(sum(rows, []))"));
            lookAlikes.Add(("common words", $"Write a Python function that takes a list of {made.Text(2)} and returns {made.Text(6)}.", made.Text(9)));
        }

        benchmark.Add(JsonSerializer.Serialize(new { intent = "Turn the matrix", code = "def turn(m):\n    m = m or [[1, 2, 3], [4, 5, 6], [7, 8, 9]]\n    return list(zip(*m))" }));
        _mix.Folder.WriteText("bench.jsonl", string.Join('\n', benchmark));
        _mix.WriteQa("planted.json", planted.Select(p => (p.Instruction, p.Response)));
        _mix.WriteQa("others.json", lookAlikes.Select(p => (p.Instruction, p.Response)));

        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "planted.json" }, { "source": "synthetic_qa", "path": "others.json" }""", """ "decontaminate": ["bench.jsonl"] """);

        var dropped = _mix.Dropped().Where(d => d.GetProperty("reason").GetString() == "contaminated").Select(d => d.GetProperty("id").GetString()!).ToHashSet();
        planted.Count.Should().BeGreaterThan(900);
        foreach (var kind in planted.Select((p, i) => (p.Kind, Found: dropped.Contains($"planted.json:{i + 1}"), Text: p)).GroupBy(p => p.Kind))
            ((double)kind.Count(k => k.Found) / kind.Count()).Should().BeGreaterThanOrEqualTo(0.95, "{0}: {1}", kind.Key, kind.FirstOrDefault(k => !k.Found).Text);
        var wrongly = lookAlikes.Where((_, i) => dropped.Contains($"others.json:{i + 1}")).ToList();
        wrongly.Count.Should().BeLessThanOrEqualTo((int)(0.005 * lookAlikes.Count), "{0}", string.Join(" | ", wrongly.Take(5)));
    }

    [Fact]
    public async Task The_evidence_names_file_record_and_text()
    {
        _mix.Folder.WriteText("eval.jsonl.gz", "{\"id\":1,\"question\":\"What is it?\"}\n{\"id\":2,\"question\":\"Which of the nine rivers that leave the lake in the north is the longest one of all?\"}");
        _mix.WriteQa("qa.json", [("Tell me: which of the nine rivers that leave the lake in the north is the longest one?", "The Fen.")]);

        var summary = await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }""", """ "decontaminate": ["eval.jsonl.gz"] """);

        var found = _mix.Dropped().Should().ContainSingle().Subject.GetProperty("found_in");
        found.GetProperty("file").GetString().Should().Be("eval.jsonl.gz");
        found.GetProperty("record").GetInt32().Should().Be(2);
        found.GetProperty("field").GetString().Should().Be("question");
        found.GetProperty("match").GetString().Should().Be("ngram");
        found.GetProperty("text").GetString().Should().Be("which of the nine rivers that leave the lake in the north is the longest one");
        summary.Manifest.Inputs.Select(i => i.File).Should().Equal("qa.json", "eval.jsonl.gz");
        summary.Manifest.Totals.Of(DropReason.Contaminated).Should().Be(1);
    }

    [Fact]
    public async Task Arrays_fields_of_the_recipe_and_Parquet_are_read()
    {
        _mix.Folder.WriteText("array.json", """[{"q":"none"},{"meta":{"ask":"Name all seven of the small towns on the old road."}}]""");
        await using (var file = File.Create(_mix.Folder["rows.parquet"]))
            await ParquetSerializer.SerializeAsync([new Row { prompt = "Count the grey stones in front of the third house on the left side of the street.", number = 4 }, new Row { prompt = null, number = 5 }], file);
        _mix.WriteQa("qa.json", [("Name all seven of the small towns on the old road!", "No."), ("Count the grey stones in front of the third house on the left side of the street.", "9"), ("And this?", "Stays.")]);

        var summary = await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }""", """ "decontaminate": [{ "path": "array.json", "field": "meta.ask" }, "rows.parquet"] """);

        _mix.Dropped().Select(d => (d.GetProperty("found_in").GetProperty("file").GetString(), d.GetProperty("found_in").GetProperty("record").GetInt32())).Should().Equal(("array.json", 2), ("rows.parquet", 1));
        summary.Problems.Select(p => p.ToString()).Should().HaveCount(2).And.Contain(p => p.StartsWith("array.json:1: the benchmark's record has no text in \"meta.ask\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_parts_of_HumanEvals_solutions_are_put_together()
    {
        string prompt = "def below(numbers, limit):\n    \"\"\" Say whether all numbers are below the limit. \"\"\"\n", body = "    for number in numbers:\n        if number >= limit:\n            return False\n    return True\n";
        _mix.Folder.WriteText("eval.jsonl", JsonSerializer.Serialize(new { prompt, canonical_solution = body, entry_point = "below" }));
        _mix.WriteQa("qa.json", [("Check a list.", "def check(xs, m):\n    for x in xs:\n        if x >= m:\n            return False\n    return True")]);

        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }""", """ "decontaminate": ["eval.jsonl"] """);

        _mix.Dropped().Should().ContainSingle().Which.GetProperty("found_in").GetProperty("match").GetString().Should().Be("folded");
    }

    [Theory]
    [InlineData("eval.jsonl", "{\"x\": 1}", "*eval.jsonl:1: the benchmark's record has no text in a field of a known benchmark; name the field*")]
    [InlineData("eval.jsonl", "rubbish", "*eval.jsonl:1: the benchmark's record is not JSON*")]
    [InlineData("eval.jsonl", "", "*eval.jsonl: the benchmark holds no records*")]
    [InlineData("eval.parquet", "rubbish", "*eval.parquet: cannot be read as Parquet*")]
    public async Task A_benchmark_that_nothing_can_be_compared_with_is_refused(string name, string text, string message)
    {
        _mix.Folder.WriteText(name, text);
        _mix.WriteQa("qa.json", [("q", "a")]);

        var mixing = () => _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.json" }""", $$""" "decontaminate": ["{{name}}"] """);

        (await mixing.Should().ThrowAsync<UnusableInputException>()).WithMessage(message);
        Directory.Exists(_mix.Folder["out"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_benchmark_that_is_missing_is_told_with_the_sources_that_are()
    {
        var mixing = () => _mix.MixAsync("""{ "source": "synthetic_qa", "path": "no.json" }""", """ "decontaminate": ["none.jsonl"] """);

        (await mixing.Should().ThrowAsync<UnusableInputException>()).Which.Message.Split('\n').Should().HaveCount(2);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Part(string text, int words) => string.Join(' ', text.Split(' ').Take(words));

    private static string Function(string name, string items, Made made)
    {
        string[] steps = [.. Enumerable.Range(0, 5).Select(i => made.One($"    y = y {made.One("+", "-", "*", "//", "%")} len({items}) {made.One("+", "-", "*")} {made.Number(1, 9)}", $"    if y {made.One(">", "<", "==", "!=")} {made.Number(1, 99)} {made.One("and", "or")} {items}:\n        y {made.One("+=", "-=", "*=")} {made.Number(1, 9)}", $"    for i in {made.One("range", "reversed", "sorted", "set")}({items}):\n        y {made.One("+=", "-=", "*=")} i"))];
        return $"def {name}({items}, y=0):\n{string.Join('\n', steps)}\n    return y";
    }

    private static string Renamed(string code, Made made)
    {
        string[] head = code.Split('(', ',');
        return code.Replace(head[0][4..], "solve_" + made.Text(1)).Replace(head[1], "values").Replace("y", "total").Replace("    ", "\t");
    }

    private sealed class Row
    {
#pragma warning disable IDE1006, SA1300 // the column's name
        public string? prompt { get; set; }
#pragma warning restore IDE1006, SA1300

        public int number { get; set; }
    }
}
