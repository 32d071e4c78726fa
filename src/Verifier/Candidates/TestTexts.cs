using System.Text.Json;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Candidates;

/// <summary>Reads tests in Python from fields of other formats. Leaves text alone that is no Python.</summary>
internal static class TestTexts
{
    /// <summary>The block of Python that a field holds; null where it holds something else.</summary>
    public static string? Block(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && value.GetString() is { } text && IsPython(text) ? AsTest(text) : null;

    /// <summary>The statements that a field lists; null where it holds something else.</summary>
    public static IReadOnlyList<string>? Statements(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String && TryParse(value.GetString()!) is { } parsed) value = parsed;
        if (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() == 0) return null;
        var found = new List<string>();
        foreach (var element in value.EnumerateArray())
        {
            if (element.ValueKind is not JsonValueKind.String || element.GetString() is not { } text || !IsPython(text)) return null;
            found.Add(AsTest(text));
        }

        return found;
    }

    /// <summary>The JSON in a string; null where the string holds no JSON, or neither object nor list.</summary>
    public static JsonElement? TryParse(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        if (!(trimmed.StartsWith("{") || trimmed.StartsWith("["))) return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsPython(string text)
    {
        var lines = StatementReader.Read(text);
        return lines.Exists(l => l.IsStrong) && lines.Count(l => !l.IsPython) * 4 <= lines.Count;
    }

    // `f(1) == 2` asserts nothing, but who lists it as a test means an assertion.
    private static string AsTest(string text) =>
        StatementReader.Read(text) is [{ Kind: StatementKind.Expression, Indent: 0 }] && text.Contains("==", StringComparison.Ordinal)
            ? "assert " + text.TrimStart()
            : text;
}
