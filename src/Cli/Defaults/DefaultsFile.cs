using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Cli.Defaults;

/// <summary>A file of defaults for options: for each verb its options by name, such as <c>{"verify": {"jobs": 4, "python": "3.13"}}</c>.</summary>
/// <param name="File">The file.</param>
/// <param name="IsOfUser">Whether it is the user's own, and not one that lies beside data, which may be somebody else's.</param>
/// <param name="Verbs">For each verb its options and their values, as text; one without text is a switch.</param>
internal sealed record DefaultsFile(string File, bool IsOfUser,
    IReadOnlyDictionary<string, IReadOnlyList<(string Option, string? Value)>> Verbs)
{
    /// <summary>What such a file is called.</summary>
    public const string Name = "instructmix.json";

    /// <summary>Reads a file; null where there is none.</summary>
    /// <exception cref="UnusableInputException">It is not what it should be.</exception>
    public static DefaultsFile? Read(string folder, bool isOfUser)
    {
        var path = Path.Combine(folder, Name);
        if (!System.IO.File.Exists(path)) return null;
        try
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind is not JsonValueKind.Object) throw Unusable(path, "holds no object");
            var verbs = new Dictionary<string, IReadOnlyList<(string, string?)>>(StringComparer.Ordinal);
            foreach (var verb in document.RootElement.EnumerateObject())
            {
                if (verb.Value.ValueKind is not JsonValueKind.Object) throw Unusable(path, $"has something else than an object for '{verb.Name}'");
                verbs[verb.Name] = [.. verb.Value.EnumerateObject().SelectMany(o => Values(path, o))];
            }

            return new DefaultsFile(path, isOfUser, verbs);
        }
        catch (JsonException e)
        {
            throw new UnusableInputException($"{path}:{(e.LineNumber ?? 0) + 1}: is not JSON ({JsonReason.Of(e)}); mend it, or take it away", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be read as defaults ({e.Message.TrimEnd('.')}); mend it, or take it away", e);
        }
    }

    private static IEnumerable<(string Option, string? Value)> Values(string path, JsonProperty option)
    {
        var name = "--" + option.Name.Replace('_', '-');
        switch (option.Value.ValueKind)
        {
            case JsonValueKind.False or JsonValueKind.Null: return [];
            case JsonValueKind.True: return [(name, null)];
            case JsonValueKind.Array: return option.Value.EnumerateArray().Select(v => (name, (string?)v.ToString()));
            case JsonValueKind.Object: throw Unusable(path, $"has an object for '{option.Name}'");
            default: return [(name, option.Value.ToString())];
        }
    }

    private static UnusableInputException Unusable(string path, string what) =>
        new($"{path}: {what}; write the options of a verb, such as {{\"verify\": {{\"jobs\": 4}}}}");
}
