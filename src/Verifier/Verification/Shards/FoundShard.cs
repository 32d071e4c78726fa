using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>A share that was found on disk.</summary>
/// <param name="Path">Its manifest.</param>
/// <param name="Manifest">What that says.</param>
public sealed record FoundShard(string Path, ShardManifest Manifest)
{
    /// <summary>Its kept pairs.</summary>
    public string Output => At(Manifest.Output.File);

    /// <summary>Its rejects.</summary>
    public string Rejects => At(Manifest.Rejects.File);

    /// <summary>Where its candidates stand in the input.</summary>
    public string Order => At(Manifest.Order!.File);

    /// <summary>Its ledger.</summary>
    public string Ledger => At(Manifest.Ledger);

    /// <summary>Whether its ledger is there, in the manifest's folder: one elsewhere is not opened on a manifest's word.</summary>
    public bool HasLedger => Holds(Ledger) && File.Exists(Ledger);

    /// <summary>Everything that belongs to it.</summary>
    public IEnumerable<string> Files => [Path, Output, Rejects, Order, Ledger];

    /// <summary>How many candidates its input held, those of other shares too.</summary>
    public long Total => Manifest.Summary.Candidates + (Manifest.Summary.OtherShares ?? 0);

    /// <summary>Reads a manifest; null where it is that of merged shares.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">It is no manifest of a share, or names a share that cannot be.</exception>
    public static async Task<FoundShard?> ReadAsync(string path, CancellationToken cancellation)
    {
        ShardManifest manifest;
        try
        {
            await using var stream = LineReader.Open(path);
            manifest = await JsonSerializer.DeserializeAsync(stream, ShardJson.Document.ShardManifest, cancellation)
                ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: is no manifest of a share ({e.Message.TrimEnd('.')}); run this share again", e);
        }

        if (manifest.Shard is not { } shard) return null;
        if (!shard.Exists()) throw new UnusableInputException($"{path}: says that it is share {shard}, which cannot be: shares are numbered from 1; run this share again");
        if (manifest.Order is null) throw new UnusableInputException($"{path}: names no order file; run this share again");
        var found = new FoundShard(path, manifest);
        foreach (var (name, file) in new[] { (manifest.Output.File, found.Output), (manifest.Rejects.File, found.Rejects),
            (manifest.Order.File, found.Order) })
        {
            // A manifest may come from anybody's machine, and what it names is read.
            if (!found.Holds(file)) throw new UnusableInputException($"{path}: names the file '{name}', which is not in its folder; put the share's files beside its manifest, or run it again");
        }

        return found;
    }

    /// <summary>Makes sure that the share's files are what its manifest says.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">One is missing or has changed.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        foreach (var (path, said) in new[] { (Output, Manifest.Output), (Rejects, Manifest.Rejects), (Order, Manifest.Order!) })
        {
            if (!File.Exists(path)) throw new UnusableInputException($"{path}: there is no such file, and share {Manifest.Shard} needs it ({Path}); run this share again, its ledger has the verdicts");
            var found = await DigestedFile.OfAsync(path, said.File, cancellation);
            if (found != said)
                throw new UnusableInputException($"{path}: is not what share {Manifest.Shard} wrote ({Path} says {said.Bytes:N0} bytes, SHA-256 {said.Sha256[..Math.Min(12, said.Sha256.Length)]}…; it has {found.Bytes:N0}, {found.Sha256[..12]}…); run this share again, its ledger has the verdicts");
        }
    }

    /// <summary>Whether a file is a regular one in the manifest's folder, or is not there at all and would be.</summary>
    private bool Holds(string file)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        return !file.Contains('\0', StringComparison.Ordinal) && FileKind.IsInside(file, folder) && FileKind.IsRegular(file);
    }

    private string At(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", name);
}
