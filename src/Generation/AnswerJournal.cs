using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Generation;

/// <summary>
/// The answers that a run has had, on disk as each arrives, so that a killed run asks for none of them again.
/// One run at a time may hold a journal. Safe for use by many at once.
/// </summary>
public sealed class AnswerJournal : IAsyncDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, JournalEntry> _found = [];
    private readonly List<InputProblem> _problems = [];

    private AnswerJournal(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Lines that could not be read; their answers are asked for again.</summary>
    public IReadOnlyList<InputProblem> Problems => _problems;

    /// <summary>Opens a journal, or starts one. A last line that a killed run left unfinished is cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">It cannot be opened, or another run holds it.</exception>
    public static async Task<AnswerJournal> OpenAsync(string path, CancellationToken cancellation = default)
    {
        var journal = new AnswerJournal(path, Open(path));
        try
        {
            CutTornLine(journal._file);
            await journal.ReadAsync(cancellation);
            return journal;
        }
        catch
        {
            await journal.DisposeAsync();
            throw;
        }
    }

    /// <summary>The answers that earlier runs had.</summary>
    public IReadOnlyCollection<JournalEntry> Earlier => _found.Values;

    /// <summary>The answer to what has this key; null where none was had before this run.</summary>
    /// <param name="key">The key.</param>
    public JournalEntry? Find(string key) => _found.GetValueOrDefault(key);

    /// <summary>Writes an answer down; it is on disk when this ends. Not to be cancelled: the answer was paid for.</summary>
    /// <param name="entry">The answer.</param>
    /// <exception cref="UnusableInputException">The disk is full or fails.</exception>
    public Task AppendAsync(JournalEntry entry) => AppendAsync([entry]);

    /// <summary>Writes answers down that came together: all of them, or none. Not to be cancelled.</summary>
    /// <param name="entries">The answers.</param>
    /// <exception cref="UnusableInputException">The disk is full or fails.</exception>
    public async Task AppendAsync(IReadOnlyList<JournalEntry> entries)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var entry in entries)
        {
            using (var writer = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = GenerationJson.Lines.Options.Encoder }))
                JsonSerializer.Serialize(writer, entry, GenerationJson.Lines.JournalEntry);
            lines.Write("\n"u8);
        }

        await _turn.WaitAsync();
        try
        {
            await _file.WriteAsync(lines.WrittenMemory);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw new UnusableInputException($"{_path}: cannot be written ({e.Message.TrimEnd('.')}); make room, then run the same command again: it resumes", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _turn.Dispose();
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path)) throw new UnusableInputException($"{path}: is a directory, and the answers' journal would have this name; name another output");
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be opened ({e.Message.TrimEnd('.')}); is another run writing the same output? wait for it, or name another place", e);
        }
    }

    private static void CutTornLine(FileStream file)
    {
        var buffer = new byte[64 * 1024];
        long end = file.Length;
        while (end > 0)
        {
            int size = (int)Math.Min(buffer.Length, end);
            file.Position = end - size;
            file.ReadExactly(buffer, 0, size);
            int newline = buffer.AsSpan(0, size).LastIndexOf((byte)'\n');
            end -= size;
            if (newline < 0) continue;
            end += newline + 1;
            break;
        }

        file.SetLength(end);
        file.Position = 0;
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        await foreach (
            var line in LineReader.ReadAsync(_path, PipeReader.Create(_file, new StreamPipeReaderOptions(leaveOpen: true)), cancellation))
        {
            if (Parse(line) is { } entry) _found[entry.Key] = entry;
            else _problems.Add(line.Problem ?? new InputProblem(line.File, line.Line, "the line is no answer of a journal",
                "nothing to do: what it held is asked for again"));
        }

        _file.Seek(0, SeekOrigin.End);
    }

    private static JournalEntry? Parse(Reading<byte[]> line)
    {
        try
        {
            return line.Value is { } bytes
            && JsonSerializer.Deserialize(bytes, GenerationJson.Lines.JournalEntry) is { Key: not null, Response: not null } entry
                ? entry
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
