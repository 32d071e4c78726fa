using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InstructMix.Verifier.Ledgers;

/// <content>Writing: by one task, many verdicts in a transaction.</content>
public sealed partial class Ledger
{
    private async Task WriteAsync()
    {
        try
        {
            while (await _incoming.Reader.WaitToReadAsync())
            {
                await Task.Delay(Gathering, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                while (_incoming.Reader.TryPeek(out _)) WriteBatch();
            }
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
            var written = new List<byte[]>();
            // By hand: a SqliteTransaction would try to roll back what SQLite itself has rolled back, and tell of that instead of the full disk.
            Step(_begin);
            try
            {
                while (written.Count < BatchSize && _incoming.Reader.TryRead(out var item))
                {
                    raw.sqlite3_bind_blob(_insert, 1, item.Key);
                    raw.sqlite3_bind_text(
                        _insert, 2, JsonSerializer.SerializeToUtf8Bytes(item.Entry, LedgerJson.Default.LedgerEntry).AsSpan());
                    Step(_insert);
                    written.Add(item.Key);
                }

                Step(_commit);
            }
            catch
            {
                if (raw.sqlite3_get_autocommit(_connection.Handle) == 0) Run(_connection, "ROLLBACK");
                throw;
            }

            foreach (var key in written) _onTheWay.Remove(NameOf(key));
        }
    }

    private void Step(sqlite3_stmt statement)
    {
        int result = raw.sqlite3_step(statement);
        var failure = result is raw.SQLITE_DONE ? null : Failure(result);
        raw.sqlite3_reset(statement);
        if (failure is not null) throw failure;
    }
}
