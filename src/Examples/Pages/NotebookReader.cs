using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using InstructMix.Harness;

namespace InstructMix.Examples.Pages;

/// <summary>Reads notebooks of nbformat 4: the code cells of Python ones (https://nbformat.readthedocs.io/en/latest/format_description.html).</summary>
internal sealed partial class NotebookReader : IPageReader
{
    // What only changes how results are shown; the rest of the cell can run without.
    private static readonly HashSet<string> Harmless = ["matplotlib", "config", "load_ext", "reload_ext", "autoreload", "xmode",
        "precision", "pprint"];

    public IReadOnlyList<string> Ends => [".ipynb"];

    public Page Read(string file, string text)
    {
        var page = new PageBuilder(file);
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

        return page.Build();
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

        if (Language(notebook) is { } language && !language.StartsWith("python", StringComparison.OrdinalIgnoreCase)) return;
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
        var (runnable, unfit) = WithoutMagics(source);
        page.Add(new Example(page.File, first, SectionKind.Cell, runnable, directives) { Cell = number, CellLines = lines, Unfit = unfit });
    }

    /// <summary>The tags with which Jupyter's own tools are told the same things.</summary>
    private static Directives Tags(JsonElement cell)
    {
        if (!cell.TryGetProperty("metadata", out var metadata) || metadata.ValueKind != JsonValueKind.Object
            || !metadata.TryGetProperty("tags", out var tags) || tags.ValueKind != JsonValueKind.Array) return Directives.None;
        var words = tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()).ToHashSet();
        return new Directives { Skip = words.Contains("skip-execution"), Raises = words.Contains("raises-exception") ? "" : null };
    }

    /// <summary>The cell as Python; where it is no Python, the reason.</summary>
    private static (string Source, string? Unfit) WithoutMagics(string source)
    {
        string? unfit = null;
        var text = Magic().Replace(source, match =>
        {
            if (match.Groups["name"] is { Success: true } name && Harmless.Contains(name.Value))
                return match.Groups["indent"].Value + "pass" + new string(' ', 1) + "#" + match.Groups["all"].Value;
            unfit ??= $"it uses IPython's {match.Groups["all"].Value.Trim()}, which Python does not know";
            return match.Value;
        });
        return unfit is not null && IsPython(source) ? (source, null) : (text, unfit);
    }

    // A line of a string may begin with a percent sign. Where the quotes before it are open it is no magic.
    private static bool IsPython(string source)
    {
        foreach (Match match in Magic().Matches(source))
        {
            var before = source.AsSpan(0, match.Index);
            if (before.Count("\"\"\"") % 2 == 0 && before.Count("'''") % 2 == 0 && !before.TrimEnd().EndsWith("\\")
                && !Operand().IsMatch(before))
                return false;
        }

        return true;
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

    [GeneratedRegex(@"^(?<indent>[ \t]*)(?<all>%%?(?<name>[A-Za-z]\w*).*|!.+|\?{1,2}\w.*|\w[\w.]*\?{1,2}[ \t]*)$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Magic();

    // `total` at a line's end inside brackets: what begins the next line is an operator then.
    [GeneratedRegex(@"[(\[{][^()\[\]{}]*\z", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Operand();
}
