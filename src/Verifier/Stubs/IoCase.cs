using System.Buffers;
using System.Text.Json;

namespace InstructMix.Verifier.Stubs;

/// <summary>One case of arguments and the result that they must give, as Python.</summary>
/// <param name="Arguments">What stands between the parentheses of the call.</param>
/// <param name="Expectation">What stands behind the call: a comparison.</param>
internal sealed record IoCase(string Arguments, string Expectation)
{
    /// <summary>Reads a case; null where it has another form, such as standard input and output.</summary>
    /// <param name="one">The case.</param>
    /// <param name="isNamed">Whether it is known what is to be called: without a name, text is standard input.</param>
    public static IoCase? Of(JsonElement one, bool isNamed)
    {
        if (one.ValueKind is not JsonValueKind.Object) return null;
        if (one.TryGetProperty("returns", out var returns)) return Own(one, returns);
        if (!isNamed || !one.TryGetProperty("input", out var input) || !one.TryGetProperty("output", out var output)) return null;
        var isFunction = Kind(one) switch
        {
            "functional" or "function_call" or "call" or "call_based" or "joined" => true,
            null => input.ValueKind is JsonValueKind.Array,
            _ => false,
        };
        if (!isFunction) return null;
        if (input.ValueKind is JsonValueKind.String)
        {
            // A value of JSON a line: an argument each.
            var arguments = new List<string>();
            foreach (var line in input.GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (PythonLiteral.Parse(line) is not { } value) return null;
                arguments.Add(PythonLiteral.Of(value));
            }

            if (output.ValueKind is not JsonValueKind.String)
                return new IoCase(string.Join(", ", arguments), Expected(output, mayBeWrapped: true));
            return PythonLiteral.Parse(output.GetString()!) is { } wanted
                ? new IoCase(string.Join(", ", arguments), Expected(wanted, mayBeWrapped: false))
                : null;
        }

        var given = input.ValueKind is JsonValueKind.Array ? input.EnumerateArray().Select(PythonLiteral.Of) : [PythonLiteral.Of(input)];
        return new IoCase(string.Join(", ", given), Expected(output, mayBeWrapped: true));
    }

    /// <summary>A case of an input and an output that stand in lists of their own.</summary>
    public static JsonElement Joined(JsonElement input, JsonElement output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "joined");
            writer.WritePropertyName("input");
            input.WriteTo(writer);
            writer.WritePropertyName("output");
            output.WriteTo(writer);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static IoCase? Own(JsonElement one, JsonElement returns)
    {
        var arguments = new List<string>();
        if (one.TryGetProperty("args", out var args))
        {
            if (args.ValueKind is not JsonValueKind.Array) return null;
            arguments.AddRange(args.EnumerateArray().Select(PythonLiteral.Of));
        }

        if (one.TryGetProperty("kwargs", out var named))
        {
            if (named.ValueKind is not JsonValueKind.Object) return null;
            if (named.EnumerateObject().Any()) arguments.Add("**" + PythonLiteral.Of(named));
        }

        return new IoCase(string.Join(", ", arguments), Expected(returns, mayBeWrapped: false));
    }

    // JSON has no tuple, and APPS and those after it put the result into a list of one.
    private static string Expected(JsonElement value, bool mayBeWrapped)
    {
        if (value.ValueKind is not JsonValueKind.Array) return $"== {PythonLiteral.Of(value)}";
        var elements = value.EnumerateArray().Select(PythonLiteral.Of).ToList();
        var joined = string.Join(", ", elements);
        List<string> either = [$"[{joined}]", elements.Count == 1 ? $"({joined},)" : $"({joined})"];
        if (mayBeWrapped && elements.Count == 1)
        {
            either.Add(elements[0]);
            if (value[0].ValueKind is JsonValueKind.Array) either.Add(PythonLiteral.Tuple(value[0]));
        }

        return $"in ({string.Join(", ", either)})";
    }

    private static string? Kind(JsonElement one)
    {
        foreach (var name in new[] { "testtype", "type" })
        {
            if (one.TryGetProperty(name, out var kind) && kind.ValueKind is JsonValueKind.String)
                return kind.GetString()!.ToLowerInvariant();
        }

        return null;
    }
}
