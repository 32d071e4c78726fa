using System.Buffers;
using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>Recognizes cases of input and output, in the forms of APPS, TACO, CodeContests, LiveCodeBench, verl and our own.</summary>
internal static class IoCases
{
    private static readonly string[] Inputs = ["inputs", "input"];
    private static readonly string[] Outputs = ["outputs", "output"];

    /// <summary>The cases that a field holds, as an object, a list or a string of JSON; null where it holds something else.</summary>
    public static JsonElement? In(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String && TestTexts.TryParse(value.GetString()!) is { } parsed) value = parsed;
        return value.ValueKind switch
        {
            JsonValueKind.Object when List(value, Inputs) is not null && List(value, Outputs) is not null => value,
            JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(IsCase) => value,
            _ => null,
        };
    }

    /// <summary>Cases whose inputs and outputs are fields of the record's own.</summary>
    public static JsonElement? OfLists(RecordFields record)
    {
        if (record.Find("inputs") is not { ValueKind: JsonValueKind.Array } inputs
            || record.Find("outputs") is not { ValueKind: JsonValueKind.Array } outputs)
            return null;
        var name = record.Text("fn_name");
        record.Ignore("inputs", "outputs");
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("inputs");
            inputs.WriteTo(writer);
            writer.WritePropertyName("outputs");
            outputs.WriteTo(writer);
            if (name is not null) writer.WriteString("fn_name", name);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>The cases in <c>reward_model.ground_truth</c>. The field stays in <c>meta</c>: it says more than these.</summary>
    public static JsonElement? OfReward(RecordFields record) =>
        record.Find("reward_model") is { ValueKind: JsonValueKind.Object } reward && reward.TryGetProperty("ground_truth", out var truth)
            ? In(truth) : null;

    /// <summary>The name of the function that the cases call; null where they name none.</summary>
    public static string? NameIn(JsonElement io)
    {
        var first = io.ValueKind is JsonValueKind.Array && io.GetArrayLength() > 0 ? io[0] : io;
        if (Name(first, "fn_name") is { } name) return name;
        return first.ValueKind is JsonValueKind.Object && first.TryGetProperty("metadata", out var metadata)
            ? Name(metadata, "func_name") : null;
    }

    /// <summary>The inputs of an object that lists them.</summary>
    public static JsonElement? InputsOf(JsonElement io) => List(io, Inputs);

    /// <summary>The outputs of an object that lists them.</summary>
    public static JsonElement? OutputsOf(JsonElement io) => List(io, Outputs);

    private static bool IsCase(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object) return false;
        bool Has(string name) => value.TryGetProperty(name, out _);
        return (Has("stdin") && Has("stdout")) || ((Has("args") || Has("kwargs")) && Has("returns")) || (Has("input") && Has("output"));
    }

    private static JsonElement? List(JsonElement value, string[] names)
    {
        if (value.ValueKind is not JsonValueKind.Object) return null;
        foreach (var name in names)
        {
            if (value.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array) return list;
        }

        return null;
    }

    private static string? Name(JsonElement value, string field) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(field, out var name) && name.ValueKind is JsonValueKind.String
        && name.GetString() is { Length: > 0 } text
            ? text
            : null;
}
