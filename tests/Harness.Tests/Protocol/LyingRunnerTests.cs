using System.Buffers.Binary;
using FsCheck.Fluent;
using InstructMix.Fuzz;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Protocol;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Protocol;

/// <summary>Whatever bytes come out of a container, they are a message, an end, or a fault of the sandbox.</summary>
[Trait("Category", "Fuzz")]
public sealed class LyingRunnerTests
{
    [Fact]
    public void Any_bytes_are_a_message_an_end_or_a_fault() =>
        Prop.ForAll<byte[]>(bytes => IsTold(new MemoryStream(bytes))).Holds();

    [Fact]
    public void Any_bytes_with_an_honest_length_are_a_message_or_a_fault() =>
        Prop.ForAll<byte[]>(bytes => IsTold(new MemoryStream(Framed(bytes)))).Holds();

    [Fact]
    public void A_message_with_a_byte_changed_is_a_message_or_a_fault()
    {
        var frame = Frames.Encode(new RunnerMessage { Type = "verdict", Id = 1, Outcome = Outcome.Passed, Needs = ["stdin"] }, ProtocolJson.Default.RunnerMessage)!;
        Prop.ForAll<int, byte>((at, value) =>
        {
            var changed = frame.ToArray();
            changed[(int)((uint)at % changed.Length)] = value;
            return IsTold(new MemoryStream(changed));
        }).Holds();
    }

    [Fact]
    public void Any_bytes_in_place_of_the_engines_stream_headers_end_the_stream_and_nothing_else() =>
        Prop.ForAll<byte[]>(bytes => IsTold(new AttachedStream(new DrippingStream(bytes, 3)))).Holds();

    private static byte[] Framed(byte[] body)
    {
        var frame = new byte[4 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, body.Length);
        body.CopyTo(frame, 4);
        return frame;
    }

    private static bool IsTold(Stream stream)
    {
        try
        {
            using (stream)
            {
                while (Frames.ReadAsync(stream, ProtocolJson.Default.RunnerMessage, CancellationToken.None).AsTask().GetAwaiter().GetResult() is not null)
                {
                }
            }

            return true;
        }
        catch (Exception e) when (e is FrameException or IOException) // which a sandbox takes for its own fault
        {
            return true;
        }
    }
}
