using System.Globalization;
using System.Text;
using System.Text.Json;
using InstructMix.Core;
using InstructMix.Harness.Images;

namespace InstructMix.Harness.Selftest;

/// <summary>Reads a file of the corpus: comments that say what is in it and what to expect, then the candidate.</summary>
internal static class HostileFile
{
    private static readonly IReadOnlyList<string> UsualStub = ["assert f(2) == 4", "assert f(3) == 9"];

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FormatException">The header is none; the message names the file and the line.</exception>
    public static HostileCase Read(string category, string name, string path, string text)
    {
        string? about = null, code = null, entry = null, before = "", after = "";
        PythonVersion? since = null;
        var kind = StubKind.Tests;
        var judge = Judge.Auto;
        int repeat = 1;
        var stub = new List<string>();
        var expectations = new List<(PythonVersion From, Outcome Outcome)>();
        foreach (var line in Header(text))
        {
            if (about is null)
            {
                about = line;
                continue;
            }

            var (key, value) = line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at
                ? (line[..at], line[(at + 2)..]) : throw Bad($"'{line}' is no 'key: value'");
            if (key == "expect") expectations.Add((new PythonVersion(3, 0), Word<Outcome>(value)));
            else if (key.StartsWith("expect ", StringComparison.Ordinal)) expectations.Add((Version(key[7..]), Word<Outcome>(value)));
            else if (key == "python") since = Version(value);
            else if (key == "stub") stub.Add(value);
            else if (key == "entry") entry = value;
            else if (key == "kind") kind = Word<StubKind>(value);
            else if (key == "judge") judge = Word<Judge>(value);
            else if (key == "code") code = Text(value);
            else if (key == "before") before = Text(value);
            else if (key == "after") after = Text(value);
            else if (key == "repeat") repeat = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
            else throw Bad($"'{key}' is no key");
        }

        if (string.IsNullOrWhiteSpace(about) || !about.EndsWith('.')) throw Bad("the first line must be a sentence");
        if (expectations.Count == 0 || expectations[0].From != new PythonVersion(3, 0))
            throw Bad("there must be an 'expect', and before those of a version");
        return new HostileCase
        {
            Name = name,
            Category = category,
            About = about,
            Trial = new Trial(code is null ? WithoutStub(text) : before + Repeated(code, repeat) + after,
                new Stub(kind, kind == StubKind.Tests ? string.Join('\n', stub.Count == 0 ? UsualStub : stub) : "", entry), judge),
            Expectations = expectations,
            Since = since,
        };

        string Text(string json) => JsonSerializer.Deserialize(json, HostileJson.Default.String) ?? throw Bad("the code is null");
        FormatException Bad(string what) => new($"{path}: {what}");
        T Word<T>(string word)
            where T : struct, Enum =>
            Words.TryParse(word, out T found) ? found : throw Bad($"'{word}' is none of {string.Join(", ", Words.All<T>())}");
        PythonVersion Version(string version) =>
            PythonVersion.TryParse(version, out var found) ? found : throw Bad($"'{version}' is no Python version");
    }

    /// <summary>The comments at the top, up to the first line that is none; a comment without words ends them too.</summary>
    private static IEnumerable<string> Header(string text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (!line.StartsWith("# ", StringComparison.Ordinal)) yield break;
            yield return line[2..];
        }
    }

    /// <summary>The candidate's text without what is expected of it, which a candidate that looks through memory would find in its own comments. Lines keep their numbers.</summary>
    private static string WithoutStub(string text)
    {
        int at = 0;
        var kept = new StringBuilder(text.Length);
        while (text.AsSpan(at).StartsWith("# ", StringComparison.Ordinal) && text.IndexOf('\n', at) is >= 0 and var end)
        {
            kept.Append(text.AsSpan(at).StartsWith("# stub: ", StringComparison.Ordinal) ? "#\n" : text.AsSpan(at, end + 1 - at));
            at = end + 1;
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }

    private static IEnumerable<string> EnumerateLines(this string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static string Repeated(string code, int times) =>
        times == 1 ? code : new StringBuilder(code.Length * times).Insert(0, code, times).ToString();
}
