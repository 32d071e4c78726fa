using System.Globalization;
using InstructMix.Bench.Measuring;
using InstructMix.Bench.Ways;

namespace InstructMix.Bench.Cases;

/// <summary>
/// From the start of the command to its first verdict: as seen in the ledger of a run over more candidates than it is done with by then, and
/// as the whole command over a single candidate.
/// </summary>
/// <param name="session">Engine and image.</param>
/// <param name="set">The candidates.</param>
internal sealed class FirstVerdictCase(BenchSession session, SubjectSet set)
{
    /// <summary>Measures.</summary>
    public async Task<IReadOnlyList<CaseRow>> MeasureAsync(string folder, CancellationToken cancellation)
    {
        var first = new List<double>();
        var whole = new List<double>();
        for (int round = 0; round < session.Settings.Rounds; round++)
        {
            var input = await Inputs.WriteAsync(folder, $"first-{round}", set.Take(round * 2000, 2000), cancellation);
            var run = await InstructMixProgram.RunAsync(["verify", input, "--output", Path.Combine(folder, $"first-{round}.kept")], cancellation, (process, elapsed) =>
            {
                // One is enough: the rest of the run is not waited for.
                if (Look(folder, round, elapsed, first)) Interruption.Send(process);
            });
            if (run.ExitCode != 130) Inputs.MustBeGood(run);
            var one = await Inputs.WriteAsync(folder, $"one-{round}", set.Take(round, 1), cancellation);
            var single = await InstructMixProgram.RunAsync(["verify", one, "--output", Path.Combine(folder, $"one-{round}.kept")], cancellation);
            Inputs.MustBeGood(single);
            whole.Add(single.Seconds);
        }

        var (a, b) = (Spread.Of(first), Spread.Of(whole));
        return
        [
            new CaseRow("first verdict", a.Median, a.Least, a.Most, "s", "<= 1", "start of .NET and of a container", "when the ledger has it, looked at every 20 ms"),
            new CaseRow("one candidate", b.Median, b.Least, b.Most, "s", "", "the same, and the removal of the containers", string.Create(CultureInfo.InvariantCulture, $"the whole command, {whole.Count} times")),
        ];
    }

    /// <summary>The ledger's journal grows past its head with the first verdicts that are written.</summary>
    private static bool Look(string folder, int round, TimeSpan elapsed, List<double> first)
    {
        if (first.Count > round) return false;
        var journal = new FileInfo(Path.Combine(folder, $"first-{round}.kept.ledger-wal"));
        if (!journal.Exists || !Holds(journal.FullName)) return false;
        first.Add(elapsed.TotalSeconds);
        return true;
    }

    private static bool Holds(string journal)
    {
        try
        {
            using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            file.CopyTo(memory);
            return memory.GetBuffer().AsSpan(0, (int)memory.Length).IndexOf("\"verdict\""u8) >= 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
