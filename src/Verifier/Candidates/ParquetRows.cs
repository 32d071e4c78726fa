using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using InstructMix.Core.Files;
using Parquet;
using Parquet.Schema;
using Parquet.Serialization;

namespace InstructMix.Verifier.Candidates;

/// <summary>Reads the texts of a Parquet file, row by row, as objects. Lists and numbers are left out.</summary>
public static class ParquetRows
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

    /// <summary>Each row with its number, from 1, lists and objects included. One row group is in memory at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">It is no Parquet file, or cannot be read.</exception>
    public static async IAsyncEnumerable<(long Number, JsonElement Record)> ReadAllAsync(string path,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        int groups;
        await using (var reader = await GuardAsync(path, () => ParquetReader.CreateAsync(path, cancellationToken: cancellation)))
            groups = reader.RowGroupCount;
        await using var stream = File.OpenRead(path);
        long number = 0;
        for (int group = 0; group < groups; group++)
        {
            int at = group;
            stream.Position = 0;
            var rows = await GuardAsync(path,
                () => ParquetSerializer.DeserializeUntypedAsync(stream, rowGroupIndex: at, cancellationToken: cancellation));
            foreach (var row in rows.Data)
                yield return (++number, JsonSerializer.SerializeToElement(Node(row), ParquetJson.Default.JsonObject));
        }
    }

    private static JsonObject Node(IEnumerable<KeyValuePair<string, object>> fields)
    {
        var record = new JsonObject();
        foreach (var (name, value) in fields) record[name] = Value(value);
        return record;
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int or long or short or sbyte or byte or uint or ushort =>
            JsonValue.Create(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        float number => float.IsFinite(number) ? JsonValue.Create((double)number) : null,
        IEnumerable<KeyValuePair<string, object>> fields => Node(fields),
        System.Collections.IEnumerable list and not byte[] => new JsonArray([.. list.Cast<object?>().Select(Value)]),
        _ => JsonValue.Create(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

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
