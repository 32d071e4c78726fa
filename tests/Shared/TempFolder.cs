using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace InstructMix.Tests.Shared;

/// <summary>A folder of one test's own; gone when the test is.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instructmix-tests-");

    /// <summary>The folder itself.</summary>
    public string Path => _folder.FullName;

    /// <summary>The names of what lies in it.</summary>
    public IEnumerable<string> Names => _folder.EnumerateFileSystemInfos().Select(f => f.Name);

    /// <summary>A path in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes lines and gives the path.</summary>
    public string Write(string name, params string[] lines)
    {
        File.WriteAllLines(this[name], lines, new UTF8Encoding(false));
        return this[name];
    }

    /// <summary>Writes a text as it is, packed where the name ends in <c>.gz</c>; folders are made. Gives the path.</summary>
    public string WriteText(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        using Stream file = File.Create(this[name]);
        using var target = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        target.Write(Encoding.UTF8.GetBytes(text));
        return this[name];
    }

    /// <summary>Writes bytes as they are and gives the path.</summary>
    public string WriteBytes(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>The objects of a file of JSON Lines.</summary>
    public IReadOnlyList<JsonElement> Records(string name) => [.. File.ReadLines(this[name]).Select(l => JsonDocument.Parse(l).RootElement)];

    public void Dispose() => _folder.Delete(recursive: true);
}
