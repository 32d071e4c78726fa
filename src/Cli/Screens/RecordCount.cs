using System.Buffers;
using InstructMix.Core.Files;

namespace InstructMix.Cli.Screens;

/// <summary>Counts ahead how many records files hold, so that the time left can be told.</summary>
internal static class RecordCount
{
    /// <summary>The lines of JSON Lines files. Null where a file is a JSON array, whose records are not lines, or a pipe, which can be read once only.</summary>
    public static async Task<long?> OfAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        long count = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            foreach (var path in paths)
            {
                if (LineReader.MayBePipe(path)) return null;
                await using var stream = LineReader.Open(path);
                bool first = true;
                byte last = (byte)'\n';
                int read;
                while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
                {
                    var bytes = buffer.AsSpan(0, read);
                    if (first && bytes.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'[', ..]) return null;
                    first = false;
                    count += bytes.Count((byte)'\n');
                    last = bytes[^1];
                }

                if (last != '\n') count++;
            }

            return count;
        }
        catch (Exception e) when (e is UnusableInputException or IOException or InvalidDataException or OperationCanceledException)
        {
            return null; // the run itself tells of it
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
