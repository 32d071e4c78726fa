namespace InstructMix.Core.Files;

/// <summary>Names of files as reports write them: relative to a folder, with slashes.</summary>
/// <param name="folder">The folder.</param>
public sealed class SourcePath(string folder)
{
    private readonly string _folder = Path.GetFullPath(folder);

    /// <summary>The folder as an address, which ends in a slash.</summary>
    public string Root => new Uri(Path.EndsInDirectorySeparator(_folder) ? _folder : _folder + Path.DirectorySeparatorChar).AbsoluteUri;

    /// <summary>A file's name relative to the folder.</summary>
    /// <param name="file">The file.</param>
    public string Of(string file) => Path.GetRelativePath(_folder, Path.GetFullPath(file)).Replace('\\', '/');

    /// <summary>A file's address: relative to the folder where it lies in it, absolute elsewhere.</summary>
    /// <param name="file">The file.</param>
    public (string Uri, bool IsRelative) Address(string file)
    {
        var name = Of(file);
        return name.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(name)
            ? (new Uri(Path.GetFullPath(file)).AbsoluteUri, false)
            : (string.Join('/', name.Split('/').Select(Uri.EscapeDataString)), true);
    }
}
