using InstructMix.Examples.Pages;

namespace InstructMix.Examples.Running;

/// <summary>Divides a page into what runs in one namespace: where it begins anew, and by Sphinx' groups.</summary>
internal static class PageNamespaces
{
    private const string Default = "default", All = "*";

    /// <summary>The parts of a page, each with the examples of its namespaces in the order in which they run. Parts know nothing of each other; Sphinx' groups, the namespaces of a part, follow one another in one process.</summary>
    public static IEnumerable<List<List<Example>>> Of(Page page) => Parts(page).Select(part => Groups(part, page.File).ToList());

    private static IEnumerable<List<Example>> Groups(List<Example> part, string file)
    {
        var named = part.SelectMany(e => e.Groups).Where(g => g != All).Distinct().ToList();
        if (part.Exists(e => e.Groups.Count == 0) || named.Count == 0) named = [.. named.Prepend(Default).Distinct()];
        foreach (var group in named)
        {
            var examples = part.Where(e => IsIn(e, group)).ToList();
            // The project's own code comes first of all, and what is for all groups after what is for one.
            if (examples.Exists(e => e.File == file))
                yield return [.. examples.OrderBy(e => e.Role).ThenBy(e => e.Role == ExampleRole.SetUp && e.File == file)
                    .ThenBy(e => e.File == file && e.Groups.Contains(All))];
        }
    }

    private static bool IsIn(Example example, string group) =>
        example.Groups.Contains(group) || example.Groups.Contains(All) || (example.Groups.Count == 0 && group == Default);

    private static IEnumerable<List<Example>> Parts(Page page)
    {
        var common = page.Examples.Where(e => e.File != page.File).ToList();
        var part = new List<Example>();
        foreach (var example in page.Examples.Where(e => e.File == page.File))
        {
            if (example.Directives.New && part.Count > 0)
            {
                yield return [.. common, .. part];
                part = [];
            }

            part.Add(example);
        }

        if (part.Count > 0) yield return [.. common, .. part];
    }
}
