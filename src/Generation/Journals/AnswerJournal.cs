using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Journals;

/// <summary>
/// The answers that a run has had, on disk as each arrives, so that a killed run asks for none of them again.
/// One run at a time may hold a journal. Safe for use by many at once. In memory is only where each answer lies, about a hundred bytes for one.
/// </summary>
public sealed class AnswerJournal : IAsyncDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<UInt128, (long Start, int Length)> _places = new();
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

    /// <summary>The answers that were had so far, read from disk one by one.</summary>
    public IReadOnlyCollection<JournalEntry> Earlier => new Stored(this);

    /// <summary>What to throw where it has answers, and none to what a run asks first: passed over in silence, all would be paid for again.</summary>
    public UnusableInputException Misfit() => new(
        $"{_path}: has {Earlier.Count:N0} answers, and none to what this run asks: another model, template, seed, sampling, or other inputs; give the options of before, or name another --output, or delete the journal to pay for everything anew");

    /// <summary>The answer to what has this key, of an earlier run or of this one; null where none was had.</summary>
    /// <param name="key">The key.</param>
    public JournalEntry? Find(string key) =>
        _places.TryGetValue(Short(key), out var place) && Read(place) is { } entry && entry.Key == key ? entry : null;

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
        var lengths = new List<int>();
        foreach (var entry in entries)
        {
            int before = lines.WrittenCount;
            using (var writer = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = GenerationJson.Lines.Options.Encoder }))
                JsonSerializer.Serialize(writer, entry, GenerationJson.Lines.JournalEntry);
            lines.Write("\n"u8);
            lengths.Add(lines.WrittenCount - before);
        }

        await _turn.WaitAsync();
        try
        {
            long start = _file.Position;
            await _file.WriteAsync(lines.WrittenMemory);
            _file.Flush(flushToDisk: true);
            foreach (var (entry, length) in entries.Zip(lengths))
            {
                _places[Short(entry.Key)] = (start, length - 1);
                start += length;
            }
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

    // The lines with their places, a piece of the file at a time.
    private async Task ReadAsync(CancellationToken cancellation)
    {
        byte[] buffer = new byte[64 * 1024];
        int held = 0;
        long start = 0, number = 0;
        while (true)
        {
            int read = await _file.ReadAsync(buffer.AsMemory(held), cancellation);
            if (read == 0) break;
            held += read;
            int from = 0;
            for (int end; (end = buffer.AsSpan(from, held - from).IndexOf((byte)'\n')) >= 0; from += end + 1)
            {
                number++;
                var line = buffer.AsSpan(from, end);
                if (line.Trim(" \t\r"u8).IsEmpty) continue;
                if (Parse(line) is { } entry) _places[Short(entry.Key)] = (start + from, end);
                else _problems.Add(new InputProblem(_path, number, "the line is no answer of a journal", "nothing to do: what it held is asked for again"));
            }

            buffer.AsSpan(from, held - from).CopyTo(buffer);
            (start, held) = (start + from, held - from);
            if (held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }

        _file.Seek(0, SeekOrigin.End);
    }

    private JournalEntry? Read((long Start, int Length) place)
    {
        byte[] line = new byte[place.Length];
        for (int had = 0; had < line.Length;)
        {
            int read = RandomAccess.Read(_file.SafeFileHandle, line.AsSpan(had), place.Start + had);
            if (read == 0) return null;
            had += read;
        }

        return Parse(line);
    }

    // Half of a SHA-256 in hexadecimal tells answers apart as well as all of it; the whole key is compared when the answer is read.
    private static UInt128 Short(string key) =>
        key.Length >= 32 && UInt128.TryParse(key.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
            out var number) ? number : (UInt128)(uint)key.GetHashCode(StringComparison.Ordinal);

    private static JournalEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, GenerationJson.Lines.JournalEntry) is { Key: not null, Response: not null } entry
                ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Stored(AnswerJournal journal) : IReadOnlyCollection<JournalEntry>
    {
        public int Count => journal._places.Count;

        public IEnumerator<JournalEntry> GetEnumerator() =>
            journal._places.Values.OrderBy(p => p.Start).Select(journal.Read).OfType<JournalEntry>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
