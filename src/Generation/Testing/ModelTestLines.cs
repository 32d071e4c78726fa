using System.Text;
using System.Text.Json;
using InstructMix.Verifier.Agreement;

namespace InstructMix.Generation.Testing;

/// <summary>Tests of a model's as lines of a tests file.</summary>
public static class ModelTestLines
{
    /// <summary>One line, with the <c>\n</c> that ends it.</summary>
    /// <param name="tests">The tests of a request.</param>
    public static byte[] Line(ModelTests tests) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(tests, GenerationJson.Lines.ModelTests) + "\n");
}
