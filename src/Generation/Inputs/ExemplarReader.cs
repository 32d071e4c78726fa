using System.IO.Pipelines;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Inputs;

/// <summary>Reads an exemplars file: JSON Lines, <c>.gz</c> or not, with <c>id</c>, <c>topic</c>, <c>instruction</c> and <c>response</c>.</summary>
public static class ExemplarReader
{
    private static readonly string[] Required = ["id", "topic", "instruction", "response"];

    /// <summary>The exemplars of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Each exemplar, or the problem in its place: no JSON object, a field that is missing or of another type, an id that was there before.</returns>
    /// <exception cref="UnusableInputException">The file is missing, is a directory, or cannot be opened.</exception>
    public static IAsyncEnumerable<Reading<Exemplar>> ReadAsync(string path, CancellationToken cancellation = default) =>
        Read(LineReader.ReadAsync(path, cancellation), cancellation);

    /// <summary>The exemplars of a stream, such as the bundled ones.</summary>
    /// <param name="stream">The text; left open.</param>
    /// <param name="name">The name that problems carry.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IAsyncEnumerable<Reading<Exemplar>> ReadAsync(Stream stream, string name, CancellationToken cancellation = default) =>
        Read(
            LineReader.ReadAsync(name, PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true)), cancellation),
            cancellation);

    private static IAsyncEnumerable<Reading<Exemplar>> Read(IAsyncEnumerable<Reading<byte[]>> lines, CancellationToken cancellation) =>
        JsonLineRecords.ReadAsync(lines, GenerationJson.Lines.Exemplar, Required, e => e.Id, cancellation);
}
