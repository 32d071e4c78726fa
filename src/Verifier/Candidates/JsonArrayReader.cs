using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using InstructMix.Verifier.Files;

namespace InstructMix.Verifier.Candidates;

/// <summary>
/// Cuts a JSON array into the bytes of its elements without parsing them: memory stays bounded by one element, and a
/// malformed element spoils only itself, where a JSON parser would have to give up the rest of the file.
/// </summary>
internal static class JsonArrayReader
{
    /// <summary>The elements in their order; the line of a reading is the element's number, from 1.</summary>
    public static async IAsyncEnumerable<Reading<byte[]>> ReadAsync(string path, PipeReader pipe, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var cutter = new JsonArrayCutter(LineReader.MaxLineBytes);
        while (true)
        {
            ReadResult read;
            InputProblem? damage = null;
            try
            {
                read = await pipe.ReadAsync(cancellation);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                read = default;
                damage = new InputProblem(path, cutter.Number, $"the file cannot be read further in record {cutter.Number} ({e.Message.TrimEnd('.')})", "make the file anew; the records before were used");
            }

            if (damage is not null)
            {
                yield return new Reading<byte[]>(path, damage.Line, null, damage);
                yield break;
            }

            foreach (var segment in read.Buffer)
            {
                for (var rest = segment; !rest.IsEmpty;)
                {
                    rest = rest[cutter.Feed(rest.Span)..];
                    if (Take(path, cutter) is { } reading) yield return reading;
                }
            }

            pipe.AdvanceTo(read.Buffer.End);
            if (cutter.Fault is { } fault)
            {
                yield return Reading<byte[]>.Bad(path, cutter.Number, fault, "mend the array; the records before were used");
                yield break;
            }

            if (!read.IsCompleted) continue;
            if (!cutter.HasEnded) yield return Reading<byte[]>.Bad(path, cutter.Number, $"the array is cut off at record {cutter.Number}", "make the file anew; the records before were used");
            yield break;
        }
    }

    private static Reading<byte[]>? Take(string path, JsonArrayCutter cutter)
    {
        if (!cutter.TryTake(out var number, out var bytes)) return null;
        if (bytes is null)
        {
            return Reading<byte[]>.Bad(path, number, $"record {number} is longer than {LineReader.MaxLineBytes / (1024 * 1024)} MiB", "split or shorten the record");
        }

        return Utf8.IsValid(bytes)
            ? Reading<byte[]>.Good(path, number, bytes)
            : Reading<byte[]>.Bad(path, number, $"record {number} is not UTF-8", "save the file as UTF-8");
    }
}
