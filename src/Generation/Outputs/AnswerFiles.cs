using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Outputs;

/// <summary>The files that a run writes. All of them appear, or none.</summary>
internal sealed class AnswerFiles : IAsyncDisposable
{
    private readonly List<AtomicFile> _all = [];

    /// <summary>Every answer, as a candidate.</summary>
    public required AtomicFile Candidates { get; init; }

    /// <summary>Kept pairs; null where nothing is judged.</summary>
    public AtomicFile? Kept { get; private set; }

    /// <summary>What was dropped; null where nothing is judged.</summary>
    public AtomicFile? Rejects { get; private set; }

    /// <summary>New requests; null where none are proposed.</summary>
    public AtomicFile? Requests { get; private set; }

    /// <summary>Proposed requests that were not taken; null where none are proposed.</summary>
    public AtomicFile? Refused { get; private set; }

    /// <summary>Tests that the model wrote; null where it writes none.</summary>
    public AtomicFile? Tests { get; private set; }

    /// <summary>How the run was made and what it came to.</summary>
    public AtomicFile? Manifest { get; private set; }

    /// <summary>Starts the files of a run.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="isJudged">Whether answers are judged.</param>
    /// <exception cref="UnusableInputException">One of them cannot be written.</exception>
    public static async Task<AnswerFiles> CreateAsync(GenerationOptions options, bool isJudged)
    {
        var files = new AnswerFiles { Candidates = AtomicFile.Create(options.Output) };
        files._all.Add(files.Candidates);
        try
        {
            // Beside a device there is no place.
            if (AtomicFile.IsDevice(options.Output) && !isJudged && !options.IsByRequest) return files;
            files.Requests = files.Start(options.NewRequests > 0, options.RequestsFile);
            files.Refused = files.Start(options.NewRequests > 0, options.RefusedFile);
            files.Tests = files.Start(options.Tests > 0, options.TestsFile);
            // In this order they appear: who finds the manifest finds all.
            files.Rejects = files.Start(isJudged, options.RejectsFile);
            files.Kept = files.Start(isJudged, options.KeptFile);
            files.Manifest = files.Start(true, options.ManifestFile);
            return files;
        }
        catch
        {
            await files.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a record as a line.</summary>
    /// <param name="file">Where to; null for nowhere.</param>
    /// <param name="record">The record.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async ValueTask WriteAsync<T>(AtomicFile? file, T record, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        if (file is null) return;
        await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(record, type), cancellation);
        await file.WriteAsync("\n"u8.ToArray(), cancellation);
    }

    /// <summary>Brings all files to disk, then puts each under its name: a disk that is full at the very end must not leave one without the others.</summary>
    public async ValueTask CommitAsync()
    {
        foreach (var file in _all) await file.FinishAsync();
        foreach (var file in _all) await file.CommitAsync();
    }

    /// <summary>Closes the files; what was not committed is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _all) await file.DisposeAsync();
    }

    private AtomicFile? Start(bool isWanted, string path)
    {
        if (!isWanted) return null;
        var file = AtomicFile.Create(path);
        _all.Add(file);
        return file;
    }
}
