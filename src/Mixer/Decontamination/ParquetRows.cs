using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using InstructMix.Core.Files;
using Parquet;
using Parquet.Schema;

namespace InstructMix.Mixer.Decontamination;

/// <summary>Reads the texts of a Parquet file, row by row, as objects. Lists and numbers are left out.</summary>
internal static class ParquetRows
{
    /// <summary>Each row with its number, from 1. One row group is in memory at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">It is no Parquet file, or cannot be read.</exception>
    public static async IAsyncEnumerable<(long Number, JsonElement Record)> ReadAsync(string path,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reader = await GuardAsync(path, () => ParquetReader.CreateAsync(path, cancellationToken: cancellation));
        DataField[] fields = [.. reader.Schema.GetDataFields()
            .Where(f => (f.ClrType == typeof(string) || f.ClrType == typeof(ReadOnlyMemory<char>)) && f.MaxRepetitionLevel == 0)];
        long number = 0;
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            var columns = new string?[fields.Length][];
            for (int i = 0; i < fields.Length; i++)
            {
                columns[i] = new string?[rows.RowCount];
                int field = i;
                await GuardAsync(path, async () =>
                {
                    await rows.ReadAsync(fields[field], columns[field].AsMemory()!, cancellationToken: cancellation);
                    return true;
                });
            }

            for (int row = 0; row < rows.RowCount; row++)
            {
                var record = new JsonObject();
                for (int i = 0; i < fields.Length; i++) record[string.Join('.', fields[i].Path.ToList())] = columns[i][row];
                yield return (++number, JsonSerializer.SerializeToElement(record, ParquetJson.Default.JsonObject));
            }
        }
    }

    private static async Task<T> GuardAsync<T>(string path, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What a damaged file makes its reader throw is of any kind.
            throw new UnusableInputException($"{path}: cannot be read as Parquet ({e.Message.TrimEnd('.')}); is it whole?", e);
        }
    }
}
