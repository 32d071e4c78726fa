using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace InstructMix.Core.Files;

/// <summary>
/// Cuts a JSON array into the bytes of its elements without parsing them: memory stays bounded by one element, and a
/// malformed element spoils only itself, where a JSON parser would have to give up the rest of the file.
/// </summary>
public static class JsonArrayReader
{
    /// <summary>The elements of a file that is one array.</summary>
    /// <param name="path">The file; a name that ends in <c>.gz</c> is decompressed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">The file is missing, is a directory, or cannot be opened.</exception>
    public static async IAsyncEnumerable<JsonArrayElement> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var stream = LineReader.Open(path);
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        await foreach (var element in ReadAsync(pipe, cancellation)) yield return element;
    }

    /// <summary>The same, from bytes that are already being read.</summary>
    /// <param name="pipe">The bytes.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The elements in their order; where the array breaks off a problem, and the end.</returns>
    public static async IAsyncEnumerable<JsonArrayElement> ReadAsync(
        PipeReader pipe, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var cutter = new JsonArrayCutter(LineReader.MaxLineBytes);
        JsonArrayElement Broken(string what, string remedy) =>
            new(cutter.Number, cutter.Line, null, what, remedy + "; the records before were used");
        while (true)
        {
            ReadResult read;
            string? damage = null;
            try
            {
                read = await pipe.ReadAsync(cancellation);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                read = default;
                damage = e.Message.TrimEnd('.');
            }

            if (damage is not null)
            {
                yield return Broken($"the file cannot be read further in record {cutter.Number} ({damage})", "make the file anew");
                yield break;
            }

            foreach (var segment in read.Buffer)
            {
                for (var rest = segment; !rest.IsEmpty;)
                {
                    rest = rest[cutter.Feed(rest.Span)..];
                    if (cutter.Take() is { } element) yield return Check(element);
                }
            }

            pipe.AdvanceTo(read.Buffer.End);
            if (cutter.Fault is { } fault)
            {
                yield return Broken(fault, "mend the array");
                yield break;
            }

            if (!read.IsCompleted) continue;
            if (!cutter.HasEnded) yield return Broken($"the array is cut off at record {cutter.Number}", "make the file anew");
            yield break;
        }
    }

    private static JsonArrayElement Check(JsonArrayElement element) => element.Bytes switch
    {
        null => element with { What = $"record {element.Number} is longer than {LineReader.MaxLineBytes / (1024 * 1024)} MiB", Remedy = "split or shorten the record" },
        var bytes when !Utf8.IsValid(bytes) => element with
        {
            Bytes = null,
            What = $"record {element.Number} is not UTF-8",
            Remedy = "save the file as UTF-8",
        },
        _ => element,
    };
}
