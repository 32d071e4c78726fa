using InstructMix.Core.Files;

namespace InstructMix.Cli.Verbs;

/// <summary>Where a run's ledger is.</summary>
internal static class LedgerPath
{
    /// <summary>The file that was named, else the usual one.</summary>
    /// <param name="named">What <c>--ledger</c> says; null where it is not given.</param>
    /// <param name="usual">Where it is without.</param>
    /// <param name="taken">Other files of the run, which it must not be.</param>
    /// <exception cref="UnusableInputException">It has no name, or is one of the others.</exception>
    public static string Of(string? named, string usual, IEnumerable<string> taken)
    {
        var ledger = named ?? usual;
        if (string.IsNullOrWhiteSpace(ledger)) throw new UnusableInputException("--ledger has an empty name; name a file");
        var whole = Path.GetFullPath(ledger);
        return taken.Any(f => Path.GetFullPath(f) == whole)
            ? throw new UnusableInputException($"{ledger}: the ledger must be a file of its own, neither an input nor an output; name another with --ledger")
            : ledger;
    }
}
