using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InstructMix.Harness.Protocol;

/// <summary>Frames over a stream: four bytes of big-endian length, then UTF-8 JSON, 16 MiB at most.</summary>
internal static class Frames
{
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>A message as a frame. Null where it would be larger than a frame may be.</summary>
    public static byte[]? Encode<T>(T message, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        buffer.GetSpan(4);
        buffer.Advance(4);
        using (var writer = new Utf8JsonWriter(buffer)) JsonSerializer.Serialize(writer, message, type);
        int size = buffer.WrittenCount - 4;
        if (size > MaxBytes) return null;
        var frame = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(frame, size);
        return frame;
    }

    /// <summary>The next message. Null where the stream ends between frames.</summary>
    /// <exception cref="FrameException">The frame is torn, too large, or not such a message.</exception>
    public static async ValueTask<T?> ReadAsync<T>(Stream stream, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        var head = new byte[4];
        int read = await stream.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, cancellation);
        if (read == 0) return null;
        if (read < 4) throw new FrameException("the stream ended inside a frame");
        uint size = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (size > MaxBytes) throw new FrameException($"a frame of {size} bytes");
        byte[] body = ArrayPool<byte>.Shared.Rent((int)size);
        try
        {
            read = await stream.ReadAtLeastAsync(body.AsMemory(0, (int)size), (int)size, throwOnEndOfStream: false, cancellation);
            if (read < size) throw new FrameException("the stream ended inside a frame");
            return JsonSerializer.Deserialize(body.AsSpan(0, (int)size), type) ?? throw new FrameException("a frame that holds null");
        }
        catch (JsonException e)
        {
            throw new FrameException($"a frame that is no message: {e.Message}", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }
}
