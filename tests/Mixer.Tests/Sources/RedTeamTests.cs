using System.IO.Compression;
using System.Text.Json;

namespace InstructMix.Mixer.Tests.Sources;

/// <summary>hh-rlhf's red-team transcripts and helpful files, with what a recipe keeps of them by itself.</summary>
public sealed class RedTeamTests : IDisposable
{
    private readonly MixedFolder _mix = new();

    public void Dispose() => _mix.Dispose();

    [Fact]
    public async Task The_published_array_gives_first_exchanges_of_low_rating()
    {
        WriteArray(Attempt("a", 0), Attempt("b", 1), Attempt("c", 2), Attempt("d", 3), Attempt("e", 4), Attempt("f", 2.5));

        var summary = await _mix.MixAsync("""{ "source": "harmless", "path": "red.jsonl.gz" }""", "");

        _mix.Mixed().Should().BeEquivalentTo([("harmless", "ask a", "answer a"), ("harmless", "ask b", "answer b"), ("harmless", "ask c", "answer c")]);
        summary.Manifest.Sources[0].Where.Should().Be("Rating is null || Rating <= 2");
        _mix.Dropped().Select(d => d.GetProperty("origin").GetString()).Should().Equal("red.jsonl.gz:4", "red.jsonl.gz:5", "red.jsonl.gz:6");
        _mix.Dropped()[0].GetProperty("detail").GetString().Should().StartWith("Rating is null || Rating <= 2 (usual for harmless");
    }

