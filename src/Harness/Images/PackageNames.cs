using System.Text.RegularExpressions;

namespace InstructMix.Harness.Images;

/// <summary>Translates between the names that PyPI and Debian have for a package.</summary>
internal static partial class PackageNames
{
    /// <summary>What the names of Debian's Python packages begin with (https://www.debian.org/doc/packaging-manuals/python-policy/).</summary>
    public const string DebianPython = "python3-";

    /// <summary>Packages whose Debian name is that of the module and not of PyPI's project.</summary>
    private static readonly Dictionary<string, string> Debian = new(StringComparer.Ordinal)
    {
        ["attrs"] = "attr",
        ["beautifulsoup4"] = "bs4",
        ["opencv-python"] = "opencv",
        ["pillow"] = "pil",
        ["pycryptodome"] = "pycryptodome",
        ["pyserial"] = "serial",
        ["python-dateutil"] = "dateutil",
        ["pyyaml"] = "yaml",
        ["pyzmq"] = "zmq",
        ["scikit-image"] = "skimage",
        ["scikit-learn"] = "sklearn",
    };

    private static readonly Dictionary<string, string> Pip = Debian.ToDictionary(d => d.Value, d => d.Key, StringComparer.Ordinal);

    /// <summary>The Debian package of a requirement. One with a version, an extra or an address stays as it is, for Debian has one version of each.</summary>
    public static string DebianOf(string requirement)
    {
        if (!PlainName().IsMatch(requirement)) return requirement;
        var name = Separators().Replace(requirement.ToLowerInvariant(), "-");
        return DebianPython + Debian.GetValueOrDefault(name, name);
    }

    /// <summary>The requirement for a Debian package; one that is not of Python stays as it is, and pip will say that it has no such project.</summary>
    public static string PipOf(string package)
    {
        if (!package.StartsWith(DebianPython, StringComparison.Ordinal)) return package;
        var name = package[DebianPython.Length..];
        return Pip.GetValueOrDefault(name, name);
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.None, 1000)]
    private static partial Regex PlainName();

    [GeneratedRegex("[._-]+", RegexOptions.None, 1000)]
    private static partial Regex Separators();
}
