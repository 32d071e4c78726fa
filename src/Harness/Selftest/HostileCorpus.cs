using System.Reflection;
using System.Text;

namespace InstructMix.Harness.Selftest;

/// <summary>The hostile corpus, which travels inside this assembly: candidates that try to pass without being right, to harm
/// their neighbours, to get out, and honest ones that look bad.</summary>
public static class HostileCorpus
{
    private const string Prefix = "hostile/";
    private static readonly UTF8Encoding Encoding = new(false, throwOnInvalidBytes: true);

    /// <summary>All cases, by category and name.</summary>
    /// <exception cref="FormatException">A file's header is none.</exception>
    public static IReadOnlyList<HostileCase> Read()
    {
        var here = typeof(HostileCorpus).Assembly;
        return Ordered(here.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => ReadOne(here, n)));
    }

    /// <summary>Cases of a user's own: each <c>NAME.py</c> in a folder or in one of its folders, whose name is the category.</summary>
    /// <param name="folder">The folder's path.</param>
    /// <exception cref="FormatException">There is no such folder, it holds no such file, or a file's header is none; the message names it.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<HostileCase> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new FormatException($"{folder} is no folder; name one that holds .py files with the header that docs/threat-model.md describes");
        var cases = Ordered(Directory.EnumerateFiles(folder, "*.py", SearchOption.AllDirectories).Select(ReadOne));
        return cases.Count > 0 ? cases : throw new FormatException($"{folder} holds no .py files; a case begins with the header that docs/threat-model.md describes");
    }

    private static IReadOnlyList<HostileCase> Ordered(IEnumerable<HostileCase> cases)
    {
        var order = Guarantee.All.Select((g, i) => (g.Category, i)).ToDictionary(p => p.Category, p => p.i);
        return [.. cases.OrderBy(c => order.GetValueOrDefault(c.Category, int.MaxValue)).ThenBy(c => c.Category, StringComparer.Ordinal)
            .ThenBy(c => c.Name, StringComparer.Ordinal)];
    }

    private static HostileCase ReadOne(Assembly here, string resource)
    {
        var parts = resource[Prefix.Length..].Replace('\\', '/').Split('/');
        if (parts.Length != 2 || !parts[1].EndsWith(".py", StringComparison.Ordinal))
            throw new FormatException($"tests/Hostile: '{resource}' is not CATEGORY/NAME.py");
        using var reader = new StreamReader(here.GetManifestResourceStream(resource)!, Encoding);
        return HostileFile.Read(parts[0], parts[1][..^3], $"tests/Hostile/{parts[0]}/{parts[1]}", reader.ReadToEnd());
    }

    private static HostileCase ReadOne(string path)
    {
        var category = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "";
        try
        {
            return HostileFile.Read(category, Path.GetFileNameWithoutExtension(path), path, File.ReadAllText(path, Encoding));
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException($"{path}: it is not UTF-8", e);
        }
    }
}
