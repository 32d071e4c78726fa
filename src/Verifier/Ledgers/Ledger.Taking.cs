using InstructMix.Core.Files;
using Microsoft.Data.Sqlite;

namespace InstructMix.Verifier.Ledgers;

/// <content>Taking over the verdicts of other ledgers.</content>
public sealed partial class Ledger
{
    /// <summary>Adds the verdicts of other ledgers, all or none. Of two under one key the first stays: that of this ledger, or of the earlier one.</summary>
    /// <param name="paths">The other ledgers; they are only read.</param>
    /// <param name="cancellation">Stops it; nothing was added then.</param>
    /// <exception cref="UnusableInputException">One is no ledger of this format, is in use, or cannot be read; or this one cannot be written.</exception>
    public Task TakeAsync(IReadOnlyList<string> paths, CancellationToken cancellation) => Task.Run(
        () =>
        {
            lock (_lock)
            {
                try
                {
                    using var transaction = _connection.BeginTransaction();
                    foreach (var path in paths) Take(path, transaction, cancellation);
                    transaction.Commit();
                }
                catch (SqliteException e)
                {
                    throw new UnusableInputException($"{_path}: cannot be used as the ledger ({Explain(e)})", e);
                }
            }
        },
        cancellation);

    private static SqliteConnection OpenToRead(string path)
    {
        // Without a log beside it a ledger is at rest; to open it as a changing one SQLite would want to write into its folder.
        var log = new FileInfo(path + "-wal");
        var name = log is { Exists: true, Length: > 0 } ? path : new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1";
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = name,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 1,
        };
        var connection = new SqliteConnection(source.ToString());
        connection.Open();
        return connection;
    }

    private void Take(string path, SqliteTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            using var other = OpenToRead(path);
            using var version = other.CreateCommand();
            version.CommandText = "PRAGMA user_version";
            if ((long)version.ExecuteScalar()! is not Format and var found) throw new UnusableInputException($"{path}: is a ledger of format {found}, this version reads format {Format}; run the share again, or take the ledger away");
            using var select = other.CreateCommand();
            select.CommandText = "SELECT key, entry FROM verdicts ORDER BY key";
            using var rows = select.ExecuteReader();
            using var insert = _connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT OR IGNORE INTO verdicts (key, entry, session) VALUES ($key, $entry, (SELECT max(id) FROM sessions))";
            var (key, entry) = (insert.Parameters.Add("$key", SqliteType.Blob), insert.Parameters.Add("$entry", SqliteType.Text));
            while (rows.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                (key.Value, entry.Value) = (rows.GetValue(0), rows.GetValue(1));
                insert.ExecuteNonQuery();
            }
        }
        catch (SqliteException e)
        {
            throw new UnusableInputException($"{path}: cannot be read as a ledger ({e.Message.TrimEnd('.')}); wait for a run that uses it, or take it away: its verdicts are only missing from the merged ledger then", e);
        }
    }
}
