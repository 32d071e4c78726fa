using System.Buffers;
using System.Threading.Channels;
using InstructMix.Core.Files;
using InstructMix.Harness;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InstructMix.Verifier.Ledgers;

/// <summary>
/// The SQLite file that remembers every verdict, so that no trial is run twice. Verdicts are written by one task, as many
/// in a transaction as have come in meanwhile; a killed run loses those that were on their way.
/// </summary>
public sealed partial class Ledger : IAsyncDisposable
{
    private const int Format = 2;
    private const int BatchSize = 512;

    /// <summary>So long a verdict waits for others: a transaction each took as much of a processor as all else that is done for a trial.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _find;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;
    private readonly EntryReader _entries = new();
    private readonly Lock _lock = new();

    // Those on their way to the file: a twin that comes meanwhile finds them here.
    private readonly Dictionary<UInt128, LedgerEntry> _onTheWay = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<(byte[] Key, LedgerEntry Entry)> _incoming = Channel.CreateBounded<(byte[], LedgerEntry)>(4 * BatchSize);
    private readonly Task _writer;
    private readonly string _path;

    static Ledger() => Batteries_V2.Init();

    private Ledger(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
        _find = Prepare("SELECT entry FROM verdicts WHERE key = ?");
        _insert = Prepare("INSERT OR REPLACE INTO verdicts (key, entry, session) VALUES (?, ?, (SELECT max(id) FROM sessions))");
        _begin = Prepare("BEGIN");
        _commit = Prepare("COMMIT");
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Opens a ledger. Makes it where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnusableInputException">It is no ledger, of another version, in use by another run, or cannot be written.</exception>
    public static Ledger Open(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            // Exclusive: there is one writer, and a second run on the same ledger gets an error at once.
            Run(connection, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;");
            using var version = connection.CreateCommand();
            version.CommandText = "PRAGMA user_version";
            long found = (long)version.ExecuteScalar()!;
            if (found is not 0 and not Format)
                throw new UnusableInputException($"{path}: is a ledger of format {found}, this version writes format {Format}; name another file with --ledger");
            // With row ids the keys lie close together, a hundred of them on a page, and the entries in the order in which they came, in which most runs ask for them.
            Run(connection, $"PRAGMA user_version = {Format}; CREATE TABLE IF NOT EXISTS verdicts (key BLOB NOT NULL PRIMARY KEY, entry TEXT NOT NULL, session INTEGER NOT NULL);"
                + "CREATE TABLE IF NOT EXISTS sessions (id INTEGER PRIMARY KEY); INSERT INTO sessions DEFAULT VALUES;");
            return new Ledger(path, connection);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new UnusableInputException($"{path}: cannot be used as the ledger ({Explain(e)})", e);
        }
        catch (UnusableInputException)
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>The verdict under a key; null where there is none.</summary>
    /// <param name="key">The key, see <see cref="LedgerKey"/>.</param>
    public LedgerEntry? Find(byte[] key)
    {
        byte[] json;
        int size;
        // Straight to SQLite: a second run over a finished set does nothing but this, and the provider's command took as long as all the rest.
        lock (_lock)
        {
            if (_onTheWay.Count > 0 && _onTheWay.TryGetValue(NameOf(key), out var coming)) return coming;
            try
            {
                raw.sqlite3_bind_blob(_find, 1, key);
                int result = raw.sqlite3_step(_find);
                if (result == raw.SQLITE_DONE) return null;
                if (result != raw.SQLITE_ROW) throw Failure(result);
                var entry = raw.sqlite3_column_blob(_find, 0);
                size = entry.Length;
                json = ArrayPool<byte>.Shared.Rent(size);
                entry.CopyTo(json);
            }
            finally
            {
                raw.sqlite3_reset(_find);
            }
        }

        try
        {
            return _entries.Read(json.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    /// <summary>Remembers a verdict.</summary>
    /// <param name="key">The key.</param>
    /// <param name="entry">The verdict. Never a <see cref="Outcome.SandboxFault"/>, which says nothing about the candidate.</param>
    /// <exception cref="UnusableInputException">The ledger can no longer be written.</exception>
    public async ValueTask AddAsync(byte[] key, LedgerEntry entry)
    {
        if (entry.Verdict.Outcome.IsMachineFault()) throw new ArgumentException("a fault of the sandbox is no verdict", nameof(entry));
        lock (_lock) _onTheWay[NameOf(key)] = entry;
        try
        {
            await _incoming.Writer.WriteAsync((key, entry));
        }
        catch (ChannelClosedException e)
        {
            throw new UnusableInputException($"{_path}: the ledger can no longer be written ({Explain(e.InnerException ?? e)}); make room, then run the same command again", e);
        }
    }

    /// <summary>Forgets every verdict that was added since the ledger was opened: they turned out not to be trustworthy.</summary>
    public async Task ForgetSessionAsync()
    {
        await CloseAsync();
        lock (_lock) Run(_connection, "DELETE FROM verdicts WHERE session = (SELECT max(id) FROM sessions)");
    }

    /// <summary>Writes what is on its way and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        foreach (var statement in new[] { _find, _insert, _begin, _commit }) statement.Dispose();
        await _connection.DisposeAsync();
        _closing.Dispose();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Explain(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: 5 } => "another run is using it; wait for that run or name another file with --ledger",
        SqliteException { SqliteErrorCode: 26 } => "it is no SQLite file; name another file with --ledger",
        SqliteException { SqliteErrorCode: 13 } => "the disk is full; make room",
        SqliteException s => $"{s.Message.TrimEnd('.')}; check the folder's permissions or name another file with --ledger",
        _ => $"{e.Message.TrimEnd('.')}; name another file with --ledger",
    };

    private static UInt128 NameOf(byte[] key) => new(BitConverter.ToUInt64(key), BitConverter.ToUInt64(key, 8));

    private sqlite3_stmt Prepare(string sql)
    {
        int result = raw.sqlite3_prepare_v2(_connection.Handle, sql, out var statement);
        return result == raw.SQLITE_OK ? statement : throw Failure(result);
    }

    private SqliteException Failure(int result) => new(raw.sqlite3_errmsg(_connection.Handle).utf8_to_string(), result & 0xff, result);

    private async Task CloseAsync()
    {
        _incoming.Writer.TryComplete();
        await _closing.CancelAsync();
        await _writer;
    }
}
