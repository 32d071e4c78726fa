using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources.Known;

/// <summary>
/// Downloads the files of known sources. What arrives lies in <c>NAME.partial</c>, from where the next run goes on; it gets its name when its SHA-256 is the one that is
/// known. Where none is known, the one that was found is told.
/// </summary>
/// <param name="http">Asks the servers.</param>
public sealed class SourceFetch(HttpClient http)
{
    /// <summary>Downloads a file, unless it is there already.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where it goes; made where it is missing.</param>
    /// <param name="progress">Told how many bytes are there, and how many there will be; null where nobody knows.</param>
    /// <param name="cancellation">Stops the download; the next one goes on from there.</param>
    /// <returns>The file as it lies on disk, and whether it was there before.</returns>
    /// <exception cref="UnusableInputException">The server does not give it, or gives something else.</exception>
    public async Task<(DigestedFile File, bool WasThere)> FetchAsync(
        KnownFile file, string folder, IProgress<(long Bytes, long? Of)>? progress = null, CancellationToken cancellation = default)
    {
        string path = PathOf(file.File, folder), partial = path + AtomicFile.Partial;
        Directory.CreateDirectory(folder);
        if (File.Exists(path))
        {
            var there = await DigestedFile.OfAsync(path, file.File, cancellation);
            if (file.Sha256 is null || there.Sha256 == file.Sha256) return (there, true);
            throw new UnusableInputException($"{path}: is there, with SHA-256 {there.Sha256} in the place of {file.Sha256}; move it away, or name another folder");
        }

        try
        {
            await DownloadAsync(file, partial, progress, cancellation);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new UnusableInputException($"{file.Address}: the download broke off ({e.GetBaseException().Message.TrimEnd('.')}); run the same command again: it goes on from there", e);
        }

        var found = await DigestedFile.OfAsync(partial, file.File, cancellation);
        if (file.Sha256 is { } known && found.Sha256 != known)
        {
            File.Delete(partial);
            throw new UnusableInputException($"{file.Address}: gave {found.Bytes:N0} bytes with SHA-256 {found.Sha256}, and {known} is known; it was thrown away: try again, or look whether the source has changed");
        }

        File.Move(partial, path, overwrite: false);
        return (found, false);
    }

    /// <summary>Takes the known members out of a zip archive, each to its bare name beside it.</summary>
    /// <param name="file">The archive, which was downloaded.</param>
    /// <param name="folder">The folder in which it lies.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The paths of what was taken out.</returns>
    /// <exception cref="UnusableInputException">It is no zip archive, or lacks a member.</exception>
    public static async Task<IReadOnlyList<string>> UnpackAsync(KnownFile file, string folder, CancellationToken cancellation = default)
    {
        var paths = new List<string>();
        if (file.Members is not { Count: > 0 } members) return paths;
        string path = PathOf(file.File, folder);
        try
        {
            using var archive = ZipFile.OpenRead(path);
            foreach (string member in members)
            {
                var entry = archive.GetEntry(member) ?? throw new UnusableInputException($"{path}: has no \"{member}\"; look whether the source has changed");
                await using var target = AtomicFile.Create(PathOf(Path.GetFileName(member), folder));
                await using (var stream = entry.Open()) await stream.CopyToAsync(target.Stream, cancellation);
                await target.CommitAsync();
                paths.Add(target.Path);
            }
        }
        catch (InvalidDataException e)
        {
            throw new UnusableInputException($"{path}: is no zip archive ({e.Message.TrimEnd('.')}); remove it and fetch it again", e);
        }

        return paths;
    }

    // A list that somebody else wrote names no file outside of the folder.
    private static string PathOf(string name, string folder) =>
        name.Length > 0 && name == Path.GetFileName(name) && name is not ("." or "..")
            ? Path.Combine(folder, name)
            : throw new UnusableInputException($"\"{name}\" is no plain name of a file; correct the list of sources");

    private async Task DownloadAsync(KnownFile file, string partial, IProgress<(long Bytes, long? Of)>? progress,
        CancellationToken cancellation)
    {
        await using var target = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        long there = target.Length;
        if (file.Bytes is { } whole && there == whole) return;
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        if (there > 0) request.Headers.Range = new RangeHeaderValue(there, null);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && there > 0)
        {
            // What is there is all, or of another file: the digest tells.
            if (file.Sha256 is not null) return;
            target.SetLength(0);
            throw new HttpRequestException("the server has no more of it than what is there, and no digest is known");
        }

        if (!response.IsSuccessStatusCode)
            throw new UnusableInputException($"{file.Address}: the server answers {(int)response.StatusCode} {response.ReasonPhrase}; look whether the address has changed, or download the file by hand");
        // A server that does not know ranges sends the whole file.
        if (response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != there) there = 0;
        target.SetLength(there);
        target.Position = there;
        long? of = response.Content.Headers.ContentLength is { } rest ? there + rest : file.Bytes;
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        byte[] buffer = new byte[128 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            there += read;
            progress?.Report((there, of));
        }

        await target.FlushAsync(cancellation);
        if (of is { } expected && there < expected) throw new HttpRequestException($"{there:N0} of {expected:N0} bytes arrived");
    }
}
