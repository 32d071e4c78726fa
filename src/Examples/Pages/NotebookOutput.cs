using System.Text;
using System.Text.Json;

namespace InstructMix.Examples.Pages;

/// <summary>What a notebook has on record for a cell.</summary>
/// <param name="Text">What it printed and showed, as text; null where it cannot be compared: nothing is on record, or something that is no text.</param>
/// <param name="Raised">The exception that it raised; null for none.</param>
internal sealed record NotebookOutput(string? Text, string? Raised)
{
    /// <summary>Reads it.</summary>
    public static NotebookOutput Of(JsonElement cell)
    {
        if (!cell.TryGetProperty("outputs", out var outputs) || outputs.ValueKind != JsonValueKind.Array) return new(null, null);
        var text = new StringBuilder();
        bool isText = true;
        string? raised = null;
        foreach (var output in outputs.EnumerateArray().Where(o => o.ValueKind == JsonValueKind.Object))
        {
            switch (Field(output, "output_type"))
            {
                case "stream" when Field(output, "name") == "stdout":
                    text.Append(Field(output, "text"));
                    break;
                case "execute_result" or "display_data"
                    when output.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object:
                    // What has a richer form shows its text in no session of Python's.
                    if (data.EnumerateObject().Count() == 1 && Field(data, "text/plain") is { } plain) text.Append(plain).Append('\n');
                    else isText = false;
                    break;
                case "error":
                    raised = Field(output, "ename") ?? "";
                    break;
            }
        }

        return new(isText && text.Length > 0 ? text.ToString() : null, raised);
    }

    /// <summary>A field's text, which may be a list of its lines; null for none.</summary>
    private static string? Field(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : value.ValueKind == JsonValueKind.Array
                ? string.Concat(value.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString()))
                : null;
}
