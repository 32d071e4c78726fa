using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Agreement;

/// <summary>Reads tests files: JSON Lines, <c>.gz</c> or not, with <c>request</c>, <c>tests</c> and optionally <c>model</c>.</summary>
public static class ModelTestsReader
{
    /// <summary>More than a model writes for one request, and few enough for one trial.</summary>
    private const int Most = 2000;

    /// <summary>The tests of the files by their request, in their order, each text once.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="problems">Receives a message for each line that cannot be used. The reading goes on.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">A file cannot be opened.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAsync(
        IEnumerable<string> paths, Action<InputProblem> problems, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(problems);
        var found = new Dictionary<string, OrderedDictionary<string, bool>>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            await foreach (var line in LineReader.ReadAsync(path, cancellation))
            {
                var (read, problem) = Read(line);
                if (problem is not null) problems(problem);
                if (read is null) continue;
                if (!found.TryGetValue(read.Request, out var texts)) found[read.Request] = texts = new(StringComparer.Ordinal);
                int before = texts.Count;
                foreach (string text in read.Tests.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t.Trim('\n', '\r')))
                    if (texts.Count < Most) texts.TryAdd(text, true);
                if (texts.Count == Most && before < Most)
                    problems(new InputProblem(line.File, line.Line, $"the request \"{read.Request}\" has more than {Most:N0} tests", "the first ones are used"));
            }
        }

        return found.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.Keys], StringComparer.Ordinal);
    }

    private static (ModelTests? Read, InputProblem? Problem) Read(Reading<byte[]> line)
    {
        const string Remedy = """write one object a line, such as {"request": "area", "tests": ["assert area(2, 3) == 6"]}""";
        if (line.Value is not { } bytes) return (null, line.Problem);
        try
        {
            var read = JsonSerializer.Deserialize(bytes, AgreementJson.Lines.ModelTests);
            return read is not null && read.Tests.All(t => t is not null)
                ? (read, null)
                : (null, new InputProblem(line.File, line.Line, "the line holds no tests", Remedy));
        }
        catch (JsonException)
        {
            return (null, new InputProblem(line.File, line.Line, "the line holds no tests, or \"request\" is no text or \"tests\" no list of texts", Remedy));
        }
    }
}
