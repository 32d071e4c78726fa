using System.Globalization;
using System.Text.RegularExpressions;

namespace InstructMix.Examples.Git;

/// <summary>The lines of files that a change touched.</summary>
public sealed partial class ChangedLines
{
    private readonly Dictionary<string, List<(int First, int Last)>> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _new = new(StringComparer.Ordinal);

    private ChangedLines()
    {
    }

    /// <summary>Files of which every line counts as touched.</summary>
    /// <param name="files">The files.</param>
    public static ChangedLines Whole(IEnumerable<string> files)
    {
        var changed = new ChangedLines();
        changed._new.UnionWith(files.Select(Path.GetFullPath));
        return changed;
    }

    /// <summary>Whether any of some lines of a file was touched.</summary>
    /// <param name="file">The file.</param>
    /// <param name="first">The first line, from 1.</param>
    /// <param name="last">The last line.</param>
    public bool Touch(string file, long first, long last)
    {
        var path = Path.GetFullPath(file);
        return _new.Contains(path) || (_files.TryGetValue(path, out var ranges) && ranges.Any(r => r.First <= last && r.Last >= first));
    }

    /// <summary>Whether anything of a file was touched.</summary>
    /// <param name="file">The file.</param>
    public bool Touch(string file) => Touch(file, 0, long.MaxValue);

    /// <summary>Reads a diff without context (<c>git diff --unified=0</c>).</summary>
    /// <param name="root">The working tree's folder.</param>
    /// <param name="diff">The diff.</param>
    /// <param name="untracked">Files that git does not know yet: every line of theirs is new.</param>
    internal static ChangedLines Read(string root, string diff, IEnumerable<string> untracked)
    {
        var changed = new ChangedLines();
        foreach (var file in untracked) changed._new.Add(Path.Combine(root, file));
        List<(int, int)>? ranges = null;
        bool inHeader = false;
        foreach (var line in diff.Split('\n'))
        {
            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
            {
                inHeader = true;
                ranges = null;
            }
            else if (inHeader && line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                // Of a file that is gone nothing can be checked.
                var name = Unquoted(line[4..].TrimEnd('\r', '\t'));
                ranges = name.StartsWith("b/", StringComparison.Ordinal) ? changed._files[Path.Combine(root, name[2..])] = [] : null;
            }
            else if (line.StartsWith("@@ ", StringComparison.Ordinal))
            {
                inHeader = false;
                if (ranges is not null && Hunk().Match(line) is { Success: true } hunk) ranges.Add(Range(hunk));
            }
        }

        return changed;
    }

    private static (int First, int Last) Range(Match hunk)
    {
        int start = int.Parse(hunk.Groups["start"].ValueSpan, CultureInfo.InvariantCulture);
        int count = hunk.Groups["count"].Success ? int.Parse(hunk.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        // Where lines were only taken out, the ones on both sides of the gap are touched.
        return count == 0 ? (start, start + 1) : (start, start + count - 1);
    }

    /// <summary>A name without git's quoting: git quotes names that hold quotes or control characters.</summary>
    private static string Unquoted(string name) => name is ['"', .., '"'] ? Regex.Unescape(name[1..^1]) : name;

    [GeneratedRegex(@"^@@ -\d+(?:,\d+)? \+(?<start>\d+)(?:,(?<count>\d+))? @@", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hunk();
}
