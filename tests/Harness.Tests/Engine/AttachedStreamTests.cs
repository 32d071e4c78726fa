using System.Text;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Engine;

public sealed class AttachedStreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Standard_output_is_read_and_standard_error_kept_however_the_bytes_arrive(int at)
    {
        var raw = new DrippingStream([.. Part(1, "hel"), .. Part(2, "oops "), .. Part(1, ""), .. Part(1, "lo, "), .. Part(2, "again"), .. Part(1, "world")], at);
        await using var stream = new AttachedStream(raw);
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync()).Should().Be("hello, world");
        stream.Errors.Should().Be("oops again");
    }

    [Fact]
    public async Task A_header_that_is_torn_is_the_end()
    {
        await using var stream = new AttachedStream(new DrippingStream([.. Part(1, "a"), 1, 0, 0], 100));
        var buffer = new byte[10];
        (await stream.ReadAsync(buffer)).Should().Be(1);
        (await stream.ReadAsync(buffer)).Should().Be(0);
    }

    [Fact]
    public async Task An_error_that_is_torn_is_kept_as_far_as_it_came()
    {
        await using var stream = new AttachedStream(new DrippingStream(Part(2, "half of it")[..12], 100));
        (await stream.ReadAsync(new byte[10])).Should().Be(0);
        stream.Errors.Should().Be("half");
    }

    [Fact]
    public async Task Of_a_flood_of_errors_only_the_beginning_is_kept()
    {
        var line = Part(2, new string('x', 1000));
        await using var stream = new AttachedStream(new DrippingStream([.. Enumerable.Repeat(line, 100).SelectMany(l => l), .. Part(1, "out")], 4096));
        var buffer = new byte[10];
        (await stream.ReadAsync(buffer)).Should().Be(3);
        stream.Errors.Length.Should().BeLessThan(8192);
    }

    [Fact]
    public async Task What_is_written_goes_out_as_it_is()
    {
        var raw = new MemoryStream();
        await using var stream = new AttachedStream(raw);
        await stream.WriteAsync(Encoding.UTF8.GetBytes("in"));
        await stream.FlushAsync();
        raw.ToArray().Should().Equal("in"u8.ToArray());
    }

    private static byte[] Part(byte stream, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return [stream, 0, 0, 0, (byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length, .. body];
    }
}
