using System.Text;
using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Candidates;

/// <summary>From the bytes of one record to a candidate, or to what is wrong with them. Never throws for content.</summary>
internal static class RecordParser
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private static readonly RecordProblem HalfPair = new("a string holds half a surrogate pair (\\ud800 to \\udfff), which is no character",
        "replace it in the file, for instance with \\ufffd");

    /// <summary>Parses one record.</summary>
    /// <param name="bytes">JSON, valid UTF-8.</param>
    /// <param name="problems">The problems that samples belong to.</param>
    public static (Candidate? Candidate, RecordProblem? Problem) Candidate(byte[] bytes, ProblemSet? problems)
    {
        if (!MaySurrogate(bytes) && PlainRecord.Read(bytes) is { } plain) return (plain, null);
        var (record, problem) = Json(bytes);
        if (record is not { } json) return (null, problem);
        if (json.ValueKind is JsonValueKind.Array)
        {
            return MixTuple.Read(json) is { } pair
                ? (pair, null)
                : (null, new RecordProblem("the record is a list, but not of the mix's form",
                    "write [source, [instruction, response]] or [instruction, response]"));
        }

        var fields = new RecordFields(json);
        if (RecordShapes.All.FirstOrDefault(s => s.Fits(fields)) is not { } shape)
        {
            return (null, new RecordProblem($"the record has no response that is known (it has {fields.Names})",
                $"give it one of the known shapes: {RecordShapes.Known}"));
        }

        var candidate = shape.Read(fields, problems) with { UnusedTests = fields.UnreadTests(), Meta = fields.Rest() };
        return fields.Problem is null ? (candidate, null) : (null, fields.Problem);
    }

    /// <summary>Parses one record as JSON: an object or a list, all of whose strings can be read.</summary>
    public static (JsonElement? Record, RecordProblem? Problem) Json(byte[] bytes)
    {
        JsonElement record;
        try
        {
            record = JsonElement.Parse(bytes, Options);
        }
        catch (JsonException e)
        {
            return (null, new RecordProblem($"not JSON at {Place(bytes, e)} ({JsonReason.Of(e)})", "write one whole JSON object a line"));
        }
        catch (InvalidOperationException)
        {
            return (null, HalfPair); // in a name, met when names are compared
        }

        if (record.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return (null, new RecordProblem($"the record is {RecordFields.Describe(record)} where an object must be",
                "write one JSON object for each record"));
        }

        return MaySurrogate(bytes) && !IsReadable(record)
            ? (null, HalfPair)
            : (record, null);
    }

    // System.Text.Json throws on such an escape only when the string is read or written, so all are looked at here, once.
    private static bool MaySurrogate(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\\ud"u8) >= 0 || bytes.IndexOf("\\uD"u8) >= 0;

    private static bool IsReadable(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is not null,
                JsonValueKind.Array => value.EnumerateArray().All(IsReadable),
                JsonValueKind.Object => value.EnumerateObject().All(p => p.Name is not null && IsReadable(p.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Place(ReadOnlySpan<byte> bytes, JsonException e)
    {
        var line = bytes;
        for (var skip = e.LineNumber ?? 0; skip > 0 && line.IndexOf((byte)'\n') is >= 0 and var end; skip--) line = line[(end + 1)..];
        var column = Encoding.UTF8.GetCharCount(line[..(int)Math.Min(e.BytePositionInLine ?? 0, line.Length)]) + 1;
        return e.LineNumber > 0 ? $"line {e.LineNumber + 1} of the record, column {column}" : $"column {column}";
    }
}
