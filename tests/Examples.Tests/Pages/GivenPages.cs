using System.Text;
using InstructMix.Examples.Pages;

namespace InstructMix.Examples.Tests.Pages;

/// <summary>Pages that a test writes.</summary>
internal static class GivenPages
{
    /// <summary>Reads a page of some text.</summary>
    public static async Task<Page> ReadAsync(string name, string text)
    {
        var folder = Directory.CreateTempSubdirectory("instructmix-gate-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
            var page = await new PageReaders().ReadAsync(path, CancellationToken.None);
            return page with { File = name, Problems = [.. page.Problems.Select(p => p with { File = name })] };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Where the examples begin and what they hold.</summary>
    public static IEnumerable<(int Line, string Source)> Told(this Page page) => page.Examples.Select(e => (e.Line, e.Source));
}
