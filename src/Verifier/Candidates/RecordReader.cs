using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using InstructMix.Verifier.Files;

namespace InstructMix.Verifier.Candidates;

/// <summary>The records of a file as bytes, be it JSON Lines or one JSON array, told by how it begins.</summary>
internal static class RecordReader
{
    /// <summary>The records in their order, at least one reading for each file.</summary>
    /// <param name="path">The file; <c>.gz</c> is decompressed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The line of a reading is the record's number where the file is an array.</returns>
    /// <exception cref="UnusableInputException">The file cannot be opened.</exception>
    public static async IAsyncEnumerable<Reading<byte[]>> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var stream = LineReader.Open(path);
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        var form = await FileBeginning.ReadAsync(pipe, cancellation);
        if (form is FileForm.PrettyObject)
        {
            yield return Reading<byte[]>.Bad(path, 0, "holds JSON objects that are spread over many lines", "put each object on a line of its own, for instance with `jq -c . FILE`");
            yield break;
        }

        var any = false;
        var records = form is FileForm.Array ? JsonArrayReader.ReadAsync(path, pipe, cancellation) : LineReader.ReadAsync(path, pipe, cancellation);
        await foreach (var record in records)
        {
            any = true;
            yield return record;
        }

        if (!any) yield return Reading<byte[]>.Bad(path, 0, "holds no records", "check that this is the file you meant, and that what wrote it came to its end");
    }
}
