using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Examples.Running;

namespace InstructMix.Examples.Baselines;

/// <summary>The failures that are known: they are accepted, new ones are not, and neither is one that is listed and fails no more.</summary>
/// <param name="path">Its file.</param>
/// <param name="tool">The tool's version.</param>
public sealed class Baseline(string path, string tool)
{
    private readonly SourcePath _paths = new(Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Reads it.</summary>
    /// <exception cref="UnusableInputException">It is missing, is no baseline, or another version of the tool wrote it.</exception>
    public async Task<IReadOnlyList<BaselineEntry>> ReadAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path)) throw new UnusableInputException($"{path}: there is no such baseline; make it with --write-baseline");
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellation);
            // The version first: a file of another one may have other fields.
            using (var document = JsonDocument.Parse(bytes)) CheckVersion(document.RootElement);
            return JsonSerializer.Deserialize(bytes, ExamplesJson.Default.BaselineFile)!.Known;
        }
        catch (JsonException e)
        {
            throw new UnusableInputException($"{path}: is no baseline ({JsonReason.Of(e)}); make it anew with --write-baseline", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); check its permissions", e);
        }
    }

    /// <summary>Divides failures into known and new ones, and finds known ones that fail no more.</summary>
    /// <param name="result">The run.</param>
    /// <param name="entries">What is known.</param>
    /// <param name="isWhole">Whether all of each file was checked, so that what did not fail does not fail.</param>
    public CheckResult Compare(CheckResult result, IReadOnlyList<BaselineEntry> entries, bool isWhole)
    {
        // The same block may stand on a page twice, and fail twice.
        var left = entries.GroupBy(e => e.Key()).ToDictionary(g => g.Key, g => new Queue<BaselineEntry>(g));
        var known = new HashSet<ExampleResult>(ReferenceEqualityComparer.Instance);
        foreach (var example in result.Examples.Where(e => e.Failed && !e.Undecided))
            if (left.TryGetValue(BaselineKey.Of(_paths.Of(example.File), example), out var same) && same.TryDequeue(out _))
                known.Add(example);
        var files = result.Files.Select(_paths.Of).ToHashSet(StringComparer.Ordinal);
        var unread = result.Problems.Select(p => _paths.Of(p.File)).ToHashSet(StringComparer.Ordinal);
        var undecided = result.Examples.Where(e => e.Undecided).Select(e => _paths.Of(e.File)).ToHashSet(StringComparer.Ordinal);
        var pythons = result.Examples.Select(e => e.Python.ToString()).ToHashSet(StringComparer.Ordinal);
        var mended = left.Values.SelectMany(q => q)
            .Where(e => !File.Exists(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, e.File))
                || (isWhole && files.Contains(e.File) && !unread.Contains(e.File) && !undecided.Contains(e.File)
                && (pythons.Count == 0 || pythons.Contains(e.Python))));
        var inOrder = mended.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line);
        return result with { Known = known, Mended = [.. inOrder], Baseline = path };
    }

    /// <summary>Writes what fails now.</summary>
    /// <exception cref="UnusableInputException">It cannot be written.</exception>
    public async Task<int> WriteAsync(CheckResult result, CancellationToken cancellation)
    {
        var entries = result.Examples.Where(e => e.Failed && !e.Undecided).Select(e =>
        {
            var key = BaselineKey.Of(_paths.Of(e.File), e);
            return new BaselineEntry
            {
                File = key.File,
                Block = key.Block,
                Python = key.Python,
                Outcome = key.Outcome,
                What = e.What,
                Line = e.Line,
                Detail = e.Detail,
            };
        }).OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).ThenBy(e => e.Python, StringComparer.Ordinal).ToList();
        await using var file = AtomicFile.Create(path);
        var baseline = new BaselineFile { Format = BaselineFile.CurrentFormat, Instructmix = tool, Known = entries };
        await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(baseline, ExamplesJson.Readable.BaselineFile), cancellation);
        await file.WriteAsync("\n"u8.ToArray(), cancellation);
        await file.CommitAsync();
        return entries.Count;
    }

    private void CheckVersion(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out var format) || !format.TryGetInt32(out int number)
            || !root.TryGetProperty("instructmix", out var by) || by.ValueKind != JsonValueKind.String)
            throw new JsonException("it does not say its format and its version");
        // What an outcome is may change from one minor version to the next; a patch changes none.
        if (number == BaselineFile.CurrentFormat && Minor(by.GetString()!) == Minor(tool)) return;
        throw new UnusableInputException(
            $"{path}: is a baseline of InstructMix {by.GetString()} (format {number}), and this is {tool} (format {BaselineFile.CurrentFormat}); look at what fails without it, then make it anew with --write-baseline");
    }

    private static string Minor(string version) => string.Join('.', version.Split('.').Take(2));
}
