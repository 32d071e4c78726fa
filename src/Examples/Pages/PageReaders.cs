using System.Collections.Concurrent;
using System.Text;
using InstructMix.Core.Files;

namespace InstructMix.Examples.Pages;

/// <summary>The readers of pages, by the ends of file names. They can be used from any thread.</summary>
/// <param name="options">How pages are read; null for what is usual.</param>
public sealed class PageReaders(ReadingOptions? options = null)
{
    private const long MaxBytes = 32 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly IReadOnlyList<IPageReader> All = [new MarkdownReader(), new RestReader(), new PythonFileReader(),
        new NotebookReader()];

    private readonly Dictionary<string, IPageReader> _readers =
        All.SelectMany(r => r.Ends.Select(e => KeyValuePair.Create(e, r))).ToDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly ReadingOptions _options = options ?? new ReadingOptions();
    private readonly ConcurrentDictionary<string, Project> _projects = new(StringComparer.Ordinal);

    /// <summary>What the names of pages end in.</summary>
    public static IEnumerable<string> Ends => All.SelectMany(r => r.Ends);

    /// <summary>Whether a file is a page, by its name.</summary>
    /// <param name="file">The file.</param>
    public bool IsPage(string file) => _readers.ContainsKey(Path.GetExtension(file));

    /// <summary>Reads a page. What cannot be read of it is among its problems; nothing is thrown.</summary>
    /// <param name="file">The page, see <see cref="IsPage"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Page> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(file).Length > MaxBytes)
                return Bad(file, $"the page is larger than {MaxBytes / (1024 * 1024)} MiB", "split it");
            var text = Strict.GetString(await File.ReadAllBytesAsync(file, cancellation));
            if (text.StartsWith('\uFEFF')) text = text[1..];
            var page = new PageBuilder(file, _options, _projects.GetOrAdd(Path.GetDirectoryName(file) ?? "", Project.Of));
            _readers[Path.GetExtension(file)].Read(page, text.ReplaceLineEndings("\n"));
            return page.Build();
        }
        catch (DecoderFallbackException)
        {
            return Bad(file, "the page is not UTF-8", "save it as UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Bad(file, $"the page cannot be read ({e.Message.TrimEnd('.')})", "check the name and its permissions");
        }
    }

    private static Page Bad(string file, string what, string remedy) => new(file, [], [new InputProblem(file, 0, what, remedy)]);
}
