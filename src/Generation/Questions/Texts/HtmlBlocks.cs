using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace InstructMix.Generation.Questions.Texts;

/// <summary>Takes the prose out of HTML, with AngleSharp: headings, paragraphs, items. Menus, scripts, tables, code and what is hidden are left out.</summary>
internal static class HtmlBlocks
{
    private static readonly HashSet<string> Skipped = new(
        ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "NAV", "HEADER", "FOOTER", "ASIDE", "FORM", "BUTTON", "SELECT", "TABLE", "PRE", "SVG", "MATH", "FIGURE", "IFRAME", "OBJECT", "VIDEO", "AUDIO", "HEAD"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Inline = new(
        ["A", "ABBR", "B", "BDI", "BDO", "BIG", "CITE", "CODE", "DATA", "DEL", "DFN", "EM", "FONT", "I", "INS", "KBD", "LABEL", "MARK", "Q", "RUBY", "S", "SAMP", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "TT", "U", "VAR", "WBR"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a page.</summary>
    public static TextDocument Of(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        using var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(text);
        var reading = new Reading(text);
        var root = document.QuerySelectorAll("main, article") is [{ } only] ? only : document.Body;
        if (root is not null) reading.Read(root);
        reading.Close();
        string? title = document.Title is { Length: > 0 } named ? named : document.QuerySelector("h1")?.TextContent;
        title = title is null ? null : string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new TextDocument(string.IsNullOrEmpty(title) ? null : title, reading.Blocks);
    }

    private sealed class Reading(string text)
    {
        private readonly StringBuilder _open = new();
        private long _line = 1;
        private bool _isHeading;

        // Elements come in the order of the text, so lines are counted on from the last one.
        private int _counted;
        private long _countedLine = 1;

        public List<TextBlock> Blocks { get; } = [];

        public void Read(INode node)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText words)
                {
                    _open.Append(words.Data);
                    continue;
                }

                if (child is not IElement element || Skipped.Contains(element.TagName) || element.HasAttribute("hidden")
                    || element.GetAttribute("aria-hidden") == "true") continue;
                if (Inline.Contains(element.TagName))
                {
                    Read(element);
                    continue;
                }

                Close();
                if (element.TagName is "BR" or "HR") continue;
                _line = LineOf(element);
                _isHeading = element.TagName is ['H', >= '1' and <= '6'];
                Read(element);
                Close();
            }
        }

        public void Close()
        {
            string said = string.Join(' ', _open.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (said.Length > 0) Blocks.Add(new TextBlock(said, _line, _isHeading));
            _open.Clear();
            _isHeading = false;
        }

        private long LineOf(IElement element)
        {
            int index = Math.Min(text.Length, element.SourceReference?.Position.Index ?? _counted);
            if (index < _counted) (_counted, _countedLine) = (0, 1);
            _countedLine += text.AsSpan(_counted, index - _counted).Count('\n');
            _counted = index;
            return _countedLine;
        }
    }
}
