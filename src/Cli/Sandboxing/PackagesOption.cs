using System.CommandLine;
using InstructMix.Core.Files;
using InstructMix.Harness.Images;

namespace InstructMix.Cli.Sandboxing;

/// <summary><c>--packages FILE</c>: what images have beside Python's own library.</summary>
internal static class PackagesOption
{
    public static Option<string?> New() => new("--packages")
    {
        Description = "A file of packages that the code may import, one a line, by their names on PyPI or in Debian (pip: or debian: before a line says which). The image that has them is built at first use.",
        HelpName = "FILE",
    };

    /// <summary>The packages of the file; none where no file was named.</summary>
    /// <exception cref="UnusableInputException">The file cannot be read, or a line of it is no package.</exception>
    public static async Task<PackageList> ReadAsync(string? path, CancellationToken cancellation)
    {
        if (path is null) return PackageList.None;
        try
        {
            using var reader = new StreamReader(LineReader.Open(path));
            return PackageList.Parse(path, await reader.ReadToEndAsync(cancellation));
        }
        catch (ImageException e)
        {
            throw new UnusableInputException(e.Message, e);
        }
    }
}
