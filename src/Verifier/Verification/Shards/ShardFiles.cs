using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>The files that a share writes beside its output.</summary>
public static class ShardFiles
{
    /// <summary>What the name of a manifest ends in.</summary>
    public const string ManifestEnd = ".manifest.json";

    /// <summary>Where the manifest of an output is.</summary>
    /// <param name="output">The file of kept pairs.</param>
    public static string Manifest(string output) => output + ManifestEnd;

    /// <summary>Where it says which candidates of the input an output and its rejects hold.</summary>
    /// <param name="output">The file of kept pairs.</param>
    public static string Order(string output) => output + ".order.gz";

    /// <summary>A file's name as a manifest has it: relative to the manifest, so that a folder of shares can be moved.</summary>
    /// <param name="file">The file.</param>
    /// <param name="manifest">The manifest.</param>
    public static string Relative(string file, string manifest) =>
        Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(manifest))!, Path.GetFullPath(file));

    /// <summary>Starts a manifest, which is there when it is committed.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="content">What it says.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="UnusableInputException">It cannot be written.</exception>
    internal static async Task<AtomicFile> WriteAsync(string path, ShardManifest content, CancellationToken cancellation)
    {
        var file = AtomicFile.Create(path);
        try
        {
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(content, ShardJson.Document.ShardManifest), cancellation);
            await file.WriteAsync("\n"u8.ToArray(), cancellation);
            await file.FinishAsync();
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
