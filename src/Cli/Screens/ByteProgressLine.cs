using System.Globalization;

namespace InstructMix.Cli.Screens;

/// <summary>Remembers how much of a file has arrived, as a line for people.</summary>
/// <param name="name">The file.</param>
internal sealed class ByteProgressLine(string name) : IProgress<(long Bytes, long? Of)>
{
    private readonly Lock _lock = new();
    private (long Bytes, long? Of) _latest;

    /// <summary>The line.</summary>
    public string Line
    {
        get
        {
            lock (_lock)
            {
                string of = _latest.Of is > 0 and { } all ? $" of {Megabytes(all)} ({100 * _latest.Bytes / all} %)" : "";
                return $"{name}: {Megabytes(_latest.Bytes)}{of}";
            }
        }
    }

    /// <inheritdoc/>
    public void Report((long Bytes, long? Of) value)
    {
        lock (_lock) _latest = value;
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture) + " MB";
}
