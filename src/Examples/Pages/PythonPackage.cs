using System.Text;
using InstructMix.Core.Files;

namespace InstructMix.Examples.Pages;

/// <summary>What a Python file belongs to: its package, or the modules that lie beside it.</summary>
/// <param name="Module">The name under which it is imported; null where it is in no package.</param>
/// <param name="Beside">What it imports of these, by names relative to the folder from which it is imported; null for nothing.</param>
/// <param name="Paths">Where these are.</param>
internal sealed record PythonPackage(string? Module, IReadOnlyDictionary<string, string>? Beside, IReadOnlyList<string> Paths)
{
    private const long MaxBytes = 4 * 1024 * 1024;

    /// <summary>Finds out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its text.</param>
    public static PythonPackage Of(string file, string text)
    {
        var full = Path.GetFullPath(file);
        var root = Path.GetDirectoryName(full)!;
        while (File.Exists(Path.Combine(root, "__init__.py")) && Path.GetDirectoryName(root) is { } above) root = above;
        var name = Path.GetRelativePath(root, full).Replace('\\', '/');
        bool isInPackage = name.Contains('/', StringComparison.Ordinal);
        var reached = new ImportGraph(asked => Text(root, asked)).Reached(name, text);
        reached.Remove(name);
        if (reached.Values.Sum(t => (long)t.Length) > MaxBytes) reached.Clear();
        return new PythonPackage(
            isInPackage ? ImportGraph.ModuleOf(name) : null, reached.Count > 0
                ? reached : null, [.. reached.Keys.Select(n => Path.Combine(root, n))]);
    }

    private static string? Text(string root, string name)
    {
        var path = Path.Combine(root, name);
        try
        {
            return File.Exists(path) && FileKind.IsRegular(path) && FileKind.IsInside(path, root)
                ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return null;
        }
    }
}
