using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InstructMix.Core;

namespace InstructMix.Generation.Requests;

/// <summary>
/// Topics × difficulties × kinds, and how many requests there are of each, so that a set of them is balanced: the next one comes where fewest are. Of cells with equally many, the one
/// whose topic, difficulty and kind have fewest together; then a lot decides, which is the same for the same seed.
/// </summary>
internal sealed class Grid
{
    private readonly Dictionary<GridCell, int> _cells = [];
    private readonly Dictionary<string, int> _topics = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] _difficulties = new int[Enum.GetValues<Difficulty>().Length];
    private readonly int[] _kinds = new int[Enum.GetValues<RequestKind>().Length];
    private readonly GridCell[] _order;

    /// <summary>An empty grid.</summary>
    /// <param name="topics">The topics.</param>
    /// <param name="seed">Decides between cells that are equally empty.</param>
    public Grid(IEnumerable<string> topics, long seed)
    {
        var cells = from topic in topics.Distinct(StringComparer.OrdinalIgnoreCase)
                    from difficulty in Enum.GetValues<Difficulty>()
                    from kind in Enum.GetValues<RequestKind>()
                    select new GridCell(topic, difficulty, kind);
        _order = [.. cells.OrderBy(c => Lot(c, seed), StringComparer.Ordinal)];
        foreach (var cell in _order) (_cells[cell], _topics[cell.Topic]) = (0, 0);
    }

    /// <summary>The cell that should get the next request.</summary>
    public GridCell Next() => _order.MinBy(c => (_cells[c], _topics[c.Topic] + _difficulties[(int)c.Difficulty] + _kinds[(int)c.Kind]))!;

    /// <summary>Counts a request of a cell; −1 for one that did not come after all.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="count">How many.</param>
    public void Add(GridCell cell, int count = 1)
    {
        _cells[cell] += count;
        _topics[cell.Topic] += count;
        _difficulties[(int)cell.Difficulty] += count;
        _kinds[(int)cell.Kind] += count;
    }

    private static string Lot(GridCell cell, long seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"cell\0{seed}\0{cell.Topic}\0{cell.Difficulty.Word()}\0{cell.Kind.Word()}"))));
}
