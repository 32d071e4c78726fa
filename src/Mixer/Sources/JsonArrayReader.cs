using System.Runtime.CompilerServices;
using InstructMix.Verifier.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>
/// Reads the elements of one large JSON array, holding one at a time. The serializer can do that too, but does not
/// say on which line an element begins, and gives the rest up at the first that is of another shape.
/// </summary>
internal static class JsonArrayReader
{
    /// <summary>Each element's bytes with the line on which it begins; a problem, and the end, where the array breaks off.</summary>
    public static async IAsyncEnumerable<Reading<byte[]>> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = LineReader.Open(path);
        var scanner = new JsonArrayScanner();
        while (true)
        {
            string? damage = null;
            try
            {
                scanner.Advance(await stream.ReadAsync(scanner.Room(), cancellation));
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                damage = e.Message;
            }

            while (damage is null && scanner.Next() is { } element) yield return Reading<byte[]>.Good(path, scanner.ElementLine, element);
            if ((damage ?? scanner.Broken) is { } broken)
            {
                yield return Reading<byte[]>.Bad(path, scanner.Line, $"the list cannot be read further ({broken.TrimEnd('.')})", "make the file anew; what stood before this line was used");
                yield break;
            }

            if (scanner.Done) yield break;
        }
    }
}
