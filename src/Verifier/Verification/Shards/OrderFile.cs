using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>
/// Says for each candidate of a share its place in the input and which file has it, one a line: <c>17 kept</c>.
/// From it the outputs of all shares are put in the order of the input without reading the input.
/// </summary>
public static class OrderFile
{
    private const string Kept = "kept";
    private const string Rejected = "rejected";

    /// <summary>A line.</summary>
    /// <param name="place">The candidate's place among all candidates of the input, from 0.</param>
    /// <param name="isKept">Whether it is among the kept pairs; else it is among the rejects.</param>
    public static byte[] Line(long place, bool isKept) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place} {(isKept ? Kept : Rejected)}\n"));

    /// <summary>The lines of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">It is no such file.</exception>
    public static async IAsyncEnumerable<(long Place, bool IsKept)> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Small buffers: as many of these files are open at a time as there are shares.
        using var reader = new StreamReader(
            LineReader.Open(path), Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 4096);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Split(' ') is not [var place, var where] || where is not (Kept or Rejected)
                || !long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                throw new UnusableInputException($"{path}: holds '{(line.Length > 40 ? line[..40] + "…" : line)}' where a place and '{Kept}' or '{Rejected}' must be; run this share again");
            yield return (number, where == Kept);
        }
    }
}
