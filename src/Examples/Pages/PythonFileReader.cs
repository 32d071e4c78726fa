using InstructMix.Harness;

namespace InstructMix.Examples.Pages;

/// <summary>A Python file is one example: it has to run, and its docstrings have to show what it gives.</summary>
internal sealed class PythonFileReader : IPageReader
{
    public IReadOnlyList<string> Ends => [".py"];

    public Page Read(string file, string text)
    {
        var page = new PageBuilder(file);
        var directives = page.Take(DirectiveReader.FirstLine(file, 1, text));
        if (!string.IsNullOrWhiteSpace(text)) page.Add(new Example(file, 1, SectionKind.Module, text, directives));
        return page.Build();
    }
}
