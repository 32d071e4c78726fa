using InstructMix.Bench.Ways;

namespace InstructMix.Bench.Measuring;

/// <summary>Measures all ways again and again in turn, so that what else the machine does meets all of them alike.</summary>
/// <param name="settings">How often, and how long.</param>
/// <param name="log">Takes lines that say what is being measured.</param>
internal sealed class Rounds(BenchSettings settings, TextWriter log)
{
    private const int Most = 20_000;

    /// <summary>Measures the ways with a set.</summary>
    /// <returns>The measurements of each way, round by round.</returns>
    public async Task<IReadOnlyList<WayRow>> RunAsync(SubjectSet set, IReadOnlyList<IWay> ways, CancellationToken cancellation)
    {
        var counts = new Dictionary<IWay, int>();
        foreach (var way in ways)
        {
            // The first goes uncounted: it warms up, and says how many candidates make a measurement of the wanted length.
            await log.WriteLineAsync($"{set.Name}: warming up {way.Name}");
            var first = await way.MeasureAsync(set.Take(0, Sized(way.Guess * settings.Seconds / 4)), cancellation);
            counts[way] = Sized(first.Rate * settings.Seconds);
        }

        var rows = ways.ToDictionary(w => w, _ => new List<Measurement>());
        for (int round = 0; round < settings.Rounds; round++)
        {
            for (int turn = 0; turn < ways.Count; turn++)
            {
                // Each round begins with another way, so that none always comes after the same one.
                var way = ways[(turn + round) % ways.Count];
                var measured = await way.MeasureAsync(set.Take(round * counts[way], counts[way]), cancellation);
                rows[way].Add(measured);
                await log.WriteLineAsync($"{set.Name}: round {round + 1}: {way.Name}: {measured.Rate:N1}/s");
            }
        }

        return [.. ways.Select(w => new WayRow(w.Name, w.Description, w.BoundBy, rows[w]))];
    }

    private static int Sized(double count) => (int)Math.Clamp(count, 4, Most);
}
