using InstructMix.Core.Files;
using InstructMix.Harness;

namespace InstructMix.Examples.Pages;

/// <summary>Gives a page's examples what holds for all of them: doctest's options, what runs before and after each namespace, what is skipped.</summary>
/// <param name="page">The page.</param>
internal sealed class PageRules(PageBuilder page)
{
    /// <summary>The page with its examples as they are to run.</summary>
    public Page Applied(
        IReadOnlyList<Example> examples, IReadOnlyList<InputProblem> problems, IReadOnlyList<int> uncheckedLines, Directives all)
    {
        var flags = page.IsSphinx ? page.Project.SphinxFlags : page.Project.PytestFlags;
        var ready = examples.Select(e => Ready(e, flags, all)).ToList();
        var told = problems.ToList();
        if (ready.Count > 0)
        {
            if (page.IsSphinx && page.Project.Conf is { } conf)
            {
                page.Reads.Add(conf);
                told.AddRange(page.Project.Problems);
                ready.InsertRange(0, page.Project.Globals.Where(g => g.Role == ExampleRole.SetUp).Select(g => Global(conf, g)));
                ready.AddRange(page.Project.Globals.Where(g => g.Role == ExampleRole.CleanUp).Select(g => Global(conf, g)));
            }

            if (page.Options.SetUp is var (file, text) && ready.All(e => e.Kind != SectionKind.Module))
                ready.Insert(0, Global(file, (ExampleRole.SetUp, 1, text)));
        }

        return new Page(page.File, ready, told) { Unchecked = uncheckedLines, Reads = page.Reads };
    }

    private static Example Global(string file, (ExampleRole Role, int Line, string Code) code) =>
        new(file, code.Line, SectionKind.Block, code.Code, Directives.None) { Hidden = true, Role = code.Role, Groups = ["*"] };

    private static Example Ready(Example example, IReadOnlyList<string> flags, Directives all)
    {
        example = example with { Directives = example.Directives.And(all) };
        bool isCompared = example.Kind is SectionKind.Session or SectionKind.Module || example.Want is not null;
        return example with { Flags = isCompared ? [.. Flags(flags, example.Flags)] : [] };
    }

    private static IEnumerable<string> Flags(IReadOnlyList<string> page, IReadOnlyList<string> own) =>
        page.Where(f => !own.Contains("-" + f)).Concat(own.Where(f => !f.StartsWith('-'))).Distinct();
}
