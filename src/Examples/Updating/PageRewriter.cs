using System.Text.RegularExpressions;

namespace InstructMix.Examples.Updating;

/// <summary>
/// Rewrites the outputs that a page shows. It changes a place only where the page's lines are what the example was compared with, so that nothing else can be
/// hit, and leaves all other lines as they are, to the byte.
/// </summary>
/// <param name="file">The page's name, whose end says what it is.</param>
/// <param name="bytes">The page.</param>
public sealed partial class PageRewriter(string file, byte[] bytes)
{
    private const string NotThere = "the page's lines are not what the example was compared with: they were changed meanwhile, or stand in the middle of something else";

    private readonly PageText _text = new(bytes);
    private readonly bool _isPython = file.EndsWith(".py", StringComparison.OrdinalIgnoreCase);
    private readonly bool _isMarkdown = !file.EndsWith(".py", StringComparison.OrdinalIgnoreCase)
        && !file.EndsWith(".rst", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>The page as it is now.</summary>
    public byte[] Bytes => _text.ToBytes();

    /// <summary>Rewrites what can be.</summary>
    /// <param name="outputs">The outputs, in any order; each place once.</param>
    /// <returns>For each output its line as it is now, and why it was left as it was; null where it was rewritten.</returns>
    public IReadOnlyList<(int Line, string? Left)> Rewrite(IEnumerable<ShownOutput> outputs)
    {
        var done = new List<(int Line, string? Left, int More)>();
        // From the end, so that the lines before keep their numbers.
        foreach (var output in outputs.DistinctBy(o => (o.Place, o.Line)).OrderByDescending(o => o.Line))
        {
            int before = _text.Count;
            var left = output.Unfit ?? Left(output);
            done.Add((output.Line, left, _text.Count - before));
        }

        done.Reverse();
        int moved = 0;
        var told = new List<(int, string?)>();
        foreach (var (line, left, more) in done)
        {
            told.Add((line + moved, left));
            moved += more;
        }

        return told;
    }

    private string? Left(ShownOutput output)
    {
        var given = Lines(output.Given);
        if (!output.HasEllipsis && Address().IsMatch(output.Given))
            return "it gives an address, which is another one in each run: show a part of it, with # doctest: +ELLIPSIS";
        if (_isMarkdown && given.Any(l => Fence().IsMatch(l))) return "it gives the end of a fence";
        return output.Place switch
        {
            OutputPlace.Session => Session(output, given),
            OutputPlace.Block => Block(output, given),
            _ => Comments(output, given),
        };
    }

    private string? Session(ShownOutput output, string[] given)
    {
        var prompt = Prompt().Match(_text[output.Line - 1]);
        if (!prompt.Success) return NotThere;
        if (given.Select((l, i) => (i == 0 ? AnyPrompt() : FirstPrompt()).IsMatch(l)).Any(p => p)) return "it gives lines that look like a prompt";
        if (_isPython && Escaping(output, given) is { } escaping) return escaping;
        var margin = prompt.Groups["margin"].Value;
        int at = output.Line;
        while (_text[at].StartsWith(margin, StringComparison.Ordinal) && More().IsMatch(_text[at][margin.Length..])) at++;
        var shown = Lines(output.Shown);
        var (head, tail) = ("", "");
        for (int i = 0; i < shown.Length; i++)
        {
            var line = _text[at + i];
            if (!line.StartsWith(margin, StringComparison.Ordinal)) return NotThere;
            line = line[margin.Length..];
            if (i == 0 && Out().Match(line) is { Success: true } answer)
            {
                head = answer.Value;
                line = line[head.Length..];
            }

            // A docstring may end behind the last line of what is shown.
            if (i == shown.Length - 1 && line.StartsWith(shown[i], StringComparison.Ordinal) && Quotes().IsMatch(line[shown[i].Length..]))
                tail = line[shown[i].Length..];
            else if (line.TrimEnd() != shown[i].TrimEnd()) return NotThere;
        }

        var lines = given.Select((l, i) => margin + (i == 0 ? head : "") + (l.Length == 0 ? "<BLANKLINE>" : l)).ToList();
        if (tail.Length > 0 && lines.Count == 0) lines.Add(margin + tail.TrimStart());
        else if (tail.Length > 0) lines[^1] += tail;
        _text.Replace(at, shown.Length, lines);
        return null;
    }

    private string? Block(ShownOutput output, string[] given)
    {
        int at = output.Line - 1;
        var shown = Lines(output.Shown);
        string? margin = null;
        for (int i = 0; i < shown.Length; i++)
        {
            if (shown[i].Length == 0) continue;
            if (margin is null && _text[at + i].EndsWith(shown[i], StringComparison.Ordinal)) margin = _text[at + i][..^shown[i].Length];
            if (margin is null || _text[at + i] != margin + shown[i]) return NotThere;
        }

        // Where nothing is shown yet, the fence above says how far it is indented.
        if (margin is null && OpenFence().Match(_text[at - 1]) is { Success: true } fence) margin = fence.Groups["margin"].Value;
        if (margin is null || !Margin().IsMatch(margin)) return "nothing is shown there that says where the output belongs: write its first line";
        _text.Replace(at, shown.Length, [.. given.Select(l => l.Length == 0 ? margin.TrimEnd() : margin + l)]);
        return null;
    }

    private string? Comments(ShownOutput output, string[] given)
    {
        int at = output.Line - 1;
        var shown = output.Shown.Length == 0 ? [] : output.Shown.TrimEnd('\n').Split('\n');
        string? margin = null;
        for (int i = 0; i < shown.Length; i++)
        {
            var comment = Comment().Match(_text[at + i]);
            if (!comment.Success || comment.Groups["text"].Value.TrimEnd() != shown[i].TrimEnd()
                || (margin is not null && comment.Groups["margin"].Value != margin))
                return "its comments do not stand one under the other";
            margin = comment.Groups["margin"].Value;
        }

        if (margin is null) return NotThere;
        _text.Replace(at, shown.Length, [.. given.Select(l => l.Length == 0 ? margin + "#>" : $"{margin}#> {l}")]);
        return null;
    }

    /// <summary>Why a text cannot stand in a docstring as it is; null where it can.</summary>
    private string? Escaping(ShownOutput output, string[] given)
    {
        if (given.Any(l => l.Contains("\"\"\"", StringComparison.Ordinal) || l.Contains("'''", StringComparison.Ordinal))) return "it gives the end of a docstring";
        if (!given.Any(l => l.Contains('\\', StringComparison.Ordinal))) return null;
        for (int i = output.Line - 1; i >= 0; i--)
            if (Opening().Match(_text[i]) is { Success: true } opening)
                return opening.Groups["raw"].Length > 0 ? null : "it gives a backslash, which means something else in this docstring: begin it with r\"\"\"";
        return NotThere;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    [GeneratedRegex(@"^(?<margin>[ \t>]*)(?:>>> |In ?\[\d*\]:)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^[ \t]*\.\.\.(?:\.*:| |$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex More();

    [GeneratedRegex(@"^[ \t]*(?:>>>|\.\.\.)(?: |$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyPrompt();

    [GeneratedRegex(@"^[ \t]*>>>(?: |$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstPrompt();

    [GeneratedRegex(@"^[ \t]*Out ?\[\d*\]: ?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Out();

    [GeneratedRegex("""^[ \t]*(?:\"\"\"|''')""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotes();

    [GeneratedRegex("""(?<raw>[rR]?)(?:\"\"\"|''')""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?<margin>[ \t>]*)(?:`{3,}|~{3,})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenFence();

    [GeneratedRegex(@"^[ \t]*(?:`{3,}|~{3,})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[ \t>]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Margin();

    [GeneratedRegex(@"^(?<margin>[ \t>]*)#>(?: (?<text>.*))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    // What the judge writes for an address.
    [GeneratedRegex(@"\b0x\.\.\.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
