using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InstructMix.Verifier.Ledgers;

/// <summary>What trials took so far.</summary>
public static class LedgerMean
{
    static LedgerMean() => Batteries_V2.Init();

    /// <summary>The mean time on the clock of all trials that a ledger remembers; null where it has none, or cannot be read now.</summary>
    /// <param name="path">The file.</param>
    public static TimeSpan? Of(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = path,
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                    DefaultTimeout = 1
                }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT avg(json_extract(entry, '$.verdict.wall_seconds')) FROM verdicts";
            return command.ExecuteScalar() is double seconds ? TimeSpan.FromSeconds(seconds) : null;
        }
        catch (SqliteException)
        {
            return null; // It is no ledger, or another run holds it: an estimate does without.
        }
    }
}
