using System.Text.RegularExpressions;
using InstructMix.Core.Files;

namespace InstructMix.Examples.Pages;

/// <summary>What the project of a page says about its examples: in Sphinx' <c>conf.py</c> and in pytest's settings. No code of it runs.</summary>
internal sealed partial class Project
{
    /// <summary>The options that Sphinx sets where a project says nothing.</summary>
    private static readonly string[] SphinxDefault = ["ELLIPSIS", "IGNORE_EXCEPTION_DETAIL", "DONT_ACCEPT_TRUE_FOR_1"];
    private static readonly string[] Marks = [".git", "pyproject.toml", "setup.cfg", "setup.py"];
    private static readonly string[] PytestFiles = ["pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"];

    private Project(string root) => Root = root;

    /// <summary>The folder of the project: the nearest one above a page that has a repository or a package's settings, else the page's own.</summary>
    public string Root { get; }

    /// <summary>doctest's options where Sphinx' rules hold.</summary>
    public IReadOnlyList<string> SphinxFlags { get; private set; } = SphinxDefault;

    /// <summary>doctest's options where Python's rules hold: those that pytest is told to set.</summary>
    public IReadOnlyList<string> PytestFlags { get; private set; } = [];

    /// <summary>What Sphinx runs before and after each group: the role, the line of conf.py, and the code.</summary>
    public IReadOnlyList<(ExampleRole Role, int Line, string Code)> Globals { get; private set; } = [];

    /// <summary>Sphinx' conf.py, as it is named in messages; null where there is none.</summary>
    public string? Conf { get; private set; }

    /// <summary>What cannot be read of it.</summary>
    public IReadOnlyList<InputProblem> Problems { get; private set; } = [];

    /// <summary>Reads what holds for the pages of a folder.</summary>
    /// <param name="folder">The folder; an empty name is the current one.</param>
    public static Project Of(string folder)
    {
        var full = Path.GetFullPath(folder.Length == 0 ? "." : folder);
        var above = Above(full).ToList();
        var project = new Project(above.FirstOrDefault(f => Marks.Any(m => Path.Exists(Path.Combine(f, m)))) ?? full);
        var inside = above.TakeWhile(f => f.Length >= project.Root.Length).ToList();
        if (inside.Select(f => Path.Combine(f, "conf.py")).FirstOrDefault(File.Exists) is { } conf)
            project.ReadConf(Named(folder, full, conf));
        foreach (var file in inside.SelectMany(f => PytestFiles.Select(n => Path.Combine(f, n))).Where(File.Exists))
        {
            if (Text(file) is not { } text || Pytest().Match(text) is not { Success: true } match) continue;
            project.PytestFlags = [.. Word().Matches(match.Groups["value"].Value).Select(m => m.Value)];
            break;
        }

        return project;
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }

    /// <summary>A file's name as a message has it: relative where the page's is.</summary>
    private static string Named(string folder, string full, string file) =>
        Path.IsPathRooted(folder) ? file : Path.Combine(folder, Path.GetRelativePath(full, file));

    private static string? Text(string file)
    {
        try
        {
            return FileKind.IsRegular(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ExampleRole RoleOf(string name) =>
        name.EndsWith("setup", StringComparison.Ordinal) ? ExampleRole.SetUp : ExampleRole.CleanUp;

    private void ReadConf(string file)
    {
        Conf = file;
        if (Text(file) is not { } text) return;
        if (Flags().Match(text) is { Success: true } flags)
            SphinxFlags = [.. Option().Matches(flags.Value).Select(m => m.Groups["name"].Value)];
        var (globals, problems) = (new List<(ExampleRole, int, string)>(), new List<InputProblem>());
        foreach (Match match in Global().Matches(text))
        {
            var name = match.Groups["name"].Value;
            int line = 1 + text.AsSpan(0, match.Index).Count('\n');
            if (!match.Groups["code"].Success)
            {
                problems.Add(new InputProblem(file, line, $"{name} is not read: it is no plain string, or the string does not end",
                    "write it as one string in triple quotes, or give the code with --setup FILE"));
                continue;
            }

            bool isRaw = match.Groups["prefix"].Value.Contains('r', StringComparison.OrdinalIgnoreCase);
            var code = match.Groups["code"].Value;
            if (!isRaw) code = Escape().Replace(code, m => m.Value switch { "\\\n" => "", "\\n" => "\n", var other => other[1..] });
            if (!string.IsNullOrWhiteSpace(code))
                globals.Add((RoleOf(name), line, code.Trim('\n') + "\n"));
        }

        (Globals, Problems) = (globals, problems);
    }

    [GeneratedRegex("""\\[\n'"\\n]""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"^doctest_default_flags\s*=\s*(?:\([^)]*\)|[^\n]*)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Flags();

    [GeneratedRegex(@"doctest\.(?<name>[A-Z_0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();

    [GeneratedRegex("""""^(?<name>doctest_global_(?:setup|cleanup))[ \t]*=[ \t]*(?:\([ \t]*\n?[ \t]*)?(?:(?<prefix>[rRuU]?)(?:"""(?<code>(?:\\.|.)*?)"""|'''(?<code>(?:\\.|.)*?)'''|"(?<code>(?:\\.|[^"\\\n])*)"|'(?<code>(?:\\.|[^'\\\n])*)')[ \t]*\)?[ \t]*(?:\#[^\n]*)?(?=\n|\z))?"""""
        , RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Global();

    [GeneratedRegex(@"^[ \t]*doctest_optionflags[ \t]*=[ \t]*(?<value>\[[^\]]*\]|[^\n]*(?:\n[ \t]+[A-Z_0-9 \t]+(?=\n|\z))*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pytest();

    [GeneratedRegex(@"[A-Z][A-Z_0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
