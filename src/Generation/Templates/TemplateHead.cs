using System.Globalization;
using System.Text.Json;
using InstructMix.Core;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Templates;

/// <summary>The front matter of a template.</summary>
/// <param name="Name">Its kind.</param>
/// <param name="Version">The number of its wording.</param>
/// <param name="Api">The way of asking that it is for.</param>
/// <param name="Stop">Where the model's answer is over; empty where it ends by itself.</param>
internal sealed record TemplateHead(string Name, int Version, Api Api, IReadOnlyList<string> Stop)
{
    /// <summary>Reads the front matter. Gives the body as well, and the line on which it begins.</summary>
    /// <exception cref="UnusableInputException">There is none, or it holds something else.</exception>
    public static (TemplateHead Head, string Body, int Line) Read(string file, string text)
    {
        string[] lines = text.Split('\n');
        int end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, l => l.TrimEnd() == "---") : -1;
        if (end < 0) throw new UnusableInputException($"{file}:1: the front matter is missing; begin with a line ---, then name, version and api, then another line ---");
        string? name = null;
        int version = 1;
        var api = Api.Chat;
        IReadOnlyList<string> stop = [];
        for (int i = 1; i < end; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            string key = lines[i].Split(':', 2)[0].Trim();
            string value = lines[i].Contains(':', StringComparison.Ordinal) ? lines[i].Split(':', 2)[1].Trim() : "";
            string? wrong = key switch
            {
                "name" => null,
                "version" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out version) => null,
                "version" => "version is no whole number",
                "api" when Enum.GetValues<Api>().Any(a => a.Word() == value) => null,
                "api" => $"there is no api \"{value}\"; write chat or completions",
                "stop" when Texts(value) is not null => null,
                "stop" => "stop is no list of texts in double quotes, such as [\"=== REQUEST ===\"]",
                _ => $"\"{key}\" is not known here; name, version, api and stop are",
            };
            if (wrong is not null) throw new UnusableInputException($"{file}:{i + 1}: {wrong}; correct the front matter");
            if (key == "name") name = value;
            else if (key == "api") api = Enum.GetValues<Api>().First(a => a.Word() == value);
            else if (key == "stop") stop = Texts(value)!;
        }

        if (name is null) throw new UnusableInputException($"{file}:1: the front matter has no name; add a line such as name: judge");
        return (new TemplateHead(name, version, api, stop), string.Join('\n', lines[(end + 1)..]), end + 2);
    }

    // A list of YAML's in its one form that is JSON as well.
    private static IReadOnlyList<string>? Texts(string value)
    {
        try
        {
            return JsonSerializer.Deserialize(value, GenerationJson.Lines.IReadOnlyListString) is { } texts
                && texts.All(t => !string.IsNullOrEmpty(t)) ? texts : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
