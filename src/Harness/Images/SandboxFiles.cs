using System.Formats.Tar;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace InstructMix.Harness.Images;

/// <summary>The files of <c>sandbox/</c>, which travel inside this assembly.</summary>
internal static class SandboxFiles
{
    private const string Prefix = "sandbox/";
    private static readonly Assembly Here = typeof(SandboxFiles).Assembly;

    /// <summary>The names below <c>sandbox/</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Here.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..].Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The digest of the runner's sources, 12 hexadecimal digits: two runners that differ never share a ledger's entry.</summary>
    public static string RunnerDigest { get; } = Digest(Names.Where(n => n.StartsWith("runner/", StringComparison.Ordinal)));

    public static string ReadText(string name) => Encoding.UTF8.GetString(Read(name));

    public static byte[] Read(string name)
    {
        using var stream = Here.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"sandbox/{name} is not in the assembly; build it anew");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>12 hexadecimal digits over the named files and further text.</summary>
    public static string Digest(IEnumerable<string> names, params ReadOnlySpan<string> more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
            hash.AppendData(SHA256.HashData(Read(name)));
        }

        foreach (var text in more) hash.AppendData(Encoding.UTF8.GetBytes("\0" + text));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>The build context: the Dockerfile and the runner as a tar archive.</summary>
    public static MemoryStream Context()
    {
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var name in Names.Where(n => n == "Dockerfile" || n.StartsWith("runner/", StringComparison.Ordinal)))
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream(Read(name)),
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                });
            }
        }

        archive.Position = 0;
        return archive;
    }
}
