using System.IO.Compression;
using System.Text;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Questions;
using InstructMix.Generation.Questions.Texts;
using InstructMix.Tests.Shared;

namespace InstructMix.Generation.Tests.Questions.Texts;

public sealed class PassageSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<InputProblem> _problems = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plain_text_is_cut_at_the_ends_of_sentences()
    {
        string file = Write("a.txt", "The tide mill of Velmora was built by Dr. Ilva Renn. It ground 1.5 tonnes a day!\nNobody knows why it closed.\n\nThe second paragraph begins here, on line four of it.");

        var (passages, counts) = await ReadAsync(14, file);

        passages.Select(p => (p.Line, p.Text)).Should().Equal(
            (1, "The tide mill of Velmora was built by Dr. Ilva Renn."),
            (1, "It ground 1.5 tonnes a day! Nobody knows why it closed."),
            (4, "The second paragraph begins here, on line four of it."));
        counts.Kept.Should().Be(3);
        _problems.Should().BeEmpty();
    }

    [Fact]
    public async Task A_sentence_that_is_too_long_is_told_with_its_line_and_the_others_are_used()
    {
        string file = Write("a.txt", "A short sentence about the mill of Velmora.\n\n" + string.Join(' ', Enumerable.Repeat("word", 50)) + ".\n\nAnother short sentence about the mill.");

        var (passages, counts) = await ReadAsync(20, file);

        passages.Should().HaveCount(2);
        counts.TooLong.Should().Be(1);
        _problems.Single().ToString().Should().StartWith($"{file}:3: a sentence has 51 tokens, where a passage may have 20");
    }

    [Fact]
    public async Task Prose_is_taken_out_of_markdown()
    {
        string file = Write("a.md", "---\ntitle: \"The mills\"\n---\n# Velmora\n\nThe **tide mill** of [Velmora](http://x) opened in `1921`.\n\n```python\nprint('no')\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n## Dorrin\n\n* The bridge of Dorrin is 212 metres long.\n");

        var (passages, _) = await ReadAsync(100, file);

        passages.Select(p => (p.Line, p.Title, p.Text)).Should().Equal(
            (6, "The mills", "The tide mill of Velmora opened in 1921."),
            (18, "The mills", "The bridge of Dorrin is 212 metres long."));
    }

    [Fact]
    public async Task The_first_heading_is_the_title_where_nothing_else_says_it()
    {
        var (passages, _) = await ReadAsync(100, Write("a.md", "# Velmora\n\nThe tide mill of Velmora opened in 1921.\n"));
        passages.Single().Title.Should().Be("Velmora");
    }

    [Fact]
    public async Task Prose_is_taken_out_of_html()
    {
        string file = Write("a.html", """
            <html><head><title>The mills &amp; more</title><style>p { color: red }</style></head><body>
            <nav><p>Home, about, contact and more of the menu.</p></nav>
            <h1>Velmora</h1>
            <p>The <b>tide mill</b> of Velmora
            opened in 1921.<br>Caf&eacute;s followed soon after it did.</p>
            <script>var no = "nothing of this is prose";</script>
            <table><tr><td>cells of a table are no prose at all</td></tr></table>
            <ul><li>The bridge of Dorrin is 212 metres long.</li></ul>
            <p hidden>This is hidden from everybody who reads.</p>
            </body></html>
            """);

        var (passages, _) = await ReadAsync(100, file);

        passages.Single().Title.Should().Be("The mills & more");
        passages.Single().Line.Should().Be(4);
        passages.Single().Text.Should().Be("The tide mill of Velmora opened in 1921.\nCafés followed soon after it did.\nThe bridge of Dorrin is 212 metres long.");
    }

    [Fact]
    public async Task Records_are_read_with_their_lines_and_bad_ones_told()
    {
        string file = Write("a.jsonl", """{"text": "The tide mill of Velmora opened in 1921.", "title": "Mills"}""", "{", """{"body": "no text"}""", """{"text": "The bridge of Dorrin is 212 metres long."}""");

        var (passages, counts) = await ReadAsync(100, file);

        passages.Select(p => (p.Line, p.Title)).Should().Equal((1, "Mills"), (4, null));
        counts.Unreadable.Should().Be(2);
        _problems.Select(p => p.Line).Should().Equal(2, 3);
        _problems[1].ToString().Should().Contain("has no text in \"text\"; name the field with --text-field");
    }

    [Fact]
    public async Task Compressed_files_are_unpacked()
    {
        string file = _folder["a.txt.gz"];
        await using (var zipped = new GZipStream(File.Create(file), CompressionLevel.Fastest))
            await zipped.WriteAsync("The tide mill of Velmora opened in 1921."u8.ToArray());

        (await ReadAsync(100, file)).Passages.Single().Text.Should().Be("The tide mill of Velmora opened in 1921.");
    }

    [Fact]
    public async Task Parquet_is_read()
    {
        string file = _folder["a.parquet"];
        await using (var stream = File.Create(file))
            await Parquet.Serialization.ParquetSerializer.SerializeAsync([new Row { text = "The tide mill of Velmora opened in 1921." }, new Row { text = "The bridge of Dorrin is 212 metres long." }], stream);

        (await ReadAsync(100, file)).Passages.Select(p => p.Line).Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_text_that_is_no_utf_8_is_told_with_its_line_and_left_out()
    {
        string bad = _folder["latin.txt"];
        await File.WriteAllBytesAsync(bad, [.. "A first line about Velmora.\nCaf"u8, 0xE9, .. "s followed."u8]);
        string good = Write("good.txt", "The tide mill of Velmora opened in 1921.");

        var (passages, counts) = await ReadAsync(100, bad, good);

        passages.Single().File.Should().Be(good);
        counts.Unreadable.Should().Be(1);
        _problems.Single().ToString().Should().Be($"{bad}:2: the text is not UTF-8; save the file as UTF-8");
    }

    [Theory]
    [InlineData("empty.txt", "", "holds no text")]
    [InlineData("empty.jsonl", "", "holds no records")]
    [InlineData("blank.md", " \n\n ", "holds no text")]
    [InlineData("code.md", "```\nx\n```\n", "holds no prose")]
    [InlineData("no.parquet", "PAR", "cannot be read as Parquet")]
    [InlineData("no.txt.gz", "no archive", "cannot be read to its end")]
    public async Task A_file_without_a_text_is_told(string name, string content, string told)
    {
        await File.WriteAllTextAsync(_folder[name], content);

        var (passages, counts) = await ReadAsync(100, _folder[name]);

        passages.Should().BeEmpty();
        counts.Unreadable.Should().Be(1);
        _problems.Single().ToString().Should().StartWith(_folder[name]).And.Contain(told);
    }

    [Fact]
    public async Task Near_duplicates_short_passages_and_other_languages_are_dropped()
    {
        const string Long = "The tide mill of Velmora was opened on the third of May by the engineer Ilva Renn, who had drawn its wheel in the winter before, and it ground barley for the whole of the coast until its gates rotted";
        string file = Write("a.jsonl", $$"""{"text": "{{Long}}."}""", $$"""{"text": "{{Long}} away."}""", """{"text": "Too short."}""", """{"text": "Die Mühle von Velmora wurde im Jahr 1921 gebaut und stand lange still."}""");

        var (passages, counts) = await ReadAsync(100, [file], text => text.StartsWith("Die", StringComparison.Ordinal) ? "de" : "en");

        passages.Should().ContainSingle();
        (counts.NearDuplicates, counts.TooShort, counts.OtherLanguage).Should().Be((1, 1, 1));
        _problems.Single().ToString().Should().StartWith($"{file}:4: the passage is not English (de)");
    }

    [Theory]
    [InlineData("He met Dr. Renn. She left.", "He met Dr. Renn.", "She left.")]
    [InlineData("It cost £1.5 m. in all. It sank.", "It cost £1.5 m. in all.", "It sank.")]
    [InlineData("Mr. J. R. Korr sailed at 6 a.m. on Monday. The sea was calm.", "Mr. J. R. Korr sailed at 6 a.m. on Monday.", "The sea was calm.")]
    [InlineData("\"Stop!\" she said. He did.", "\"Stop!\" she said.", "He did.")]
    [InlineData("She said: \"It is late.\" He left.", "She said: \"It is late.\"", "He left.")]
    [InlineData("See Fig. 3 for it. Why? Because.", "See Fig. 3 for it.", "Why?", "Because.")]
    [InlineData("Wait… No. 5 is here.", "Wait…", "No. 5 is here.")]
    [InlineData("No stop at the end", "No stop at the end")]
    public void Sentences_end_where_people_end_them(string text, params string[] sentences) => SentenceSplitter.Split(text).Should().Equal(sentences);

    private Task<(List<Passage> Passages, PassageCounts Counts)> ReadAsync(int most, params string[] files) => ReadAsync(most, files, null);

    private async Task<(List<Passage> Passages, PassageCounts Counts)> ReadAsync(int most, string[] files, Func<string, string>? language)
    {
        var options = new QuestionOptions { Texts = files, Output = _folder["o.jsonl"], Endpoint = EndpointAddress.Parse("http://localhost"), Model = "m" };
        var source = new PassageSource(options, most, t => t.Split(' ').Length, language, _problems.Add);
        return (await source.ReadAsync().ToListAsync(), source.Counts);
    }

    private sealed class Row
    {
        public string text { get; set; } = "";
    }

    private string Write(string name, params string[] lines)
    {
        File.WriteAllText(_folder[name], string.Join('\n', lines), new UTF8Encoding(false));
        return _folder[name];
    }
}
