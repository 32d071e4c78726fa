using System.Text;
using InstructMix.Core.Files;
using InstructMix.Examples;
using InstructMix.Examples.Running;
using InstructMix.Examples.Updating;

namespace InstructMix.Cli.Checking;

/// <summary>Rewrites the outputs that pages show, where that is asked for, and checks again: what is told is how the pages are now.</summary>
/// <param name="surroundings">Where it says what it changed.</param>
/// <param name="check">Checks the same paths as before.</param>
internal sealed class CheckUpdate(Surroundings surroundings, Func<CancellationToken, Task<CheckResult>> check)
{
    /// <summary>The judge tells so many failures of a session, <c>MOST_FAILURES</c> in <c>sandbox/runner/shared/bounds.py</c>.</summary>
    private const int MostOfSession = 50;

    private const int MostRounds = 20;

    /// <summary>Rewrites what a check found. Failures that the baseline knows stay.</summary>
    /// <param name="first">What it found.</param>
    /// <param name="cancellation">Stops it between two pages.</param>
    /// <returns>What a check finds now.</returns>
    public async Task<CheckResult> RunAsync(CheckResult first, CancellationToken cancellation)
    {
        var (result, updated) = (first, 0L);
        for (int round = 0; round < MostRounds; round++)
        {
            var failures = result.Failures.ToList();
            long before = updated;
            foreach (var page in failures.GroupBy(f => f.File)) updated += await RewriteAsync(page.Key, page, cancellation);
            if (updated == before) break;
            result = await check(cancellation);
            if (failures.TrueForAll(f => f.More.Count + 1 < MostOfSession)) break;
        }

        return result with { Updated = updated };
    }

    /// <summary>What of a failure can be rewritten: not what only follows from another one, which is mended with that.</summary>
    private static IEnumerable<ShownOutput> Outputs(ExampleResult example) =>
        example.More.Where(m => m.Follows is null).Select(m => m.Output).Prepend(example.Follows is null ? example.Output : null)
            .OfType<ShownOutput>();

    private async Task<int> RewriteAsync(string file, IEnumerable<ExampleResult> failures, CancellationToken cancellation)
    {
        var outputs = failures.SelectMany(Outputs).ToList();
        if (outputs.Count == 0) return 0;
        // A link stays one: what it names is rewritten.
        var target = new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file;
        try
        {
            var page = new PageRewriter(file, await File.ReadAllBytesAsync(target, cancellation));
            var done = page.Rewrite(outputs);
            var lines = done.Where(d => d.Left is null).Select(d => d.Line).ToList();
            if (lines.Count > 0)
            {
                await using var written = AtomicFile.Create(target);
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target + AtomicFile.Partial, File.GetUnixFileMode(target));
                await written.WriteAsync(page.Bytes, cancellation);
                await written.CommitAsync();
                surroundings.Say($"{file}: {(lines.Count == 1 ? "1 output was" : $"{lines.Count:N0} outputs were")} rewritten: {Places(lines)}");
            }

            foreach (var (line, left) in done.Where(d => d.Left is not null))
                surroundings.Say($"{file}:{line}: what is shown was left as it is: {left}");
            return lines.Count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new UnusableInputException($"{file}: cannot be rewritten ({e.Message.TrimEnd('.')}); it is as it was", e);
        }
    }

    private static string Places(List<int> lines) =>
        $"{(lines.Count == 1 ? "line" : "lines")} {string.Join(", ", lines.Take(12))}{(lines.Count > 12 ? ", …" : "")}";
}
