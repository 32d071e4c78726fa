using System.Buffers.Binary;
using System.Text;
using InstructMix.Harness.Protocol;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Protocol;

public sealed class FramesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100_000)]
    public async Task A_message_comes_back_as_it_was_however_its_bytes_arrive(int at)
    {
        var message = new RunnerMessage
        {
            Type = "verdict",
            Id = 7,
            Outcome = Outcome.SyntaxError,
            Level = Level.Compiled,
            Judged = Judge.Outside,
            Stub = StubKind.Doctest,
            Where = "candidate",
            Detail = "é\0\n\U0001f600",
            Line = 3,
            CpuSeconds = 0.25,
            MemoryBytes = 1L << 40,
            Clean = true,
        };
        var frame = Frames.Encode(message, ProtocolJson.Default.RunnerMessage)!;
        BinaryPrimitives.ReadInt32BigEndian(frame).Should().Be(frame.Length - 4);
        using var stream = new DrippingStream([.. frame, .. frame], at);
        for (int i = 0; i < 2; i++) (await ReadAsync(stream)).Should().Be(message);
        (await ReadAsync(stream)).Should().BeNull("the stream ends between frames");
    }

    [Fact]
    public void A_message_is_written_in_the_words_of_the_protocol()
    {
        var frame = Frames.Encode(
            new TrialOrder
            {
                Id = 1,
                Code = "x",
                Stub = new StubOrder(StubKind.Tests, "assert x", null),
                Judge = Judge.Auto,
                CpuSeconds = 2,
                WallSeconds = 6.5,
                Over = 1.25,
                LateSeconds = 13,
                OutputBytes = 3,
                FileBytes = 4,
                Processes = 5,
                Descriptors = 6,
            },
            ProtocolJson.Default.TrialOrder)!;
        Encoding.UTF8.GetString(frame.AsSpan(4)).Should().Be(
            """{"type":"trial","id":1,"code":"x","stub":{"kind":"tests","source":"assert x"},"judge":"auto","cpu_seconds":2,"wall_seconds":6.5,"over":1.25,"late_seconds":13,"output_bytes":3,"file_bytes":4,"processes":5,"descriptors":6,"fresh":false}""");
    }

    [Fact]
    public void A_message_that_is_too_large_is_no_frame() =>
        Frames.Encode(new RunnerMessage { Type = "verdict", Detail = new string('x', Frames.MaxBytes) }, ProtocolJson.Default.RunnerMessage).Should().BeNull();

    [Theory]
    [InlineData("a torn head", new byte[] { 0, 0, 0 }, "*ended inside a frame*")]
    [InlineData("a head without a body", new byte[] { 0, 0, 0, 9 }, "*ended inside a frame*")]
    [InlineData("a torn body", new byte[] { 0, 0, 0, 9, (byte)'{' }, "*ended inside a frame*")]
    [InlineData("one byte too large", new byte[] { 1, 0, 0, 1 }, "a frame of 16777217 bytes")]
    [InlineData("a size that is negative where signed", new byte[] { 255, 255, 255, 255 }, "a frame of 4294967295 bytes")]
    [InlineData("no JSON", new byte[] { 0, 0, 0, 1, (byte)'x' }, "a frame that is no message: *")]
    [InlineData("nothing", new byte[] { 0, 0, 0, 0 }, "a frame that is no message: *")]
    [InlineData("null", new byte[] { 0, 0, 0, 4, (byte)'n', (byte)'u', (byte)'l', (byte)'l' }, "a frame that holds null")]
    [InlineData("no object", new byte[] { 0, 0, 0, 2, (byte)'[', (byte)']' }, "a frame that is no message: *")]
    [InlineData("no type", new byte[] { 0, 0, 0, 2, (byte)'{', (byte)'}' }, "a frame that is no message: *")]
    [InlineData("no UTF-8", new byte[] { 0, 0, 0, 1, 255 }, "a frame that is no message: *")]
    public async Task What_is_no_frame_is_a_fault(string what, byte[] bytes, string message)
    {
        using var stream = new MemoryStream(bytes);
        await stream.Invoking(s => ReadAsync(s)).Should().ThrowAsync<FrameException>(what).WithMessage(message);
    }

    [Fact]
    public async Task A_word_that_is_no_outcome_is_a_fault()
    {
        var body = """{"type":"verdict","outcome":"splendid"}"""u8.ToArray();
        using var stream = new MemoryStream([0, 0, 0, (byte)body.Length, .. body]);
        await stream.Invoking(s => ReadAsync(s)).Should().ThrowAsync<FrameException>();
    }

    private static Task<RunnerMessage?> ReadAsync(Stream stream) => Frames.ReadAsync(stream, ProtocolJson.Default.RunnerMessage, CancellationToken.None).AsTask();
}
