using System.Buffers;
using System.IO.Pipelines;

namespace InstructMix.Verifier.Candidates;

/// <summary>Tells a file's form from its first bytes, which stay unread: a pipe cannot be opened twice.</summary>
internal static class FileBeginning
{
    private const int Enough = 64 * 1024;

    /// <summary>Looks at the beginning of a file.</summary>
    public static async ValueTask<FileForm> ReadAsync(PipeReader pipe, CancellationToken cancellation)
    {
        while (true)
        {
            ReadResult read;
            try
            {
                read = await pipe.ReadAsync(cancellation);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                return FileForm.Lines; // The reader meets the same damage, and reports it.
            }

            var isAll = read.IsCompleted || read.Buffer.Length >= Enough;
            var form = Tell(read.Buffer, isAll);
            pipe.AdvanceTo(read.Buffer.Start, form is null ? read.Buffer.End : read.Buffer.Start);
            if (form is { } known) return known;
        }
    }

    private static FileForm? Tell(ReadOnlySequence<byte> bytes, bool isAll)
    {
        var reader = new SequenceReader<byte>(bytes);
        reader.IsNext([0xEF, 0xBB, 0xBF], advancePast: true);
        reader.AdvancePastAny(" \t\r\n"u8);
        if (!reader.TryRead(out var first)) return isAll ? FileForm.Lines : null;
        if (first is not ((byte)'[' or (byte)'{')) return FileForm.Lines;

        reader.AdvancePastAny(" \t\r"u8);
        if (!reader.TryPeek(out var second)) return isAll ? (first is (byte)'[' ? FileForm.Array : FileForm.Lines) : null;

        // A line that begins with [" is one tuple of many lines; an array of records begins with [{ or [[.
        if (first is (byte)'[') return second is (byte)'"' ? FileForm.Lines : FileForm.Array;
        if (second is not (byte)'\n') return FileForm.Lines;
        reader.AdvancePastAny(" \t\r\n"u8);
        if (!reader.TryPeek(out var third)) return isAll ? FileForm.Lines : null;
        return third is (byte)'"' ? FileForm.PrettyObject : FileForm.Lines;
    }
}
