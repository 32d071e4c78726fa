using InstructMix.Core;

namespace InstructMix.Harness.Tests.Values;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("512", 512)]
    [InlineData("512b", 512)]
    [InlineData("1k", 1024)]
    [InlineData("512m", 512L << 20)]
    [InlineData("512 MB", 512L << 20)]
    [InlineData("64KiB", 64 << 10)]
    [InlineData(" 2g ", 2L << 30)]
    [InlineData("1.5G", 3L << 29)]
    [InlineData("0.5k", 512)]
    public void I_can_read_a_size(string text, long bytes)
    {
        ByteSize.TryParse(text, out var size).Should().BeTrue();
        size.Bytes.Should().Be(bytes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("m")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("12x")]
    [InlineData("1.2.3m")]
    [InlineData(".")]
    [InlineData("1e3")]
    [InlineData("1 000")]
    [InlineData("999999999999g")]
    [InlineData("NaN")]
    public void What_is_no_size_is_refused(string? text) => ByteSize.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KiB")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(512L << 20, "512 MiB")]
    [InlineData(3L << 29, "1.5 GiB")]
    public void A_size_is_shown_in_the_unit_that_is_short(long bytes, string text) => new ByteSize(bytes).ToString().Should().Be(text);
}
