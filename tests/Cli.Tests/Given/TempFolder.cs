using System.Text;
using System.Text.Json;

namespace InstructMix.Cli.Tests.Given;

/// <summary>A folder of one test's own.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instructmix-cli-");

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

    /// <summary>The objects of a file of JSON Lines.</summary>
    public IReadOnlyList<JsonElement> Records(string name) => [.. File.ReadLines(this[name]).Select(l => JsonDocument.Parse(l).RootElement)];

    public void Dispose() => _folder.Delete(recursive: true);
}
