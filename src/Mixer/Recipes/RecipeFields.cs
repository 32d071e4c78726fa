using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Recipes;

/// <summary>
/// Walks a recipe beside the types that it will become: notes each value's line, and finds every unknown, missing
/// and repeated field at once. The serializer alone would stop at the first, and name types instead of fields.
/// </summary>
internal sealed class RecipeFields(string file)
{
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);
    private ReadOnlyMemory<byte> _recipe;
    private long _line = 1;
    private int _counted;

    /// <summary>What is wrong with the fields' names.</summary>
    public List<InputProblem> Problems { get; } = [];

    /// <summary>The filters of the sources, in the recipe's order.</summary>
    public List<RecipeText> Filters { get; } = [];

    /// <summary>Walks the whole text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public void Walk(ReadOnlyMemory<byte> recipe)
    {
        var text = recipe.Span;
        _recipe = recipe;
        var reader = new Utf8JsonReader(text,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        Value(ref reader, text, RecipeJson.Default.Recipe, "$");
        reader.Read();
    }

    /// <summary>The line of a value, such as <c>$.sources[1].take</c>, or of what it should stand in.</summary>
    public long LineOf(string path)
    {
        while (!_lines.ContainsKey(path) && path.LastIndexOfAny(['.', '[']) is > 0 and var cut) path = path[..cut];
        return _lines.GetValueOrDefault(path, 1);
    }

    private void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, JsonTypeInfo? type, string path)
    {
        _lines[path] = Line(reader, text);
        if (reader.TokenType == JsonTokenType.String && IsFilter(type, path)) Filter(ref reader, text, path);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            Fields(ref reader, text, type, path);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            var element = type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } e } ? RecipeJson.Default.GetTypeInfo(e) : null;
            for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++) Value(ref reader, text, element, $"{path}[{i}]");
        }
    }

    private void Fields(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, JsonTypeInfo? type, string path)
    {
        var known = type?.Kind == JsonTypeInfoKind.Object ? type.Properties : null;
        long begin = _line;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            long line = Line(reader, text);
            var field = known?.FirstOrDefault(p => p.Name == name);
            if (known is not null && field is null)
                Problems.Add(new InputProblem(file, line, $"unknown field \"{name}\"", NearestName.Remedy(name, known.Select(p => p.Name))));
            else if (_lines.ContainsKey($"{path}.{name}"))
                Problems.Add(new InputProblem(file, line, $"\"{name}\" stands here twice", "keep one of them"));
            reader.Read();
            Value(ref reader, text, field is null ? null : RecipeJson.Default.GetTypeInfo(field.PropertyType), $"{path}.{name}");
        }

        foreach (var missing in known?.Where(p => p.IsRequired && !_lines.ContainsKey($"{path}.{p.Name}")) ?? [])
            Problems.Add(new InputProblem(file, begin, $"\"{missing.Name}\" is missing", $"add \"{missing.Name}\" to {(path == "$" ? "the recipe" : path.StartsWith("$.decontaminate", StringComparison.Ordinal) ? "this benchmark" : "this source")}"));
    }

    private static bool IsFilter(JsonTypeInfo? type, string path) =>
        type is not null && path.StartsWith("$.sources[", StringComparison.Ordinal) && path.EndsWith("].where", StringComparison.Ordinal);

    private void Filter(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, string path)
    {
        int from = (int)reader.TokenStartIndex + 1, line = text[..from].LastIndexOf((byte)'\n') + 1;
        try
        {
            Filters.Add(new RecipeText(path, reader.GetString()!, _lines[path], _recipe[line..from],
                _recipe.Slice(from, reader.ValueSpan.Length)));
        }
        catch (InvalidOperationException)
        {
            // Half of a character; whoever reads the whole recipe says so.
        }
    }

    private long Line(in Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        int at = (int)reader.TokenStartIndex;
        _line += text[_counted..at].Count((byte)'\n');
        _counted = at;
        return _line;
    }
}
