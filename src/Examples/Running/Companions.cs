using InstructMix.Examples.Git;
using InstructMix.Examples.Pages;

namespace InstructMix.Examples.Running;

/// <summary>The files that examples find beside them.</summary>
/// <param name="files">Their texts, by their names there.</param>
/// <param name="paths">Where each comes from, by its name.</param>
public sealed class Companions(IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> paths)
{
    /// <summary>What can travel with one page, in characters.</summary>
    public const long MostForPage = 4 * 1024 * 1024;

    private readonly long _size = files.Values.Sum(t => (long)t.Length);

    /// <summary>No files.</summary>
    public static Companions None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>What travels with a page: all, or where that is too much, no modules but those that its examples import; null for nothing.</summary>
    /// <param name="page">The page.</param>
    public IReadOnlyDictionary<string, string>? For(Page page)
    {
        var beside = page.Examples.Select(e => e.Beside).OfType<IReadOnlyDictionary<string, string>>().ToList();
        if (files.Count == 0 && beside.Count == 0) return null;
        var taken = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in beside.SelectMany(b => b)) taken[name] = text;
        var reached = _size > MostForPage ? Reached(page) : null;
        foreach (var (name, text) in files)
            if (reached?.Contains(name) != false || !IsModule(name)) taken[name] = text;
        return taken;
    }

    /// <summary>Whether a change of files that lie beside a page may change what comes of its examples.</summary>
    /// <param name="page">The page.</param>
    /// <param name="changed">What changed.</param>
    public bool AreTouched(Page page, ChangedLines changed)
    {
        if (page.Examples.Count == 0) return false;
        if (page.Reads.Any(changed.Touch)) return true;
        var touched = paths.Where(p => changed.Touch(p.Value)).Select(p => p.Key).ToList();
        // What is no module may be read by any example.
        return touched.Count > 0 && (touched.Exists(n => !IsModule(n)) || Reached(page).Overlaps(touched));
    }

    private static bool IsModule(string name) => name.EndsWith(".py", StringComparison.Ordinal);

    private HashSet<string> Reached(Page page)
    {
        var graph = new ImportGraph(name => files.GetValueOrDefault(name));
        // A file of a package imports from where it lies.
        return [.. page.Examples.GroupBy(e => e.Module is null ? "" : e.Module.Replace('.', '/') + ".py")
            .SelectMany(same => graph.Reached(same.Key, string.Join('\n', same.Select(e => e.Source))).Keys)];
    }
}
