namespace InstructMix.Harness.Tests.Given;

/// <summary>Gives its bytes at most so many at a time, as a socket may.</summary>
internal sealed class DrippingStream(byte[] bytes, int at) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(at, buffer.Length)], cancellationToken);
}
