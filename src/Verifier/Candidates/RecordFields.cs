using System.Buffers;
using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>
/// The fields of one record. It remembers which were read, so that the others can be kept in <c>meta</c>, and the first
/// problem that it met: a shape reads all that it needs and need not look after each field.
/// </summary>
/// <param name="record">A JSON object whose strings are all valid (<see cref="RecordParser"/> has seen to that).</param>
internal sealed class RecordFields(JsonElement record)
{
    // A line may nest 64 levels (the reader's limit), and meta stands one level down in it.
    private const int MaxMetaDepth = 62;

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>The first problem that a read met; null where there was none.</summary>
    public RecordProblem? Problem { get; private set; }

    /// <summary>The names of the fields, for messages.</summary>
    public string Names => record.EnumerateObject().Any()
        ? string.Join(", ", record.EnumerateObject().Take(20).Select(p => p.Name.Length > 40 ? p.Name[..40] + "…" : p.Name))
        : "no fields";

    /// <summary>Whether all of these fields are there and not null.</summary>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is null) return false;
        }

        return true;
    }

    /// <summary>A field without reading it; null where it is missing or null.</summary>
    public JsonElement? Find(string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>A field of text; null where it is missing or null.</summary>
    public string? Text(string name)
    {
        if (Read(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.String) return value.GetString();
        Fail($"`{name}` is {Describe(value)} where a string must be", $"write `{name}` as a string");
        return null;
    }

    /// <summary>A field of text that must be there; empty text, and a problem, where it is not.</summary>
    public string NeededText(string name)
    {
        var text = Text(name);
        if (text is null) Fail($"the record has no `{name}`", $"add `{name}`");
        return text ?? "";
    }

    /// <summary>A name: text, or the digits of a whole number; null where it is missing, null or empty.</summary>
    public string? Label(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Number } number) return Text(name) is { Length: > 0 } text ? text : null;
        _read.Add(name);
        return number.GetRawText();
    }

    /// <summary>A list of texts; null where it is missing or null.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Read(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(v => v.GetString()!)];
        }

        Fail($"`{name}` is {Describe(value)} where a list of strings must be", $"write `{name}` as a list of strings");
        return null;
    }

    /// <summary>Any field, as it is; null where it is missing or null.</summary>
    public JsonElement? Read(string name)
    {
        _read.Add(name);
        return Find(name);
    }

    /// <summary>Leaves fields out of what <see cref="Rest"/> keeps.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) _read.Add(name);
    }

    /// <summary>The first field that looks like tests and was not read; null where there is none.</summary>
    public string? UnreadTests()
    {
        foreach (var field in record.EnumerateObject())
        {
            if (!_read.Contains(field.Name) && TestLikeNames.Is(field.Name, field.Value)) return field.Name;
        }

        return null;
    }

    /// <summary>What was not read, with the record's own <c>meta</c>: nothing of a record is lost. Null where there is nothing.</summary>
    public JsonElement? Rest()
    {
        var meta = Read("meta");
        var unread = record.EnumerateObject().Where(p => !_read.Contains(p.Name)).ToList();
        if (meta is null && unread.Count == 0) return null;

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (unread.Count == 0) meta!.Value.WriteTo(writer);
            else WriteMerged(writer, meta, unread);
        }

        try
        {
            var bytes = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = MaxMetaDepth });
            return JsonElement.ParseValue(ref bytes);
        }
        catch (JsonException)
        {
            Fail($"its fields are nested deeper than {MaxMetaDepth} levels", "flatten them, or leave them out");
            return null;
        }
    }

    /// <summary>Notes a problem, unless there is one already.</summary>
    public void Fail(string what, string remedy) => Problem ??= new RecordProblem(what, remedy);

    /// <summary>What a value is, for messages.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static void WriteMerged(Utf8JsonWriter writer, JsonElement? meta, List<JsonProperty> unread)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject();
        if (meta is { ValueKind: JsonValueKind.Object } fields)
        {
            foreach (var property in fields.EnumerateObject())
            {
                taken.Add(property.Name);
                property.WriteTo(writer);
            }
        }
        else if (meta is { } value)
        {
            taken.Add("meta");
            writer.WritePropertyName("meta");
            value.WriteTo(writer);
        }

        foreach (var property in unread)
        {
            // The record's own meta may use the name of a field beside it; both are kept.
            var name = property.Name;
            for (var n = 2; !taken.Add(name); n++) name = $"{property.Name}#{n}";
            writer.WritePropertyName(name);
            property.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
