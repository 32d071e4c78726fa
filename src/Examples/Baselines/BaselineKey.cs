using System.Security.Cryptography;
using System.Text;
using InstructMix.Examples.Running;
using InstructMix.Harness;

namespace InstructMix.Examples.Baselines;

/// <summary>What a baseline knows a failure by: not its line, which changes with what stands above it.</summary>
/// <param name="File">The file, relative to the baseline's folder.</param>
/// <param name="Block">A digest of the example's text.</param>
/// <param name="Python">The Python.</param>
/// <param name="Outcome">What it came to.</param>
public sealed record BaselineKey(string File, string Block, string Python, Outcome Outcome)
{
    /// <summary>That of an example.</summary>
    /// <param name="file">Its file, relative to the baseline's folder.</param>
    /// <param name="example">Its result.</param>
    public static BaselineKey Of(string file, ExampleResult example) =>
        new(file, Hash(Normal(example.Source)), example.Python.ToString(), example.Outcome ?? Outcome.Passed);

    /// <summary>16 hexadecimal digits of a text's SHA-256.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    // White space at the ends of lines is what editors change on their own.
    private static string Normal(string source) => string.Join('\n', source.Split('\n').Select(l => l.TrimEnd())).Trim('\n');
}
