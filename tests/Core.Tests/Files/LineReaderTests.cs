using System.Text;
using InstructMix.Core.Files;
using InstructMix.Tests.Shared;

namespace InstructMix.Core.Tests.Files;

public sealed class LineReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_read_lines_without_their_ends_a_byte_order_mark_and_blank_lines()
    {
        var lines = await Read(_folder.WriteText("a.jsonl", "\uFEFFone\r\n\n  \ntwo\nthree"));

        lines.Select(l => (l.Line, Text(l))).Should().Equal((1, "one"), (4, "two"), (5, "three"));
    }

    [Fact]
    public async Task I_can_read_a_gzipped_file()
    {
        var lines = await Read(_folder.WriteText("a.jsonl.gz", "one\ntwo\n"));

        lines.Select(Text).Should().Equal("one", "two");
    }

    [Fact]
    public async Task A_line_over_the_limit_is_one_problem_and_the_next_line_is_read()
    {
        var lines = await Read(_folder.WriteText("a.jsonl", "one\n" + new string('x', LineReader.MaxLineBytes + 1) + "\nthree\n"));

        lines.Select(l => l.Line).Should().Equal(1, 2, 3);
        lines[1].Problem!.ToString().Should().Contain("a.jsonl:2: the line is longer than 16 MiB;");
        Text(lines[2]).Should().Be("three");
    }

    [Fact]
    public async Task A_line_that_is_not_UTF8_is_one_problem_and_the_next_line_is_read()
    {
        var lines = await Read(_folder.WriteBytes("a.jsonl", [.. "one\n"u8, 0xC3, 0x28, .. "\nthree"u8]));

        lines[1].Problem!.What.Should().Be("the line is not UTF-8");
        Text(lines[2]).Should().Be("three");
    }

    [Fact]
    public async Task A_damaged_archive_is_a_problem_after_the_lines_that_could_be_read()
    {
        var whole = await File.ReadAllBytesAsync(_folder.WriteText("whole.gz", string.Concat(Enumerable.Range(0, 200_000).Select(i => $"line {i * 7919L % 1_000_003}\n"))));

        var lines = await Read(_folder.WriteBytes("cut.gz", whole[..(whole.Length / 2)]));

        lines[0].Problem.Should().BeNull();
        lines[^1].Problem!.What.Should().StartWith("the file cannot be read further");
    }

    [Theory]
    [InlineData("missing.jsonl", "there is no such file; check the name")]
    [InlineData("", "is a directory; name a file in it")]
    public async Task A_file_that_is_none_cannot_be_used(string name, string message)
    {
        var read = () => Read(Path.Combine(_folder.Path, name));

        (await read.Should().ThrowAsync<UnusableInputException>()).Which.Message.Should().Contain(message);
    }

    private static async Task<List<Reading<byte[]>>> Read(string path)
    {
        var lines = new List<Reading<byte[]>>();
        await foreach (var line in LineReader.ReadAsync(path)) lines.Add(line);
        return lines;
    }

    private static string Text(Reading<byte[]> line) => Encoding.UTF8.GetString(line.Value!);
}
