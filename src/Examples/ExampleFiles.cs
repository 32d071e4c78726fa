using InstructMix.Core.Files;
using InstructMix.Examples.Git;
using InstructMix.Examples.Pages;

namespace InstructMix.Examples;

/// <summary>The files behind the paths that a user names.</summary>
/// <param name="readers">Tell which files are pages.</param>
public sealed class ExampleFiles(PageReaders readers)
{
    private static readonly string[] Data = [".jsonl", ".jsonl.gz", ".json", ".json.gz"];

    // In a folder a .json may be anything; candidates in one have to be named.
    private static readonly string[] DataInFolders = [".jsonl", ".jsonl.gz"];

    private static readonly HashSet<string> Foreign = ["node_modules", "__pycache__", "site-packages", "venv", "env"];

    /// <summary>Whether a file holds candidates, by its name.</summary>
    /// <param name="file">The file.</param>
    public static bool IsData(string file) => Ends(file, Data);

    /// <summary>The files, each once, in the order of the paths; those of a folder in ordinal order, without what git ignores.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="problems">Takes what is wrong with paths; the others are used.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<string>> FindAsync(
        IEnumerable<string> paths, Action<InputProblem> problems, CancellationToken cancellation)
    {
        var files = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var file in await InFolderAsync(path, cancellation))
                    if (IsUsable(file, path, problems)) files.TryAdd(Path.GetFullPath(file), file);
            }
            else if (!File.Exists(path))
            {
                problems(new InputProblem(path, 0, "there is no such file or folder", "check the name"));
            }
            else if (readers.IsPage(path) || IsData(path))
            {
                if (IsUsable(path, null, problems)) files.TryAdd(Path.GetFullPath(path), path);
            }
            else
            {
                problems(new InputProblem(path, 0, "it cannot be told what this file is", $"name files that end in {string.Join(", ", PageReaders.Ends)}, .jsonl or .json (the last two .gz too)"));
            }
        }

        return [.. files.Values];
    }

    /// <summary>Whether a file can be read and, where it was found in a folder, belongs to it: a pull request of a stranger may hold links.</summary>
    private static bool IsUsable(string file, string? folder, Action<InputProblem> problems)
    {
        if (!FileKind.IsRegular(file))
            problems(new InputProblem(file, 0, "it is no regular file (a FIFO, a socket or a device)",
                "name files and folders of files; it was passed over"));
        else if (folder is not null && !FileKind.IsInside(file, folder))
            problems(new InputProblem(file, 0, $"it is a link that leads out of {folder}",
                "name the file that it leads to; it was passed over"));
        else return true;
        return false;
    }

    private static bool Ends(string file, string[] ends) => ends.Any(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private async Task<IEnumerable<string>> InFolderAsync(string folder, CancellationToken cancellation)
    {
        var listed = await GitRepository.FilesAsync(folder, cancellation) ?? Walk(new DirectoryInfo(folder), "");
        return listed.Where(f => (readers.IsPage(f) || Ends(f, DataInFolders)) && !f.Split('/')[..^1].Any(IsForeign))
            .Order(StringComparer.Ordinal)
            .Select(f => folder == "." ? f : Path.Combine(folder, f))
            .Where(File.Exists);
    }

    private static bool IsForeign(string folder) => folder.StartsWith('.') || Foreign.Contains(folder);

    private static IEnumerable<string> Walk(DirectoryInfo folder, string prefix)
    {
        foreach (var file in folder.EnumerateFiles()) yield return prefix + file.Name;
        foreach (var inner in folder.EnumerateDirectories().Where(d => !IsForeign(d.Name) && d.LinkTarget is null))
            foreach (var file in Walk(inner, $"{prefix}{inner.Name}/")) yield return file;
    }
}
