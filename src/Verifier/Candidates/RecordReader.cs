using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;

namespace InstructMix.Verifier.Candidates;

/// <summary>The records of a file, be it JSON Lines or one JSON array, told by how it begins.</summary>
public static class RecordReader
{
    /// <summary>The records in their order, at least one reading for each file.</summary>
    /// <param name="path">The file; <c>.gz</c> is decompressed.</param>
    /// <param name="parse">Makes a record of its bytes, or says what is wrong with them; called from several threads at a time.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <typeparam name="T">The record.</typeparam>
    /// <returns>The line of a reading is the record's number where the file is an array; problems say so.</returns>
    /// <exception cref="UnusableInputException">The file cannot be opened.</exception>
    public static async IAsyncEnumerable<Reading<T>> ReadAsync<T>(
        string path, Func<byte[], (T? Record, RecordProblem? Problem)> parse,
        [EnumeratorCancellation] CancellationToken cancellation = default)
        where T : class
    {
        await using var stream = LineReader.Open(path);
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        var form = await FileBeginning.ReadAsync(pipe, cancellation);
        if (form is FileForm.PrettyObject)
        {
            yield return Reading<T>.Bad(path, 0, "holds JSON objects that are spread over many lines",
                "put each object on a line of its own, for instance with `jq -c . FILE`");
            yield break;
        }

        var any = false;
        var records = form is FileForm.Array
            ? JsonArrayReader.ReadAsync(pipe, cancellation).Select(e => e.ByNumber(path))
            : LineReader.ReadAsync(path, pipe, cancellation);
        await foreach (var reading in SideBySide.MadeOf(records, Read, cancellation))
        {
            any = true;
            yield return reading;
        }

        if (!any) yield return Reading<T>.Bad(path, 0, "holds no records", "check that this is the file you meant, and that what wrote it came to its end");

        Reading<T> Read(Reading<byte[]> bytes)
        {
            var (record, wrong) = bytes.Value is null ? default : parse(bytes.Value);
            var where = form is FileForm.Array ? $"record {bytes.Line}: " : "";
            return new Reading<T>(
                bytes.File, bytes.Line, record,
                wrong is null ? bytes.Problem : new InputProblem(bytes.File, bytes.Line, where + wrong.What, wrong.Remedy));
        }
    }
}
