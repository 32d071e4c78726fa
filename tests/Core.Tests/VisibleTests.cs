namespace InstructMix.Core.Tests;

public sealed class VisibleTests
{
    [Theory]
    [InlineData("plain, with accents: é, 🙂, and 한글", "plain, with accents: é, 🙂, and 한글")]
    [InlineData("\u001b[31mred\u001b]8;;https://example.com\u0007", "\\x1b[31mred\\x1b]8;;https://example.com\\x07")]
    [InlineData("one\r\nother\tline", "one\\r\\nother\\tline")]
    [InlineData("\u009b2J", "\\x9b2J")]
    [InlineData("abc\u202efdp.exe\u2066x\u2028y", "abc\\u202efdp.exe\\u2066x\\u2028y")]
    public void What_cannot_be_seen_is_spelled_out(string text, string shown) => Visible.Line(text).Should().Be(shown);

    [Fact]
    public void Lines_stay_lines_where_they_may() => Visible.Lines("a\n\tb\u001bc\rd").Should().Be("a\n\tb\\x1bc\\rd");
}
