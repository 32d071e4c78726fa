using InstructMix.Bench.Ways;
using InstructMix.Core.Files;

namespace InstructMix.Bench.Cases;

/// <summary>What is measured of the program itself, each with a folder of its own that is removed afterwards.</summary>
/// <param name="session">Engine and image.</param>
/// <param name="set">The candidates.</param>
/// <param name="log">Takes lines that say what is being measured.</param>
internal sealed class ProgramCases(BenchSession session, SubjectSet set, TextWriter log)
{
    private IReadOnlyList<(string Name, Func<string, CancellationToken, Task<IReadOnlyList<CaseRow>>> Measure)> All => session.Settings.Growth ? Growth : Coordinator;

    private IReadOnlyList<(string Name, Func<string, CancellationToken, Task<IReadOnlyList<CaseRow>>> Measure)> Coordinator =>
    [
        ("first-verdict", new FirstVerdictCase(session, set).MeasureAsync),
        ("interrupt", new InterruptCase(session, set).MeasureAsync),
        ("ledger", new LedgerCase(session, set).MeasureAsync),
        ("many", new ManyCase(session).MeasureAsync),
    ];

    private IReadOnlyList<(string Name, Func<string, CancellationToken, Task<IReadOnlyList<CaseRow>>> Measure)> Growth
    {
        get
        {
            var cases = new GrowthCases(session, set);
            return [("sandboxes", cases.SandboxesAsync), ("candidates", cases.CandidatesAsync), ("code", cases.CodeAsync), ("output", cases.OutputAsync), ("sleep", cases.SleepAsync)];
        }
    }

    /// <summary>The names that <c>--only</c> knows.</summary>
    public IEnumerable<string> Names => All.Select(c => c.Name);

    /// <summary>Measures the cases of some names, or all.</summary>
    public async Task<IReadOnlyList<CaseRow>> RunAsync(IReadOnlyList<string> only, CancellationToken cancellation)
    {
        if (only.FirstOrDefault(o => !Names.Contains(o)) is { } unknown)
            throw new UnusableInputException($"--only {unknown}: there is no such case; there are {string.Join(", ", Names)}");
        var rows = new List<CaseRow>();
        foreach (var (name, measure) in All.Where(c => only.Count == 0 || only.Contains(c.Name)))
        {
            await log.WriteLineAsync($"measuring {name}");
            var folder = Directory.CreateTempSubdirectory("instructmix-bench-");
            try
            {
                foreach (var row in await measure(folder.FullName, cancellation))
                {
                    await log.WriteLineAsync($"{row.Name}: {row.Value:N2} {row.Unit}  {row.Note}");
                    rows.Add(row);
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return rows;
    }
}
