using System.Threading.Channels;
using InstructMix.Examples;
using InstructMix.Examples.Git;
using InstructMix.Examples.Pages;

namespace InstructMix.Cli.Checking;

/// <summary>Checks files again as they are saved, in sandboxes that stay warm.</summary>
/// <param name="surroundings">What it meets outside.</param>
/// <param name="check">Checks.</param>
/// <param name="writer">Says what was found.</param>
/// <param name="companions">What examples find beside them.</param>
internal sealed class CheckWatch(Surroundings surroundings, PageCheck check, CheckWriter writer, IReadOnlyList<string> companions)
{
    /// <summary>An editor saves in several steps: writes beside the file, renames over it, sets its times.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(60);

    private readonly PageReaders _readers = new();

    /// <summary>Watches until it is cancelled, which is how a watch ends.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="compared">Compares with the baseline.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<int> RunAsync(IReadOnlyList<string> paths, Func<CheckResult, CheckResult> compared, CancellationToken cancellation)
    {
        var saved = Channel.CreateUnbounded<string>();
        var watchers = paths.Concat(companions).Where(Path.Exists).Distinct().Select(p => Watcher(p, saved.Writer)).ToList();
        try
        {
            surroundings.Say("watching; Ctrl+C ends it");
            while (await saved.Reader.WaitToReadAsync(cancellation))
            {
                await Task.Delay(Settling, surroundings.Time, cancellation);
                var files = new HashSet<string>(StringComparer.Ordinal);
                while (saved.Reader.TryRead(out var file))
                    files.UnionWith(
                        Directory.Exists(file) ? Directory.EnumerateFiles(file, "*", SearchOption.AllDirectories).Where(IsOurs) : [file]);
                // An editor's own files come and go.
                var there = files.Where(File.Exists).Order(StringComparer.Ordinal).ToList();
                if (there.Count == 0) continue;
                surroundings.Say($"{surroundings.Time.GetLocalNow():HH:mm:ss}  {string.Join(", ", there)}");
                // What was saved, and the pages that import it.
                writer.Say(compared(await check.CheckAsync(paths, ChangedLines.Whole(there), cancellation)));
            }

            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
        finally
        {
            foreach (var watcher in watchers) watcher.Dispose();
        }
    }

    private static bool IsUnder(string file, string path)
    {
        var (full, folder) = (Path.GetFullPath(file), Path.GetFullPath(path).TrimEnd('/'));
        return full == folder || full.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    private bool IsBeside(string file) => companions.Any(c => IsUnder(file, c)) && !file.Contains("__pycache__", StringComparison.Ordinal);

    private bool IsOurs(string file) => _readers.IsPage(file) || ExampleFiles.IsData(file);

    private FileSystemWatcher Watcher(string path, ChannelWriter<string> saved)
    {
        bool isFolder = Directory.Exists(path);
        var folder = isFolder ? path : Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = isFolder,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        void Take(string changed)
        {
            if (!isFolder && Path.GetFullPath(changed) != Path.GetFullPath(path)) return;
            // What was put into a new folder before it was watched is looked for when things have settled.
            if (isFolder && !IsOurs(changed) && !IsBeside(changed) && !Directory.Exists(changed)) return;
            // A folder's hidden parts, which hold what editors and git keep, are not watched.
            if (isFolder && Path.GetRelativePath(folder, changed).Split('/').Any(part => part.StartsWith('.'))) return;
            saved.TryWrite(isFolder ? changed : path);
        }

        watcher.Changed += (_, e) => Take(e.FullPath);
        watcher.Created += (_, e) => Take(e.FullPath);
        watcher.Renamed += (_, e) => Take(e.FullPath);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
