using System.Reflection;
using System.Text;

namespace InstructMix.Harness.Selftest;

/// <summary>The hostile corpus, which travels inside this assembly: candidates that try to pass without being right, to harm
/// their neighbours, to get out, and honest ones that look bad.</summary>
public static class HostileCorpus
{
    private const string Prefix = "hostile/";

    /// <summary>All cases, by category and name.</summary>
    /// <exception cref="FormatException">A file's header is none.</exception>
    public static IReadOnlyList<HostileCase> Read()
    {
        var here = typeof(HostileCorpus).Assembly;
        var order = Guarantee.All.Select((g, i) => (g.Category, i)).ToDictionary(p => p.Category, p => p.i);
        return
        [
            .. here.GetManifestResourceNames()
                .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(n => ReadOne(here, n))
                .OrderBy(c => order.GetValueOrDefault(c.Category, int.MaxValue))
                .ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    private static HostileCase ReadOne(Assembly here, string resource)
    {
        var parts = resource[Prefix.Length..].Replace('\\', '/').Split('/');
        if (parts.Length != 2 || !parts[1].EndsWith(".py", StringComparison.Ordinal)) throw new FormatException($"tests/Hostile: '{resource}' is not CATEGORY/NAME.py");
        using var reader = new StreamReader(here.GetManifestResourceStream(resource)!, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return HostileFile.Read(parts[0], parts[1][..^3], reader.ReadToEnd());
    }
}
