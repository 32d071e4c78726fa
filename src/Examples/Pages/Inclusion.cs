using System.Text.RegularExpressions;
using InstructMix.Core.Files;

namespace InstructMix.Examples.Pages;

/// <summary>Text of other files that a page shows as its own: <c>literalinclude</c> and MkDocs' <c>--8&lt;--</c>. Only files of the project are read.</summary>
internal static partial class Inclusion
{
    private const long MaxBytes = 1024 * 1024;

    /// <summary>Reads a file that a page names; null where it cannot be used, which is a problem of the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="line">Its line that names the file.</param>
    /// <param name="name">The name.</param>
    public static string? Read(PageBuilder page, int line, string name)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(page.File))!;
        // Sphinx takes `/x` from the folder of conf.py; MkDocs takes names from the project's folder.
        var sphinx = page.Project.Conf is { } conf ? Path.GetDirectoryName(Path.GetFullPath(conf))! : page.Project.Root;
        var roots = new[] { folder, sphinx, page.Project.Root };
        var files = roots.Select(r => Path.GetFullPath(Path.Combine(r, name.TrimStart('/')))).ToList();
        if (files.Find(File.Exists) is not { } file)
            page.Problem(line, $"the file '{name}', which is included here, is not there", "check the name: it counts from the page's folder or the project's");
        else if (!file.StartsWith(page.Project.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || !FileKind.IsInside(file, page.Project.Root))
            page.Problem(line, $"the file '{name}', which is included here, lies outside of the project", "move it into the project; it was not read");
        else if (!FileKind.IsRegular(file) || new FileInfo(file).Length > MaxBytes)
            page.Problem(line, $"the file '{name}', which is included here, is no text of 1 MiB at most", "include another one");
        else
        {
            page.Reads.Add(file);
            return File.ReadAllText(file).ReplaceLineEndings("\n");
        }

        return null;
    }

    /// <summary>Reads what a <c>literalinclude</c> names, and takes the part of it that is shown.</summary>
    public static void Literal(PageBuilder page, int line, string name, IReadOnlyList<DirectiveOption> options)
    {
        string? Option(string wanted) => options.Where(o => o.Name == wanted).Select(o => o.Value).FirstOrDefault();
        var language = Option("language") ?? "";
        if (language.Length > 0 ? !BlockLanguage.Is(language) : !name.EndsWith(".py", StringComparison.Ordinal)) return;
        if (Read(page, line, name) is not { } text) return;
        IEnumerable<string> lines = text.TrimEnd('\n').Split('\n');
        if (Option("pyobject") is { } named) lines = Object([.. lines], named);
        if (Option("lines") is { } ranges) lines = Lines([.. lines], ranges);
        if (Option("start-at") is { } startAt) lines = lines.SkipWhile(l => !l.Contains(startAt, StringComparison.Ordinal));
        if (Option("start-after") is { } after) lines = lines.SkipWhile(l => !l.Contains(after, StringComparison.Ordinal)).Skip(1);
        if (Option("end-before") is { } before) lines = lines.TakeWhile(l => !l.Contains(before, StringComparison.Ordinal));
        if (Option("end-at") is { } endAt)
        {
            var all = lines.ToList();
            int end = all.FindIndex(l => l.Contains(endAt, StringComparison.Ordinal));
            lines = end < 0 ? all : all.Take(end + 1);
        }

        var shown = lines.ToList();
        var source = Margin.Remove(shown);
        if (string.IsNullOrWhiteSpace(source))
        {
            page.Problem(line, $"nothing of '{name}' is left to include", "check the options of this directive against the file");
            return;
        }

        page.Block(line, source, (line, ""), BlockLanguage.HasPrompt(source), e => e with { CellLines = [.. shown.Select(_ => e.Line)] });
    }

    /// <summary>A block with what its lines <c>--8&lt;-- "file"</c> name in their place. Gives the page's line of each line as well; null where there is no such line.</summary>
    public static (string Source, IReadOnlyList<int> Lines)? Snippets(PageBuilder page, int line, string source)
    {
        if (!Snippet().IsMatch(source)) return null;
        var (text, lines) = (new List<string>(), new List<int>());
        foreach (var (shown, at) in source.TrimEnd('\n').Split('\n').Select((l, i) => (l, line + i)))
        {
            if (Snippet().Match(shown) is not { Success: true } match)
            {
                text.Add(shown);
                lines.Add(at + page.Before);
                continue;
            }

            var (name, part) = (match.Groups["name"].Value, match.Groups["part"].Value);
            if (Read(page, at, name) is not { } read) continue;
            IEnumerable<string> included = read.TrimEnd('\n').Split('\n');
            if (Numbers().Match(part) is { Success: true } numbers)
            {
                int first = numbers.Groups["first"].Length > 0 ? int.Parse(numbers.Groups["first"].ValueSpan, null) : 1;
                int last = numbers.Groups["last"].Length > 0 ? int.Parse(numbers.Groups["last"].ValueSpan, null) : int.MaxValue;
                included = included.Skip(first - 1).Take(last - first + 1);
            }
            else if (part.Length > 0)
            {
                included = included.SkipWhile(l => !l.Contains($"--8<-- [start:{part}]", StringComparison.Ordinal)).Skip(1)
                    .TakeWhile(l => !l.Contains($"--8<-- [end:{part}]", StringComparison.Ordinal));
            }

            foreach (var one in included.Where(l => !l.Contains("--8<-- [", StringComparison.Ordinal)))
            {
                text.Add(match.Groups["indent"].Value + one);
                lines.Add(at + page.Before);
            }
        }

        return (string.Concat(text.Select(t => t + "\n")), lines);
    }

    private static IEnumerable<string> Lines(List<string> lines, string ranges)
    {
        foreach (var range in ranges.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = range.Split('-');
            int first = int.TryParse(ends[0], out var f) ? f : 1;
            int last = ends.Length == 1 ? first : int.TryParse(ends[1], out var l) ? l : lines.Count;
            for (int i = Math.Max(first, 1); i <= Math.Min(last, lines.Count); i++) yield return lines[i - 1];
        }
    }

    /// <summary>The lines of a class or function, with its decorators.</summary>
    private static IEnumerable<string> Object(List<string> lines, string name)
    {
        var definition = new Regex(
            $@"^\s*(?:async\s+)?(?:def|class)\s+{Regex.Escape(name.Split('.')[^1])}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        int start = lines.FindIndex(definition.IsMatch);
        if (start < 0) return [];
        int indent = Margin.Of(lines[start]);
        int end = start + 1;
        while (end < lines.Count && IsOf(lines[end])) end++;
        while (start > 0 && lines[start - 1].TrimStart().StartsWith('@')) start--;
        return lines[start..end];

        bool IsOf(string line) => string.IsNullOrWhiteSpace(line) || Margin.Of(line) > indent || line.TrimStart().StartsWith(')');
    }

    [GeneratedRegex("""^(?<indent>[ \t]*);?--8<--[ \t]+"(?<name>[^":]+)(?::(?<part>[^"]*))?"[ \t]*$""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"\A(?<first>\d*):?(?<last>\d*)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
