using System.Text;
using System.Text.Json;

namespace InstructMix.Examples.Pages;

/// <summary>Where in a notebook's file the lines of its cells stand.</summary>
internal sealed class JsonLines
{
    private readonly List<IReadOnlyList<int>> _cells = [];

    /// <param name="text">The notebook, which is JSON.</param>
    public JsonLines(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        int line = 1;
        long seen = 0;
        bool inCells = false, inSource = false;
        List<int>? cell = null;
        while (reader.Read())
        {
            line += bytes.AsSpan((int)seen, (int)(reader.TokenStartIndex - seen)).Count((byte)'\n');
            seen = reader.TokenStartIndex;
            // The notebook is depth 0, its lists 1, a cell 2, the lists in a cell 3.
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName) inCells = reader.ValueTextEquals("cells"u8);
            if (!inCells) continue;
            if (reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.StartObject) _cells.Add(cell = []);
            else if (reader.CurrentDepth == 3 && reader.TokenType == JsonTokenType.PropertyName)
                inSource = reader.ValueTextEquals("source"u8);
            else if (inSource && reader.TokenType == JsonTokenType.String && cell is not null) Take(cell, reader.GetString()!, line);
        }
    }

    /// <summary>The file's line of each line of a cell.</summary>
    /// <param name="number">The cell, from 1.</param>
    public IReadOnlyList<int> OfCell(int number) => number <= _cells.Count ? _cells[number - 1] : [];

    private static void Take(List<int> cell, string text, int line)
    {
        int count = text.AsSpan().Count('\n') + (text.EndsWith('\n') || text.Length == 0 ? 0 : 1);
        for (int i = 0; i < count; i++) cell.Add(line);
    }
}
