using System.Reflection;
using InstructMix.Core.Files;

namespace InstructMix.Cli.Reports;

/// <summary>A file that a report is written to, in the form that its name asks for.</summary>
internal static class ReportFile
{
    /// <summary>The tool's version, as reports name it.</summary>
    public static string Tool { get; } = typeof(ReportFile)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Whether a report of this name is a page for a browser.</summary>
    public static bool IsPage(string path) => Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM";

    /// <summary>Finds out whether a report can be written there, before any work is done. What is there stays as it is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnusableInputException">The name asks for a form that there is not, or nothing can be written there.</exception>
    public static async ValueTask CheckAsync(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new UnusableInputException("--report has an empty name; name a file");
        _ = WriterOf(path);
        await AtomicFile.Create(path).DisposeAsync();
    }

    /// <summary>Writes a report, whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="UnusableInputException">It cannot be written.</exception>
    public static async Task WriteAsync(Report report, string path, CancellationToken cancellation)
    {
        var write = WriterOf(path);
        await using var file = AtomicFile.Create(path);
        try
        {
            await write(report, file.Stream, cancellation);
        }
        catch (IOException e)
        {
            throw new UnusableInputException($"{path}: cannot be written ({e.Message.TrimEnd('.')}); make room or name another place, then run the same command again", e);
        }

        await file.CommitAsync();
    }

    private static Func<Report, Stream, CancellationToken, Task> WriterOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => HtmlReport.WriteAsync,
        ".MD" => MarkdownReport.WriteAsync,
        _ => throw new UnusableInputException($"{path}: a report's name says its form; end it in .html or .md"),
    };
}
