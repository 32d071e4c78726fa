using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Reverification;

/// <summary>The files of a re-verification while they are written; they appear together, each whole.</summary>
public sealed class ReverificationFolder : IAsyncDisposable
{
    /// <summary>Every pair on every Python.</summary>
    public const string Matrix = "matrix.jsonl";

    /// <summary>What changed, and why.</summary>
    public const string Changes = "changes.jsonl";

    /// <summary>The pairs that survive.</summary>
    public const string Survivors = "survivors.jsonl";

    private static readonly JsonSerializerOptions Readable = new(ReverificationJson.Default.Options) { Encoder = new PlainJsonEncoder() };
    private static readonly ReverificationJson Lines = new(Readable);

    private readonly AtomicFile _matrix, _changes, _survivors;

    private ReverificationFolder(string folder)
    {
        _matrix = AtomicFile.Create(Path.Combine(folder, Matrix));
        _changes = AtomicFile.Create(Path.Combine(folder, Changes));
        _survivors = AtomicFile.Create(Path.Combine(folder, Survivors));
    }

    /// <summary>The names of all files that a re-verification writes, its reports and its ledger too.</summary>
    public static IReadOnlyList<string> Names { get; } = [Matrix, Changes, Survivors, "report.md", "report.html", "ledger.sqlite"];

    /// <summary>Starts the files.</summary>
    /// <param name="folder">The folder; made where there is none.</param>
    /// <exception cref="UnusableInputException">Nothing can be written there.</exception>
    public static ReverificationFolder Create(string folder) => new(folder);

    /// <summary>Writes a pair's lines.</summary>
    internal async ValueTask WriteAsync(ReverifiedPair pair, CancellationToken cancellation)
    {
        if (pair.Kept) await _survivors.WriteAsync(pair.Line(), cancellation);
        if (pair.PassedThrough) return;
        await _matrix.WriteAsync(Line(pair.Row(), Lines.MatrixRow), cancellation);
        foreach (var change in pair.Changes) await _changes.WriteAsync(Line(change, Lines.ChangeRow), cancellation);
    }

    /// <summary>Makes the files appear, the matrix last.</summary>
    internal async ValueTask CommitAsync()
    {
        foreach (var file in new[] { _survivors, _changes, _matrix }) await file.FinishAsync();
        foreach (var file in new[] { _survivors, _changes, _matrix }) await file.CommitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in new[] { _survivors, _changes, _matrix }) await file.DisposeAsync();
    }

    private static byte[] Line<T>(T row, JsonTypeInfo<T> type) => [.. JsonSerializer.SerializeToUtf8Bytes(row, type), (byte)'\n'];
}
