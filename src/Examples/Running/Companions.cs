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

    private readonly ImportGraph _graph = new(name => files.GetValueOrDefault(name));

    /// <summary>No files.</summary>
    public static Companions None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>What travels with a page: all, or where that is too much, no modules but those that its examples import; null for nothing.</summary>
    /// <param name="page">The page.</param>
    internal Beside? For(Page page)
    {
        var beside = page.Examples.Select(e => e.Beside).OfType<IReadOnlyDictionary<string, string>>().SelectMany(b => b).ToList();
        if (files.Count == 0 && beside.Count == 0) return null;
        var taken = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in beside) taken[name] = text;
        var reached = Reached(page);
        foreach (var (name, text) in files)
            if (_size <= MostForPage || reached.Contains(name) || !IsModule(name)) taken[name] = text;
        reached.UnionWith(beside.Select(b => b.Key));
        return new Beside(taken, [.. taken.Keys.Where(n => IsModule(n) && reached.Contains(n))]);
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

    // A file of a package imports from where it lies.
    private HashSet<string> Reached(Page page) =>
        [.. page.Examples.GroupBy(e => e.Module is null ? "" : e.Module.Replace('.', '/') + ".py")
            .SelectMany(same => _graph.Reached(same.Key, string.Join('\n', same.Select(e => e.Source))).Keys)];
}