    [Theory]
    [InlineData("Rating <= 4", "a b c")]
    [InlineData("Rating == 3", "b")]
    [InlineData("Harmlessness >= -1", "a")] // the rating's rule holds beside it
    [InlineData("Harmlessness >= -1 && Rating >= 0", "a c")]
    [InlineData("Response.Contains(\\\"Rating\\\")", "")] // only speaks of it in quotes
    [InlineData("Meta[\\\"model_type\\\"] == \\\"rlhf\\\" && Rating < 9", "c")]
    public async Task A_where_that_speaks_of_the_rating_takes_the_place_of_the_rule(string where, string left)
    {
        WriteArray(Attempt("a", 0, 0.5), Attempt("b", 3, -3), Attempt("c", 4, 1, "rlhf"));

        await _mix.MixAsync($$"""{ "source": "harmless", "path": "red.jsonl.gz", "where": "{{where}}" }""", "");

        _mix.Mixed().Select(m => m.Instruction[^1..]).Order().Should().Equal(left.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("""{"transcript":"\n\nHuman: a\n\nAssistant: b"}""", "*has no \"rating\"*")]
    [InlineData("""{"rating":1.0}""", "*has neither \"transcript\" nor \"chosen\"*")]
    [InlineData("""{"transcript":"\n\nHuman: a\n\nAssistant: b","rating":"low"}""", "*\"rating\" is not of the right kind*")]
    [InlineData("""{"transcript":"Hello","rating":1.0}""", "*does not begin with a Human turn and an Assistant turn*")]
    public async Task A_record_without_its_fields_is_told_and_the_others_are_used(string record, string detail)
    {
        WriteArray(record, Attempt("a", 0));

        await _mix.MixAsync("""{ "source": "harmless", "path": "red.jsonl.gz" }""", "");

        _mix.Mixed().Should().ContainSingle();
        var dropped = _mix.Dropped().Should().ContainSingle().Subject;
        dropped.GetProperty("reason").GetString().Should().Be("unreadable");
        dropped.GetProperty("detail").GetString().Should().Match(detail);
    }

    [Fact]
    public async Task An_archive_that_breaks_off_gives_what_stood_before()
    {
        byte[] whole = Array(Enumerable.Range(0, 2000).Select(i => Attempt($"{i}", i % 3)));
        File.WriteAllBytes(_mix.Folder["red.jsonl.gz"], whole[..(whole.Length * 2 / 3)]);

        var summary = await _mix.MixAsync("""{ "source": "harmless", "path": "red.jsonl.gz" }""", "");

        summary.Manifest.Totals.Kept.Should().BeInRange(1, 1999);
        summary.Manifest.Totals.Of(DropReason.Unreadable).Should().Be(1);
    }

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    public async Task Helpful_answers_have_a_hundred_characters(int length, int kept)
    {
        _mix.Folder.WriteText("helpful.jsonl", Helpful(new string('x', length)));

        (await _mix.MixAsync("""{ "source": "helpful", "path": "helpful.jsonl" }""", "")).Manifest.Totals.Kept.Should().Be(kept);
    }

    [Theory]
    [InlineData("Response.Length >= 20", 1)]
    [InlineData("Response.Trim().Length >= 0", 1)]
    [InlineData("Instruction.Length >= 0", 0)] // another length
    [InlineData("Response.Contains(\\\"x\\\")", 0)]
    public async Task Another_length_is_a_where_away(string where, int kept)
    {
        _mix.Folder.WriteText("helpful.jsonl", Helpful(new string('x', 50)));

        (await _mix.MixAsync($$"""{ "source": "helpful", "path": "helpful.jsonl", "where": "{{where}}" }""", "")).Manifest.Totals.Kept.Should().Be(kept);
    }

    [Theory]
    [InlineData("\n\nHuman: a\n\nHuman: b\n\nAssistant: c", "a\nb", "c")]
    [InlineData("\n\nHuman:a\n\nAssistant:b\n\nHuman:c\n\nAssistant:d", "a", "b")]
    [InlineData("\n\nHuman: What does \"Human: hi\" and \nAssistant: mean?\n\nAssistant: In a log,\nHuman: is a name.\n\nHuman: ok", "What does \"Human: hi\" and \nAssistant: mean?", "In a log,\nHuman: is a name.")]
    [InlineData("\n\nHuman: a\n\nAssistant: b\n\nAssistant: c", "a", "b")]
    [InlineData("\n\nHuman: a\n\nAssistant: Human: You could walk.", "a", "You could walk.")]
    [InlineData("\n\nHuman: a\n\nAssistant: Humans: they walk.", "a", "Humans: they walk.")]
    [InlineData("\n\nHuman: \n\nHuman: b\n\nAssistant: c", "b", "c")]
    [InlineData("\n\nHuman: a\n\n\n\nAssistant: b\n\n\n\nHuman: c", "a", "b")]
    public async Task The_left_most_markers_divide_a_transcript(string transcript, string instruction, string response)
    {
        _mix.Folder.WriteText("base.jsonl", JsonSerializer.Serialize(new { chosen = transcript, rejected = "" }));

        await _mix.MixAsync("""{ "source": "harmless", "path": "base.jsonl" }""", "");

        _mix.Mixed().Should().Equal(("harmless", instruction, response));
    }

    [Fact]
    public async Task Chosen_and_rejected_that_share_their_first_turns_are_one_pair()
    {
        string answer = new('y', 120);
        _mix.Folder.WriteText("helpful.jsonl", string.Join('\n', Enumerable.Range(0, 3).Select(i => JsonSerializer.Serialize(new { chosen = $"\n\nHuman: q\n\nAssistant: {answer}\n\nHuman: {i}\n\nAssistant: z" }))));

        var summary = await _mix.MixAsync("""{ "source": "helpful", "path": "helpful.jsonl" }""", "");

        summary.Manifest.Totals.Should().BeEquivalentTo(new { In = 3, Kept = 1 });
        summary.Manifest.Totals.Of(DropReason.Duplicate).Should().Be(2);
    }

    private static string Helpful(string answer) => JsonSerializer.Serialize(new { chosen = $"\n\nHuman: q\n\nAssistant: {answer}", rejected = "" });

    private static string Attempt(string name, double rating, double harmlessness = 0, string model = "plain lm") => JsonSerializer.Serialize(new
    {
        transcript = $"\n\nHuman: ask {name}\n\nAssistant: answer {name}\n\nHuman: more",
        min_harmlessness_score_transcript = harmlessness,
        num_params = "52B",
        model_type = model,
        rating,
        task_description = "t",
        tags = (string?)null,
    });

    private static byte[] Array(IEnumerable<string> records)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        using (var writer = new StreamWriter(gzip)) writer.Write("[" + string.Join(", ", records) + "]");
        return bytes.ToArray();
    }

    private void WriteArray(params string[] records) => File.WriteAllBytes(_mix.Folder["red.jsonl.gz"], Array(records));
}
