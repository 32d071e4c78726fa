using InstructMix.Core.Files;
using InstructMix.Mixer.Stories;

namespace InstructMix.Mixer.Tests.Outputs;

/// <summary>What became of single records.</summary>
public sealed class StoryTests : IDisposable
{
    private readonly MixedFolder _mix = new();

    public void Dispose() => _mix.Dispose();

    [Theory]
    [InlineData("tuples")]
    [InlineData("parquet")]
    [InlineData("messages")]
    public async Task A_kept_record_is_found_by_id_place_and_text(string format)
    {
        await Mix(format);

        foreach (string wanted in new[] { "one", "data.jsonl:1" })
        {
            var story = (await Stories(wanted)).Should().ContainSingle(wanted).Subject;
            story.Should().BeEquivalentTo(new { Source = "jsonl", Id = "one", Origin = "data.jsonl:1", Instruction = "ask one", Response = "the answer of one" });
            story.Dropped.Should().BeNull();
            story.Passed.Should().Equal("read", "empty", "where", "compile", "duplicates", "take");
            story.Places.Should().ContainSingle();
            story.Collided.Should().Equal("jsonl two (data.jsonl:2): duplicate");
        }

        (await Stories("answer of on")).Select(s => s.Id).Should().Equal("one", "two");
    }

    [Theory]
    [InlineData("two", DropReason.Duplicate, "read empty where compile")]
    [InlineData("three", DropReason.Where, "read empty")]
    [InlineData("data.jsonl:4", DropReason.Unreadable, "")]
    public async Task A_dropped_record_has_the_stages_that_it_passed(string wanted, DropReason reason, string passed)
    {
        await Mix("tuples");

        var story = (await Stories(wanted)).Should().ContainSingle().Subject;

        story.Dropped!.Reason.Should().Be(reason);
        string.Join(' ', story.Passed).Should().Be(passed);
        story.Places.Should().BeEmpty();
        if (reason == DropReason.Duplicate) story.Dropped.CollidedWith!.Id.Should().Be("one");
    }

    [Fact]
    public async Task Copies_are_one_record_with_several_places()
    {
        _mix.Folder.WriteText("data.jsonl", """{"id":"one","instruction":"q","response":"a"}""");
        await _mix.MixAsync("""{ "source": "jsonl", "path": "data.jsonl", "take": 3, "max_copies": 3 }""", "");

        (await Stories("one")).Should().ContainSingle().Which.Places.Select(p => p.Copy).Should().BeEquivalentTo(new int?[] { null, 1, 2 });
    }

    [Fact]
    public void Every_reason_belongs_to_a_stage() => Enum.GetValues<DropReason>().Should().OnlyContain(r => MixStories.StageOf.ContainsKey(r));

    [Fact]
    public async Task What_is_nowhere_is_not_found()
    {
        await Mix("tuples");

        (await Stories("nowhere")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_without_a_mix_is_told()
    {
        var asking = () => Stories("one");

        (await asking.Should().ThrowAsync<UnusableInputException>()).WithMessage("*manifest.json: there is no such file; *");
    }

    private Task<IReadOnlyList<RecordStory>> Stories(string wanted) => new MixStories(_mix.Folder["out"]).OfAsync(wanted);

    private async Task Mix(string format)
    {
        _mix.Folder.WriteText("data.jsonl", """
            {"id":"one","instruction":"ask one","response":"the answer of one"}
            {"id":"two","instruction":"ask one","response":"the answer of one "}
            {"id":"three","instruction":"ask three","response":"no"}
            rubbish
            """);
        await _mix.MixAsync("""{ "source": "jsonl", "path": "data.jsonl", "where": "Response.Length > 5" }""", $$""" "formats": ["{{format}}"] """);
    }
}
