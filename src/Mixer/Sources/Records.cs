using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>Reads the records of a JSON file, be it one array or JSON Lines.</summary>
internal static class Records
{
    /// <summary>Reads each record and gives it its shape.</summary>
    public static async IAsyncEnumerable<Reading<Pair>> ReadAsync<T>(
        SourceFile file, JsonTypeInfo<T> type, Func<T, Origin, Reading<Pair>> shape,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var records = await IsArrayAsync(file, cancellation)
            ? JsonArrayReader.ReadAsync(file.Path, cancellation).Select(e => e.ByNumber(file.Path))
            : LineReader.ReadAsync(file.Path, cancellation);
        await foreach (var record in records.WithCancellation(cancellation))
        {
            // Problems, too, name the file as the recipe does.
            yield return record.Problem is { } problem
                ? new Reading<Pair>(file.Named, problem.Line, null, problem with { File = file.Named })
                : Shape(record.Value!, new Origin(file.Named, record.Line), type, shape);
        }
    }

    private static Reading<Pair> Shape<T>(byte[] record, Origin origin, JsonTypeInfo<T> type, Func<T, Origin, Reading<Pair>> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(record, type) is { } value
                ? shape(value, origin)
                : Reading<Pair>.Bad(origin.File, origin.Line, "the record is null", "take it out");
        }
        catch (JsonException e) when (e.Path is { Length: > 2 } path)
        {
            return Reading<Pair>.Bad(origin.File, origin.Line, $"\"{path[2..]}\" is not of the right kind, or no valid text", "correct the record");
        }
        catch (JsonException e)
        {
            return Reading<Pair>.Bad(origin.File, origin.Line, $"the record is not the JSON that this source holds ({JsonReason.Of(e)})", "correct the record");
        }
        catch (InvalidOperationException)
        {
            // An element's text is decoded only when it is asked for.
            return Reading<Pair>.Bad(origin.File, origin.Line, "the record holds text that is no valid Unicode", "correct the record");
        }
    }

    /// <summary>Whether the file is one array. A line of JSON Lines that is itself a list begins with a text, as a pair does.</summary>
    public static async ValueTask<bool> IsArrayAsync(SourceFile file, CancellationToken cancellation)
    {
        await using var stream = LineReader.Open(file.Path);
        byte[] head = new byte[4096];
        int length;
        try
        {
            length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return false; // the line reader reports the damage
        }

        return BeginsArray(head.AsSpan(0, length));
    }

    private static bool BeginsArray(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        if (head.IsEmpty || head[0] != '[') return false;
        var inside = head[1..].TrimStart(" \t\r"u8);
        return inside.IsEmpty || inside[0] is (byte)'\n' or (byte)'[' or (byte)'{' or (byte)']';
    }
}
