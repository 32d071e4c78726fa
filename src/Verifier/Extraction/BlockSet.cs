namespace InstructMix.Verifier.Extraction;

/// <summary>The blocks of a response that are Python, to be chosen among by what they define (<see cref="BlockChooser"/>).</summary>
/// <param name="blocks">The blocks in their order, more than one.</param>
/// <param name="entryPoint">The name under test, where it is known.</param>
internal sealed class BlockSet(IReadOnlyList<PythonBlock> blocks, string? entryPoint)
{
    private readonly Dictionary<string, PythonBlock> _definedBy = new(StringComparer.Ordinal);

    /// <summary>The blocks that make the program, in the order in which they are to be run.</summary>
    public IReadOnlyList<PythonBlock> Chosen()
    {
        var defining = Defining();
        if (defining.Count == 0) return blocks;
        foreach (var same in defining.SelectMany(b => b.Definitions.Select(n => (Name: n, Block: b))).GroupBy(d => d.Name, d => d.Block))
            _definedBy[same.Key] = Best([.. same]);
        var main = entryPoint is not null && _definedBy.TryGetValue(entryPoint, out var named)
            ? named
            : _definedBy[defining[0].Definitions.First()];

        // A block is whole where no other one took its place. Of those that are not, some names may still be needed.
        var whole = defining.Where(b => b == main || (!b.IsWrong && b.Definitions.All(n => _definedBy[n] == b))).ToHashSet();
        var needed = Needed(defining, whole);
        var first = blocks.TakeWhile(b => b.Definitions.Count == 0).ToHashSet();
        bool IsBefore(PythonBlock b) => b.IsImports || (b.IsSettings && first.Contains(b));
        return [.. blocks.Where(b => b.IsImports), .. blocks.Where(needed.Contains), .. blocks.Where(b => whole.Contains(b)
            || (!b.IsImports && IsBefore(b)))];
    }

    // Tests define names as well, and are the program only where there is nothing else.
    private List<PythonBlock> Defining()
    {
        var named = entryPoint is not null && blocks.Any(b => b.Defines(entryPoint) && !b.IsTests);
        var all = blocks.Where(b => b.Definitions.Count > 0).ToList();
        if (!named && entryPoint is not null && all.Any(b => b.Defines(entryPoint)))
            return [.. all.Where(b => !b.IsTests || b.Defines(entryPoint))];
        var program = all.Where(b => !b.IsTests).ToList();
        return program.Count > 0 ? program : all;
    }

    private static PythonBlock Best(List<PythonBlock> same)
    {
        if (same.Count == 1) return same[0];
        same = Without(same, b => b.IsWrong);
        same = Without(same, b => b.IsPartial);
        var all = same.Count > Most ? same[^Most..] : same;
        return Without(all, b => all.Any(b.IsLessThan))[^1];
    }

    // Each is compared with each: of a great many the last ones are enough.
    private const int Most = 20;

    private static List<PythonBlock> Without(List<PythonBlock> same, Func<PythonBlock, bool> isPoor) =>
        same.Where(b => !isPoor(b)).ToList() is { Count: > 0 } rest ? rest : same;

    private HashSet<PythonBlock> Needed(List<PythonBlock> defining, HashSet<PythonBlock> whole)
    {
        var needed = new HashSet<PythonBlock>();
        var rest = defining.Where(b => !whole.Contains(b)).TakeLast(Most).ToList();
        while (rest.Find(b => b.Definitions.Any(n => _definedBy[n] == b && whole.Concat(needed).Any(w => w.Uses(n)))) is { } block)
        {
            needed.Add(block);
            rest.Remove(block);
        }

        return needed;
    }
}
