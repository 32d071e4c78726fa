using System.Runtime.CompilerServices;
using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Mixer.Sources;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Mixer.Decontamination;

/// <summary>Reads the records of a benchmark's file.</summary>
internal static class BenchmarkReader
{
    /// <summary>Each record, or the problem in its place. Lines count from 1, as do the records of an array or of Parquet.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">The file cannot be opened.</exception>
    public static async IAsyncEnumerable<(long Number, JsonElement? Record, InputProblem? Problem)> ReadAsync(SourceFile file,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (file.Path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            await foreach (var (number, record) in ParquetRows.ReadAsync(file.Path, cancellation)) yield return (number, record, null);
            yield break;
        }

        var records = await Records.IsArrayAsync(file, cancellation)
            ? JsonArrayReader.ReadAsync(file.Path, cancellation).Select(e => e.ByNumber(file.Named))
            : LineReader.ReadAsync(file.Path, cancellation);
        await foreach (var reading in records.WithCancellation(cancellation))
        {
            if (reading.Problem is { } problem) yield return (reading.Line, null, problem with { File = file.Named });
            else if (Parse(reading.Value!) is { } record) yield return (reading.Line, record, null);
            else yield return (reading.Line, null,
                new InputProblem(file.Named, reading.Line, "the benchmark's record is not JSON",
                "correct it; nothing is compared with it"));
        }
    }

    private static JsonElement? Parse(byte[] record)
    {
        try
        {
            return JsonElement.Parse(record);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
