using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>One of the directives of Sphinx' doctest (https://www.sphinx-doc.org/en/master/usage/extensions/doctest.html), in reStructuredText or MyST.</summary>
/// <param name="name">Its name.</param>
/// <param name="line">Its line.</param>
/// <param name="argument">Its groups.</param>
/// <param name="options">Its options: their lines, names and values.</param>
internal sealed partial class SphinxDirective(string name, int line, string argument, IReadOnlyList<DirectiveOption> options)
{
    private static readonly HashSet<string> Names = ["doctest", "testcode", "testoutput", "testsetup", "testcleanup"];
    private static readonly HashSet<string> Flags = ["DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
        "IGNORE_EXCEPTION_DETAIL", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST",
        "NUMBER", "ALLOW_UNICODE", "ALLOW_BYTES", "FLOAT_CMP", "IGNORE_OUTPUT"];

    /// <summary>Whether a directive is one of Sphinx' doctest.</summary>
    public static bool Is(string name) => Names.Contains(name);

    /// <summary>Puts its content into a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="at">The line on which the content begins.</param>
    /// <param name="source">The content.</param>
    public void Into(PageBuilder page, int at, string source)
    {
        page.HasSphinx();
        var groups = argument.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (!page.IsSphinx) groups = [];
        var (flags, directives) = Options(page);
        Example With(Example example) => example with
        {
            Groups = groups,
            Flags = flags,
            Directives = example.Directives.And(directives),
        };
        switch (name)
        {
            case "testsetup" or "testcleanup":
                var role = !page.IsSphinx ? ExampleRole.Test : name == "testsetup" ? ExampleRole.SetUp : ExampleRole.CleanUp;
                page.SetUp(at, source, e => With(e) with { Role = role });
                break;
            case "testoutput" when page.IsSphinx:
                // Its options are those of the comparison; a blank line is itself there.
                page.Output((line, at), source, groups, e => e with
                {
                    Flags = [.. e.Flags, .. flags, "DONT_ACCEPT_BLANKLINE"],
                    Directives = e.Directives.And(directives),
                });
                break;
            case "testcode":
                page.Block(at, source, (line, ""), isSession: false, e => With(e) with { Want = page.IsSphinx ? "" : null });
                break;
            case "doctest" when BlockLanguage.HasPrompt(source):
                page.Block(at, source, (line, ""), isSession: true, With);
                break;
            case "doctest":
                page.Problem(line, "this doctest holds no example", "begin its lines with >>>, or make it a testcode");
                break;
        }
    }

    private (List<string> Flags, Directives Directives) Options(PageBuilder page)
    {
        var (flags, directives) = (new List<string>(), Directives.None);
        foreach (var (at, option, value) in options)
        {
            switch (option)
            {
                case "options":
                    foreach (var word in value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
                    {
                        if (word.Length < 2 || word[0] is not ('+' or '-'))
                            page.Problem(at, $"'{word}' has no + or - before it", "write :options: +ELLIPSIS");
                        else if (!Flags.Contains(word[1..]))
                            page.Problem(at, $"there is no doctest option '{word[1..]}'", $"there are {string.Join(", ", Flags.Take(6))}");
                        else if (word == "+SKIP") directives = directives with { Skip = true };
                        else flags.Add(word[0] == '+' ? word[1..] : word);
                    }

                    break;
                case "skipif":
                    directives = directives with { SkipIf = value };
                    break;
                case "pyversion":
                    var bounds = value.Split(',').Select(b => Spaces().Replace(b, "")).Select(VersionBound.Read).ToList();
                    if (bounds.Contains(null)) page.Problem(at, $"'{value}' is no bound on Python's version", "write :pyversion: >= 3.12");
                    directives = directives with { Python = [.. directives.Python, .. bounds.OfType<VersionBound>()] };
                    break;
                case "hide" or "no-trim-doctest-flags" or "trim-doctest-flags" or "name" or "class":
                    break;
                default:
                    page.Problem(at, $"a {name} has no option '{option}'", "there are options, skipif, pyversion, hide, trim-doctest-flags");
                    break;
            }
        }

        return (flags, directives);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
