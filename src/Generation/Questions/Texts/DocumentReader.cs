using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using InstructMix.Core.Files;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation.Questions.Texts;

/// <summary>Reads the texts of a file: plain text, Markdown and HTML as one, JSON Lines, a JSON array and Parquet as one for each record; <c>.gz</c> or not.</summary>
/// <param name="textField">The field of a record that holds its text.</param>
/// <param name="titleField">The field that holds its title.</param>
internal sealed class DocumentReader(string textField, string titleField)
{
    // A text is read as a whole; a larger one is no text that people wrote.
    private const int LargestText = 64 * 1024 * 1024;

    /// <summary>The texts in their order; a problem in the place of what cannot be used, and for a file without a text.</summary>
    public async IAsyncEnumerable<Reading<TextDocument>> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".jsonl" or ".ndjson" or ".json":
                await foreach (var reading in RecordReader.ReadAsync(path, Parse, cancellation)) yield return Placed(reading);
                break;
            case ".parquet" when name != path:
                yield return Reading<TextDocument>.Bad(path, 0, "is a compressed Parquet file", "unpack it: Parquet is compressed inside");
                break;
            case ".parquet":
                await foreach (var reading in RowsAsync(path, cancellation)) yield return reading;
                break;
            case var extension:
                yield return await WholeAsync(path, extension, cancellation);
                break;
        }
    }

    // All of a record stands on its line.
    private static Reading<TextDocument> Placed(Reading<TextDocument> reading) =>
        reading.Value is { } document
            ? reading with { Value = document with { Blocks = [.. document.Blocks.Select(b => b with { Line = reading.Line })] } }
            : reading;

    private static async Task<Reading<TextDocument>> WholeAsync(string path, string extension, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        await using (var stream = LineReader.Open(path))
        {
            byte[] piece = new byte[64 * 1024];
            try
            {
                for (int read; (read = await stream.ReadAsync(piece, cancellation)) > 0;)
                {
                    bytes.Write(piece, 0, read);
                    if (bytes.Length > LargestText) return Reading<TextDocument>.Bad(path, 0, $"is larger than {LargestText >> 20} MiB", "split it, or write its texts as JSON Lines");
                }
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                return Reading<TextDocument>.Bad(path, 0, $"cannot be read to its end ({e.Message.TrimEnd('.')})", "make the file anew");
            }
        }

        ReadOnlySpan<byte> all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        if (all.StartsWith("\uFEFF"u8)) all = all[3..];
        if (!Utf8.IsValid(all)) return Reading<TextDocument>.Bad(path, LineOfFault(all), "the text is not UTF-8", "save the file as UTF-8");
        string text = Encoding.UTF8.GetString(all);
        if (string.IsNullOrWhiteSpace(text)) return Reading<TextDocument>.Bad(path, 0, "holds no text", "check that this is the file you meant");
        var document = extension switch
        {
            ".md" or ".markdown" => MarkdownBlocks.Of(text),
            ".html" or ".htm" or ".xhtml" => HtmlBlocks.Of(text),
            _ => new TextDocument(null, PlainBlocks.Of(text, 1, isRecord: false)),
        };
        return document.Blocks.Any(b => !b.IsHeading)
            ? Reading<TextDocument>.Good(path, 1, document)
            : Reading<TextDocument>.Bad(path, 0, "holds no prose", "check that this is the file you meant: code, tables and menus are left out");
    }

    private static long LineOfFault(ReadOnlySpan<byte> all)
    {
        long line = 1;
        while (all.IndexOf((byte)'\n') is var end and >= 0 && Utf8.IsValid(all[..end]))
        {
            all = all[(end + 1)..];
            line++;
        }

        return line;
    }

    private (TextDocument?, RecordProblem?) Parse(byte[] record)
    {
        try
        {
            using var parsed = JsonDocument.Parse(record);
            return Of(parsed.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, new RecordProblem("the record is not JSON, or holds text that is no valid Unicode", "correct the record"));
        }
    }

    private (TextDocument?, RecordProblem?) Of(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(textField, out var text)
            || text.ValueKind != JsonValueKind.String)
            return (null, new RecordProblem($"the record has no text in \"{textField}\"", "name the field with --text-field"));
        string said = text.GetString()!;
        if (string.IsNullOrWhiteSpace(said)) return (null, new RecordProblem($"the record's \"{textField}\" is empty", "nothing to do: it is left out"));
        string? title = record.TryGetProperty(titleField, out var named) && named.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(named.GetString()) ? named.GetString()!.Trim() : null;
        return (new TextDocument(title, PlainBlocks.Of(said, 1, isRecord: true)), null);
    }

    private async IAsyncEnumerable<Reading<TextDocument>> RowsAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var rows = ParquetRows.ReadAsync(path, cancellation).GetAsyncEnumerator(cancellation);
        long last = 0;
        while (true)
        {
            string? damage = null;
            try
            {
                if (!await rows.MoveNextAsync()) break;
            }
            catch (UnusableInputException e)
            {
                damage = e.Message;
            }

            if (damage is not null)
            {
                yield return Reading<TextDocument>.Bad(path, last,
                    damage.StartsWith(path, StringComparison.Ordinal) ? damage[(path.Length + 2)..].Split("; ")[0] : damage, "make the file anew");
                yield break;
            }

            var (number, row) = rows.Current;
            last = number;
            var (document, wrong) = Of(row);
            yield return document is not null
                ? Placed(Reading<TextDocument>.Good(path, number, document))
                : Reading<TextDocument>.Bad(path, number, wrong!.What, wrong.Remedy);
        }

        if (last == 0) yield return Reading<TextDocument>.Bad(path, 0, "holds no records", "check that this is the file you meant");
    }
}
