using System.Reflection;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>
/// What a share was made of and came to: <c>kept.jsonl.manifest.json</c> beside <c>kept.jsonl</c>. What shares are merged into has one as well.
/// </summary>
public sealed record ShardManifest
{
    /// <summary>The program and its version.</summary>
    public required string Tool { get; init; }

    /// <summary>Which share this is; null where shares were merged.</summary>
    public Shard? Shard { get; init; }

    /// <summary>How many shares were merged; null for a share.</summary>
    public int? Merged { get; init; }

    /// <summary>The files of candidates, as the command named them: ids of records without one are made of these names.</summary>
    public required IReadOnlyList<DigestedFile> Inputs { get; init; }

    /// <summary>The files of problems.</summary>
    public required IReadOnlyList<DigestedFile> Problems { get; init; }

    /// <summary>The settings that can change a verdict.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>What the run came to, as <c>--json</c> prints it.</summary>
    public required VerificationSummary Summary { get; init; }

    /// <summary>The kept pairs; names are relative to the manifest's folder.</summary>
    public required DigestedFile Output { get; init; }

    /// <summary>The rejects.</summary>
    public required DigestedFile Rejects { get; init; }

    /// <summary>The places of the share's candidates in the input; null where shares were merged.</summary>
    public DigestedFile? Order { get; init; }

    /// <summary>The ledger's name. It has no digest, for later runs may use it too.</summary>
    public required string Ledger { get; init; }

    /// <summary>This program and its version, without the commit that a build appends.</summary>
    public static string ThisTool()
    {
        var version = typeof(ShardManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return $"instructmix {version.Split('+')[0]}";
    }
}
