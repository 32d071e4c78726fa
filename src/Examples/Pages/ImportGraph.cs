using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>Which files a piece of Python imports, and these in turn, as far as its import statements tell.</summary>
/// <param name="text">The text of a file by its name relative to the folder of imports; null where there is none.</param>
internal sealed partial class ImportGraph(Func<string, string?> text)
{
    // Pages of one project reach the same files.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _imported = new(StringComparer.Ordinal);

    /// <summary>The name under which a file is imported.</summary>
    /// <param name="file">The file, relative to the folder of imports.</param>
    public static string ModuleOf(string file)
    {
        var name = file[..^".py".Length].Replace('/', '.');
        return name.EndsWith(".__init__", StringComparison.Ordinal) ? name[..^".__init__".Length] : name;
    }

    /// <summary>The files that a file needs, with itself.</summary>
    /// <param name="file">Its name; one that is not there, for a piece of Python outside of all files.</param>
    /// <param name="source">Its text.</param>
    public SortedDictionary<string, string> Reached(string file, string source)
    {
        var reached = new SortedDictionary<string, string>(StringComparer.Ordinal) { [file] = source };
        var todo = new Queue<string>();
        todo.Enqueue(file);
        while (todo.TryDequeue(out var at))
        {
            var imported = at == file ? [.. Imported(at, source)] : _imported.GetOrAdd(at, a => [.. Imported(a, reached[a])]);
            foreach (var found in imported.SelectMany(Files).Concat(Packages(at)))
            {
                if (reached.ContainsKey(found) || text(found) is not { } content) continue;
                reached[found] = content;
                todo.Enqueue(found);
            }
        }

        return reached;
    }

    /// <summary>The dotted names that a file may import.</summary>
    private static IEnumerable<string> Imported(string file, string source)
    {
        foreach (Match match in Import().Matches(source))
        {
            if (match.Groups["modules"].Success)
            {
                foreach (var module in match.Groups["modules"].Value.Split(',')) yield return module.Trim().Split(' ')[0];
                continue;
            }

            var from = Absolute(file, match.Groups["from"].Value);
            yield return from;
            // `from package import module` names a module as well as a name.
            foreach (Match name in Name().Matches(match.Groups["names"].Value))
                yield return from.Length == 0 ? name.Value : $"{from}.{name.Value}";
        }
    }

    private static string Absolute(string file, string from)
    {
        int dots = from.Length - from.TrimStart('.').Length;
        if (dots == 0) return from;
        var folders = file.Split('/')[..^1];
        var above = folders[..Math.Max(0, folders.Length - dots + 1)];
        return string.Join('.', from.Length > dots ? above.Append(from[dots..]) : above);
    }

    /// <summary>The files of a module, with the packages that it is in.</summary>
    private static IEnumerable<string> Files(string module)
    {
        var path = module.Replace('.', '/');
        foreach (var package in Packages(path)) yield return package;
        yield return path + ".py";
        yield return path + "/__init__.py";
    }

    private static IEnumerable<string> Packages(string file)
    {
        for (int end = file.IndexOf('/', StringComparison.Ordinal); end > 0; end = file.IndexOf('/', end + 1))
            yield return file[..end] + "/__init__.py";
    }

    [GeneratedRegex(@"^[ \t]*(?:>>>[ \t]*|\.\.\.[ \t]*|In \[\d*\]:[ \t]*)?(?:import[ \t]+(?<modules>[\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+(?:[ \t]+as[ \t]+\w+)?)*)|from[ \t]+(?<from>\.*[ \t]*[\w.]*)[ \t]+import[ \t]+(?:\((?<names>[^)]*)\)|(?<names>[^\n]*)))",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Import();

    [GeneratedRegex(@"(?<!\bas\s+)\b(?!as\b)[A-Za-z_]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
