using System.Text;
using System.Text.Json;
using InstructMix.Harness;

namespace InstructMix.Examples.Pages;

/// <summary>Reads notebooks of nbformat 4: the code cells of Python ones (https://nbformat.readthedocs.io/en/latest/format_description.html).</summary>
internal sealed class NotebookReader : IPageReader
{
    public IReadOnlyList<string> Ends => [".ipynb"];

    public void Read(PageBuilder page, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            Notebook(page, document.RootElement, new JsonLines(text));
        }
        catch (JsonException e)
        {
            page.Problem((int)Math.Min(int.MaxValue, (e.LineNumber ?? 0) + 1), "the notebook is not JSON",
                "save it anew in Jupyter, or restore it from version control");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a string, met when the string is read.
            page.Problem(0, "the notebook holds text that is no Unicode", "save it anew in Jupyter");
        }
    }

    private static void Notebook(PageBuilder page, JsonElement notebook, JsonLines positions)
    {
        if (notebook.ValueKind != JsonValueKind.Object || !notebook.TryGetProperty("cells", out var cells)
            || cells.ValueKind != JsonValueKind.Array)
        {
            page.Problem(0, "this is JSON, but no notebook of format 4: it has no list of cells",
                "save it with a current Jupyter, which converts older formats");
            return;
        }

        if (Language(notebook) is { } language && !language.StartsWith("python", StringComparison.OrdinalIgnoreCase))
        {
            page.Problem(0, $"the notebook's language is {language}, so none of it was run", "name pages of Python only, or leave it out of the folder");
            return;
        }

        int number = 0;
        foreach (var cell in cells.EnumerateArray())
        {
            number++;
            if (Text(cell, "cell_type") == "code") Cell(page, cell, number, positions.OfCell(number));
        }
    }

    private static void Cell(PageBuilder page, JsonElement cell, int number, IReadOnlyList<int> lines)
    {
        var source = Source(cell).ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(source)) return;
        int first = lines.Count > 0 ? lines[0] : 1;
        var directives = page.Take(DirectiveReader.FirstLine(page.File, first, source)).And(Tags(cell));
        var (runnable, unfit) = NotebookMagics.Python(Dedented(source));
        var output = NotebookOutput.Of(cell);
        // What the notebook has on record as an exception is one that it shows.
        if (output.Raised is { } raised && directives.Raises is null) directives = directives with { Raises = raised };
        page.Add(new Example(page.File, first, SectionKind.Cell, runnable, directives)
        {
            Cell = number,
            CellLines = lines,
            Unfit = unfit,
            Want = page.Options.CompareOutputs && unfit is null && directives.Raises is null ? output.Text : null,
            Tolerant = true,
        });
    }

    /// <summary>IPython runs a cell of which all lines are indented.</summary>
    private static string Dedented(string source) =>
        source[0] is ' ' or '\t' ? Margin.Remove(source.TrimEnd('\n').Split('\n')) : source;

    /// <summary>The tags with which Jupyter's own tools are told the same things.</summary>
    private static Directives Tags(JsonElement cell)
    {
        if (!cell.TryGetProperty("metadata", out var metadata) || metadata.ValueKind != JsonValueKind.Object
            || !metadata.TryGetProperty("tags", out var tags) || tags.ValueKind != JsonValueKind.Array) return Directives.None;
        var words = tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()).ToHashSet();
        return new Directives { Skip = words.Contains("skip-execution"), Raises = words.Contains("raises-exception") ? "" : null };
    }

    private static string? Language(JsonElement notebook)
    {
        if (!notebook.TryGetProperty("metadata", out var metadata) || metadata.ValueKind != JsonValueKind.Object) return null;
        foreach (var (part, field) in new[] { ("language_info", "name"), ("kernelspec", "language") })
            if (metadata.TryGetProperty(part, out var found) && found.ValueKind == JsonValueKind.Object
                && Text(found, field) is { } language)
                return language;
        return null;
    }

    private static string Source(JsonElement cell)
    {
        if (cell.ValueKind != JsonValueKind.Object || !cell.TryGetProperty("source", out var source)) return "";
        if (source.ValueKind == JsonValueKind.String) return source.GetString()!;
        if (source.ValueKind != JsonValueKind.Array) return "";
        var text = new StringBuilder();
        foreach (var line in source.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.String)) text.Append(line.GetString());
        return text.ToString();
    }

    private static string? Text(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
