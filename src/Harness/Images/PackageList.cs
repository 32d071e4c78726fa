using System.Text.RegularExpressions;

namespace InstructMix.Harness.Images;

/// <summary>
/// Packages that an image has beside Python's own library. One list serves both kinds of base, those of a registry, which have pip, and those
/// made from Debian packages: <c>pip:</c> or <c>debian:</c> before a line says that it is for one of them, and other lines are translated.
/// </summary>
public sealed partial record PackageList
{
    private const string PipMark = "pip:";
    private const string DebianMark = "debian:";

    /// <summary>No packages.</summary>
    public static PackageList None { get; } = new() { Lines = [] };

    /// <summary>The packages, each once, in ordinal order: two files that ask for the same give the same image.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Whether the list is empty.</summary>
    public bool IsEmpty => Lines.Count == 0;

    /// <summary>Reads a list: a package a line; empty lines and what follows a <c>#</c> are left out.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="ImageException">A line is an option of pip's or no package, or there is no package at all.</exception>
    public static PackageList Parse(string path, string text)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        int number = 0;
        foreach (var whole in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = Comment().Replace(whole, "").Trim();
            if (line.Length == 0) continue;
            var marked = new[] { PipMark, DebianMark }.FirstOrDefault(m => line.StartsWith(m, StringComparison.Ordinal));
            if (!Requirement().IsMatch(marked is null ? line : line[marked.Length..].Trim()))
                throw new ImageException($"{path}:{number}: '{line}' is no package; write one name a line, such as numpy==2.1.0 (pip) or python3-numpy (Debian), without options");
            if (marked is not null) line = $"{marked} {line[marked.Length..].Trim()}";
            lines.Add(line);
        }

        return lines.Count > 0 ? new PackageList { Lines = [.. lines] }
            : throw new ImageException($"{path}: names no package; write one a line, or leave out --packages");
    }

    /// <summary>Reads a list as <see cref="ToString"/> wrote it.</summary>
    /// <param name="text">The text; null or empty for none.</param>
    public static PackageList FromLabel(string? text) =>
        string.IsNullOrWhiteSpace(text) ? None : new PackageList { Lines = text.Split("; ", StringSplitOptions.RemoveEmptyEntries) };

    /// <summary>What pip is asked for.</summary>
    public PackageList ForPip() => For(PipMark, DebianMark, l => IsDebian ? PackageNames.PipOf(l) : l);

    /// <summary>What Debian is asked for.</summary>
    public PackageList ForDebian() => For(DebianMark, PipMark, l => IsDebian ? l : PackageNames.DebianOf(l));

    /// <summary>What is for the other kind of base alone, and so is left out.</summary>
    /// <param name="onDebian">Whether the base is made from Debian packages.</param>
    public IReadOnlyList<string> LeftOut(bool onDebian)
    {
        string mark = onDebian ? PipMark : DebianMark;
        return [.. Lines.Where(l => l.StartsWith(mark, StringComparison.Ordinal)).Select(l => l[mark.Length..].Trim())];
    }

    /// <summary>The first that is no name of a Debian package; null where all are.</summary>
    public string? NotDebian() => Lines.FirstOrDefault(l => !DebianName().IsMatch(l));

    /// <summary>The packages, separated by semicolons.</summary>
    public override string ToString() => string.Join("; ", Lines);

    // Where one line has the form of Debian's Python packages, the others are Debian's as well, such as libgomp1.
    private bool IsDebian => Lines.Any(l => l.StartsWith(PackageNames.DebianPython, StringComparison.Ordinal));

    private PackageList For(string mark, string other, Func<string, string> translated) => new()
    {
        Lines = [.. Lines.Where(l => !l.StartsWith(other, StringComparison.Ordinal))
            .Select(l => l.StartsWith(mark, StringComparison.Ordinal) ? l[mark.Length..].Trim() : translated(l)).Distinct()
            .Order(StringComparer.Ordinal)],
    };

    // An address may hold a number sign; a comment's stands at the beginning or after a space.
    [GeneratedRegex(@"(?:^|\s)#.*$", RegexOptions.None, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[A-Za-z0-9][^\s,;]*(?: *[<>=!~]=?=? *[^\s,;]+(?:, *[<>=!~]=?=? *[^\s,;]+)*)?$", RegexOptions.None, 1000)]
    private static partial Regex Requirement();

    // https://www.debian.org/doc/debian-policy/ch-controlfields.html#source
    [GeneratedRegex("^[a-z0-9][a-z0-9+.-]+$", RegexOptions.None, 1000)]
    private static partial Regex DebianName();
}
