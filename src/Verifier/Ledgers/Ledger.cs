using System.Text.Json;
using System.Threading.Channels;
using InstructMix.Harness;
using InstructMix.Verifier.Files;
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

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _find;
    private readonly Lock _lock = new();
    private readonly Channel<(byte[] Key, LedgerEntry Entry)> _incoming = Channel.CreateBounded<(byte[], LedgerEntry)>(4 * BatchSize);
    private readonly Task _writer;
    private readonly string _path;

    static Ledger() => Batteries_V2.Init();

    private Ledger(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
        int result = raw.sqlite3_prepare_v2(connection.Handle, "SELECT entry FROM verdicts WHERE key = ?", out _find);
        if (result != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), result);
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Opens a ledger, a new one where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnusableInputException">It is no ledger, of another version, in use by another run, or cannot be written.</exception>
    public static Ledger Open(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            // Exclusive: one writer, and a second run on the same ledger is told at once instead of getting in the way.
            Run(connection, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            using var version = connection.CreateCommand();
            version.CommandText = "PRAGMA user_version";
            long found = (long)version.ExecuteScalar()!;
            if (found is not 0 and not Format)
                throw new UnusableInputException($"{path}: is a ledger of format {found}, this version writes format {Format}; name another file with --ledger");
            Run(connection, $"PRAGMA user_version = {Format}; CREATE TABLE IF NOT EXISTS verdicts (key BLOB PRIMARY KEY, entry TEXT NOT NULL, session INTEGER NOT NULL) WITHOUT ROWID;"
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
        // Straight to SQLite: a second run over a finished set does nothing but this, and the provider's command took as long as all the rest.
        lock (_lock)
        {
            try
            {
                raw.sqlite3_bind_blob(_find, 1, key);
                int result = raw.sqlite3_step(_find);
                if (result == raw.SQLITE_DONE) return null;
                if (result != raw.SQLITE_ROW) throw new SqliteException(raw.sqlite3_errmsg(_connection.Handle).utf8_to_string(), result);
                return JsonSerializer.Deserialize(raw.sqlite3_column_blob(_find, 0), LedgerJson.Default.LedgerEntry);
            }
            finally
            {
                raw.sqlite3_reset(_find);
            }
        }
    }

    /// <summary>Remembers a verdict.</summary>
    /// <param name="key">The key.</param>
    /// <param name="entry">The verdict. Never a <see cref="Outcome.SandboxFault"/>, which says nothing about the candidate.</param>
    /// <exception cref="UnusableInputException">The ledger can no longer be written.</exception>
    public async ValueTask AddAsync(byte[] key, LedgerEntry entry)
    {
        if (entry.Verdict.Outcome == Outcome.SandboxFault) throw new ArgumentException("a fault of the sandbox is no verdict", nameof(entry));
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
        _incoming.Writer.TryComplete();
        await _writer;
        lock (_lock) Run(_connection, "DELETE FROM verdicts WHERE session = (SELECT max(id) FROM sessions)");
    }

    /// <summary>Writes what is on its way and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _incoming.Writer.TryComplete();
        await _writer;
        _find.Dispose();
        await _connection.DisposeAsync();
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

    private async Task WriteAsync()
    {
        try
        {
            while (await _incoming.Reader.WaitToReadAsync()) WriteBatch();
        }
        catch (SqliteException e)
        {
            _incoming.Writer.TryComplete(e);
        }
    }

    private void WriteBatch()
    {
        lock (_lock)
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT OR REPLACE INTO verdicts (key, entry, session) VALUES ($key, $entry, (SELECT max(id) FROM sessions))";
            var key = insert.Parameters.Add("$key", SqliteType.Blob);
            var entry = insert.Parameters.Add("$entry", SqliteType.Text);
            // By hand: a SqliteTransaction would try to roll back what SQLite itself has rolled back, and tell of that instead of the full disk.
            Run(_connection, "BEGIN");
            try
            {
                for (int i = 0; i < BatchSize && _incoming.Reader.TryRead(out var item); i++)
                {
                    key.Value = item.Key;
                    entry.Value = JsonSerializer.Serialize(item.Entry, LedgerJson.Default.LedgerEntry);
                    insert.ExecuteNonQuery();
                }

                Run(_connection, "COMMIT");
            }
            catch
            {
                if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0) Run(_connection, "ROLLBACK");
                throw;
            }
        }
    }
}
