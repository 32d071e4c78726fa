using InstructMix.Harness.Images;

namespace InstructMix.Examples.Pages;

/// <summary>A bound on Python's version, such as <c>&gt;=3.12</c>.</summary>
/// <param name="Sign">One of <c>&gt;= &lt;= &gt; &lt; == !=</c>.</param>
/// <param name="Version">The version.</param>
public sealed record VersionBound(string Sign, PythonVersion Version)
{
    // The longer ones first: `>=3.12` begins with `>` as well.
    private static readonly string[] Signs = [">=", "<=", "==", "!=", ">", "<", "="];

    /// <summary>Reads <c>&gt;=3.12</c>; a single <c>=</c> is taken for <c>==</c>. Null for anything else.</summary>
    /// <param name="text">The text.</param>
    public static VersionBound? Read(string text)
    {
        var sign = Signs.FirstOrDefault(s => text.StartsWith(s, StringComparison.Ordinal));
        return sign is not null && PythonVersion.TryParse(text[sign.Length..].Trim(), out var version)
            ? new VersionBound(sign == "=" ? "==" : sign, version)
            : null;
    }

    /// <summary>Whether a version lies within the bound.</summary>
    /// <param name="version">The version.</param>
    public bool Admits(PythonVersion version)
    {
        int order = version.CompareTo(Version);
        return Sign switch
        {
            ">=" => order >= 0,
            "<=" => order <= 0,
            ">" => order > 0,
            "<" => order < 0,
            "!=" => order != 0,
            _ => order == 0,
        };
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => $"{Sign}{Version}";
}
