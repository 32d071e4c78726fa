using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using InstructMix.Core.Files;

namespace InstructMix.Examples.Git;

/// <summary>What git says of a working tree.</summary>
public static class GitRepository
{
    /// <summary>The files of a folder, relative to it, without what git ignores; null where it is in no repository or there is no git.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<IReadOnlyList<string>?> FilesAsync(string folder, CancellationToken cancellation)
    {
        var said = await RunAsync(folder, ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", "."], cancellation);
        return said is { ExitCode: 0 } ? said.Value.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
    }

    /// <summary>The lines that differ between a revision and the working tree.</summary>
    /// <param name="folder">A folder in the repository.</param>
    /// <param name="revision">A revision, such as <c>main</c> or <c>HEAD~1</c>, or a range: what its end says is then compared with its beginning.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="UnusableInputException">There is no git, no repository, or no such revision.</exception>
    public static async Task<ChangedLines> ChangesAsync(string folder, string revision, CancellationToken cancellation)
    {
        const string Option = "--changed-since";
        var top = await RunAsync(folder, ["rev-parse", "--show-toplevel"], cancellation)
            ?? throw new UnusableInputException($"{Option} asks git for changes, and git cannot be started; install it");
        if (top.ExitCode != 0) throw new UnusableInputException($"{Option} {revision}: {Path.GetFullPath(folder)} is in no git repository; run it in one, or leave {Option} out");
        var (from, to) = Ends(revision);
        var known = await CommitAsync(folder, from, cancellation)
            ?? throw new UnusableInputException($"{Option} {revision}: git knows no revision '{from}'; name a branch, a tag or a commit. In CI the checkout may be shallow: fetch the whole history (fetch-depth: 0)");
        var head = await CommitAsync(folder, "HEAD", cancellation);
        if (to is not null && await CommitAsync(folder, to, cancellation) != head)
            throw new UnusableInputException($"{Option} {revision}: the files here are not those of '{to}'; check it out, or name the beginning of the range only");
        // What the other branch did since the two parted is not this one's change.
        var parted = await RunAsync(folder, ["merge-base", known, head ?? known], cancellation);
        var since = parted is { ExitCode: 0 } ? parted.Value.Output.Trim() : known;
        var diff = await RunAsync(
            folder, ["-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-relative", "--find-renames",
                "--src-prefix=a/", "--dst-prefix=b/", since, "--"], cancellation);
        if (diff is not { ExitCode: 0 }) throw new UnusableInputException($"{Option} {revision}: git cannot compare with it ({diff?.Error.Trim()}); name a branch, a tag or a commit");
        var others = await RunAsync(top.Output.Trim(), ["ls-files", "--others", "--exclude-standard", "-z"], cancellation);
        return ChangedLines.Read(
            top.Output.Trim(), diff.Value.Output, others?.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries) ?? []);
    }

    /// <summary>The two ends of <c>A..B</c> or <c>A...B</c>; the second is null where only one is named.</summary>
    private static (string From, string? To) Ends(string range)
    {
        int dots = range.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return (range, null);
        var to = range[dots..].TrimStart('.');
        return (dots == 0 ? "HEAD" : range[..dots], to.Length == 0 ? null : to);
    }

    // What the user names is never taken for an option or a file.
    private static async Task<string?> CommitAsync(string folder, string revision, CancellationToken cancellation) =>
        await RunAsync(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"],
            cancellation) is { ExitCode: 0 } known ? known.Output.Trim() : null;

    /// <summary>Runs git; null where it cannot be started.</summary>
    private static async Task<(int ExitCode, string Output, string Error)?> RunAsync(
        string folder, string[] arguments, CancellationToken cancellation)
    {
        var git = new Command("git").WithArguments(arguments).WithWorkingDirectory(folder).WithValidation(CommandResultValidation.None);
        try
        {
            var ended = await git.ExecuteBufferedAsync(cancellation);
            return (ended.ExitCode, ended.StandardOutput, ended.StandardError);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
