namespace InstructMix.Core.Files;

/// <summary>An element of a JSON array, or the problem in its place.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Bytes">Its bytes, which may be no valid JSON; null where there is a problem.</param>
/// <param name="What">What is wrong, naming the element by its number; null where nothing is.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record JsonArrayElement(long Number, long Line, byte[]? Bytes, string? What = null, string? Remedy = null)
{
    /// <summary>As a reading whose line is the element's number.</summary>
    /// <param name="path">What to call the file.</param>
    public Reading<byte[]> ByNumber(string path) => At(path, Number);

    private Reading<byte[]> At(string path, long line) =>
        What is null ? Reading<byte[]>.Good(path, line, Bytes!) : Reading<byte[]>.Bad(path, line, What, Remedy!);
}
