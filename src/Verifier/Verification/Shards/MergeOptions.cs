using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>Where a merge writes.</summary>
/// <param name="Output">The file of kept pairs.</param>
/// <param name="Rejects">The file of rejects.</param>
/// <param name="Ledger">The ledger; where there is one already, verdicts are added to it.</param>
public sealed record MergeOptions(string Output, string Rejects, string Ledger)
{
    /// <summary>Makes sure that these are four files of their own, none of them a share's.</summary>
    /// <param name="set">The shares.</param>
    /// <exception cref="UnusableInputException">They are not.</exception>
    public void Validate(ShardSet set)
    {
        string[] written = [Output, Rejects, Ledger, ShardFiles.Manifest(Output)];
        if (written.Any(string.IsNullOrWhiteSpace))
            throw new UnusableInputException("--output, --rejects or --ledger has an empty name; name a file");
        if (written.FirstOrDefault(AtomicFile.IsDevice) is { } device)
            throw new UnusableInputException($"{device}: is a device; a merge writes files");
        if (written.GroupBy(Path.GetFullPath).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new UnusableInputException($"{same.Key}: is named twice; output, rejects, ledger and manifest must be files of their own");
        var read = set.Shards.SelectMany(s => s.Files).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        if (written.FirstOrDefault(w => read.Contains(Path.GetFullPath(w))
            || read.Contains(Path.GetFullPath(w) + AtomicFile.Partial)) is { } over)
            throw new UnusableInputException($"{over}: would overwrite a share's file; name another place");
    }
}
