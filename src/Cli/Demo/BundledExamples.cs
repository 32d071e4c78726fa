using System.Reflection;
using InstructMix.Core.Files;

namespace InstructMix.Cli.Demo;

/// <summary>The files of <c>examples/</c>, which travel inside the program.</summary>
internal static class BundledExamples
{
    private static readonly Assembly Here = typeof(BundledExamples).Assembly;

    public static Stream Open(string name) =>
        Here.GetManifestResourceStream($"examples/{name}")
        ?? throw new InvalidOperationException($"examples/{name} is not in the program; build it anew");

    /// <summary>Puts a file where a user can look at it.</summary>
    public static async Task CopyAsync(string name, string path, CancellationToken cancellation)
    {
        await using var from = Open(name);
        await using var to = AtomicFile.Create(path);
        var bytes = new byte[from.Length];
        await from.ReadExactlyAsync(bytes, cancellation);
        await to.WriteAsync(bytes, cancellation);
        await to.CommitAsync();
    }
}
