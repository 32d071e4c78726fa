namespace InstructMix.Verifier.Tests.Generation;

/// <summary>A folder of one test's own.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instructmix-generation-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Write(string name, params string[] lines)
    {
        File.WriteAllLines(this[name], lines);
        return this[name];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
