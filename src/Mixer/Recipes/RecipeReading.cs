using System.Security.Cryptography;
using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Recipes;

/// <summary>What reading a recipe came to: the recipe with its filters compiled, and everything that is wrong with it.</summary>
internal sealed class RecipeReading : IDisposable
{
    private readonly List<RecipeProblem> _problems = [];
    private readonly Dictionary<string, int> _filters = new(StringComparer.Ordinal);

    private RecipeReading()
    {
    }

    /// <summary>The recipe; null where it is so wrong that nobody knows what it says. Where there are problems, it must not be used.</summary>
    public RecipeFile? File { get; private set; }

    /// <summary>Its filters; null where it has none, or they cannot be used.</summary>
    public ExpressionProgram? Filters { get; private set; }

    /// <summary>What is wrong, a line for each.</summary>
    public IEnumerable<string> Problems => _problems.OrderBy(p => p.Line).ThenBy(p => p.Column).Select(p => p.ToString());

    /// <summary>Reads a recipe.</summary>
    /// <exception cref="UnusableInputException">There is no such file.</exception>
    /// <param name="path">The recipe's file.</param>
    /// <param name="judgements">What <c>Judged</c> is in the expressions of a recipe that has a <c>judge</c>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<RecipeReading> ReadAsync(string path, IJudgements judgements, CancellationToken cancellation)
    {
        await using var stream = LineReader.Open(path);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellation);
        byte[] bytes = copy.ToArray();
        ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        var reading = new RecipeReading();
        var fields = new RecipeFields(path);
        var recipe = reading.Parse(path, text, fields);
        // Of a recipe that cannot be read nobody knows whether it has a judge.
        reading.Compile(path, fields.Filters,
            new ExpressionCompiler(StandardSignals.Create(), recipe is { Judge: null } ? null : judgements), cancellation);
        if (recipe is not null) reading.File = new RecipeFile(recipe, path, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return reading;
    }

    /// <summary>The number of a source's filter in <see cref="Filters"/>; null where it has none.</summary>
    /// <param name="source">The source's number in the recipe.</param>
    public int? FilterOf(int source) => _filters.TryGetValue($"$.sources[{source}].where", out int number) ? number : null;

    /// <summary>Whether any expression speaks of what a model thinks.</summary>
    public bool MentionsJudged =>
        Filters is { } filters && _filters.Values.Any(f => filters.Mentions(f).Contains(nameof(RecordView.Judged)));

    /// <summary>Refuses a recipe with which something is wrong.</summary>
    /// <param name="further">What else is wrong.</param>
    /// <exception cref="UnusableInputException">Something is wrong.</exception>
    public void Refuse(params IEnumerable<string> further)
    {
        string[] wrong = [.. Problems, .. further];
        if (wrong.Length > 0) throw new UnusableInputException(wrong);
    }

    /// <inheritdoc/>
    public void Dispose() => Filters?.Dispose();

    private Recipe? Parse(string path, ReadOnlyMemory<byte> text, RecipeFields fields)
    {
        try
        {
            fields.Walk(text);
            _problems.AddRange(fields.Problems.Select(RecipeProblem.Of));
            if (_problems.Count > 0) return null;
            var recipe = JsonSerializer.Deserialize(text.Span, RecipeJson.Default.Recipe);
            if (recipe is null) _problems.Add(new RecipeProblem(path, 1, 0, "the recipe is null", "write an object, as docs/mixing.md shows"));
            else _problems.AddRange(RecipeRules.Check(recipe, (at, what, remedy) => new InputProblem(path, fields.LineOf(at), what, remedy))
                .Select(RecipeProblem.Of));
            return recipe;
        }
        catch (JsonException e) when (e.Path is { Length: > 0 } at && at != "$")
        {
            _problems.Add(new RecipeProblem(path, fields.LineOf(at), 0, $"{at[2..]} is not of the right kind", "docs/mixing.md lists what each field holds"));
        }
        catch (JsonException e)
        {
            _problems.Add(new RecipeProblem(path, (e.LineNumber ?? 0) + 1, 0, $"this is not a recipe in JSON ({JsonReason.Of(e)})", "correct it there, docs/mixing.md shows one"));
        }

        return null;
    }

    private void Compile(string path, List<RecipeText> filters, ExpressionCompiler compiler, CancellationToken cancellation)
    {
        // The C# compiler takes half a second to begin: recipes without filters do without it.
        if (filters.Count == 0) return;
        for (int i = 0; i < filters.Count; i++) _filters[filters[i].Path] = i;
        var compilation = compiler.Compile([.. filters.Select(f => f.Text)], cancellation);
        Filters = compilation.Program;
        _problems.AddRange(compilation.Problems.Select(p =>
            new RecipeProblem(path, filters[p.Expression].Line, filters[p.Expression].ColumnOf(p.Position), p.What, p.Remedy)));
    }
}
