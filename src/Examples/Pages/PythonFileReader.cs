using InstructMix.Harness;

namespace InstructMix.Examples.Pages;

/// <summary>A Python file is one example: it has to run, and its docstrings have to show what it gives.</summary>
internal sealed class PythonFileReader : IPageReader
{
    public IReadOnlyList<string> Ends => [".py"];

    public void Read(PageBuilder page, string text)
    {
        var directives = page.Take(DirectiveReader.FirstLine(page.File, 1, text));
        if (string.IsNullOrWhiteSpace(text)) return;
        var package = PythonPackage.Of(page.File, text);
        page.Reads.AddRange(package.Paths);
        page.Add(new Example(page.File, 1, SectionKind.Module, text, directives) { Module = package.Module, Beside = package.Beside });
    }
}
