using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>
/// Reads candidates of our own shape straight from their bytes. Most records of large files are such, and through a document and the fields
/// that were looked for in it each takes three times as long. What is out of the ordinary in any way is left to <see cref="RecordParser"/>.
/// </summary>
internal static class PlainRecord
{
    /// <summary>The candidate; null where the record is of another shape, has other fields than a candidate's, or is wrong.</summary>
    /// <param name="bytes">The record, valid UTF-8 without escapes of surrogates.</param>
    public static Candidate? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ReadObject(bytes);
        }
        catch (JsonException)
        {
            return null; // the parser finds it as well, and words it
        }
    }

    private static Candidate? ReadObject(ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        if (!json.Read() || json.TokenType is not JsonTokenType.StartObject) return null;
        var texts = new Texts();
        List<string>? tests = null;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("tests"u8))
            {
                if (tests is not null || !TryReadList(ref json, out tests)) return null;
                continue;
            }

            int field = FieldOf(ref json);
            if (field < 0 || !json.Read() || json.TokenType is not JsonTokenType.String || texts[field] is not null) return null;
            texts[field] = json.GetString();
            if (field == 6 && texts[field].AsSpan().TrimStart() is ['{' or '[', ..]) return null; // may be cases in JSON
        }

        // Whatever follows the object is a mistake: reading on finds it.
        if (json.TokenType is not JsonTokenType.EndObject || json.Read() || texts[1] is not { } instruction || texts[2] is not { } response)
            return null;
        return new Candidate
        {
            Id = texts[0] ?? "",
            Instruction = instruction,
            Response = response,
            Code = texts[3],
            Source = texts[4],
            Prompt = texts[5],
            Test = texts[6],
            EntryPoint = texts[7],
            Setup = texts[8],
            Tests = tests,
        };
    }

    private static int FieldOf(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("id"u8)) return 0;
        if (json.ValueTextEquals("instruction"u8)) return 1;
        if (json.ValueTextEquals("response"u8)) return 2;
        if (json.ValueTextEquals("code"u8)) return 3;
        if (json.ValueTextEquals("source"u8)) return 4;
        if (json.ValueTextEquals("prompt"u8)) return 5;
        if (json.ValueTextEquals("test"u8)) return 6;
        if (json.ValueTextEquals("entry_point"u8)) return 7;
        return json.ValueTextEquals("setup"u8) ? 8 : -1;
    }

    private static bool TryReadList(ref Utf8JsonReader json, out List<string>? list)
    {
        list = null;
        if (!json.Read() || json.TokenType is not JsonTokenType.StartArray) return false;
        list = [];
        while (json.Read() && json.TokenType is JsonTokenType.String) list.Add(json.GetString()!);
        return json.TokenType is JsonTokenType.EndArray;
    }

    [System.Runtime.CompilerServices.InlineArray(9)]
    private struct Texts
    {
        private string? _first;
    }
}
