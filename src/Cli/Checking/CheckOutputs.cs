using InstructMix.Core.Files;

namespace InstructMix.Cli.Checking;

/// <summary>The files that a run of <c>check</c> is to write.</summary>
internal static class CheckOutputs
{
    /// <summary>Finds out whether they can be written and overwrite nothing that is read, before any work is done. What is there stays as it is.</summary>
    /// <exception cref="UnusableInputException">One cannot be written, or is another file of the run.</exception>
    public static async ValueTask CheckAsync(CheckOptions options)
    {
        var taken = options.Paths.Concat(new[] { options.Baseline, options.Ledger }.OfType<string>().Where(f => f.Length > 0))
            .Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        if (options is { WriteBaseline: true, Baseline: { } baseline }) await AtomicFile.Create(baseline).DisposeAsync();
        foreach (var report in options.Reports)
        {
            await AtomicFile.Create(report.File).DisposeAsync();
            if (!AtomicFile.IsDevice(report.File) && !taken.Add(Path.GetFullPath(report.File)))
                throw new UnusableInputException($"{report.File}: a report must be a file of its own; name another with --report");
        }
    }
}
