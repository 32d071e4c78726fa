using InstructMix.Generation.Inputs;

namespace InstructMix.Generation.Tests;

/// <summary>Requests and exemplars to test with.</summary>
internal static class Given
{
    public static IReadOnlyList<Request> Requests(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Request { Id = $"r{i}", Topic = i % 2 == 0 ? "text" : "numbers", Instruction = $"Write function {i}." })];

    public static IReadOnlyList<Exemplar> Exemplars(int text = 3, int numbers = 3) =>
    [
        .. Enumerable.Range(0, text).Select(i => Exemplar($"t{i}", "text")),
        .. Enumerable.Range(0, numbers).Select(i => Exemplar($"n{i}", "numbers")),
    ];

    public static Exemplar Exemplar(string id, string topic) =>
        new() { Id = id, Topic = topic, Instruction = $"Instruction of {id}.", Response = $"```python\ndef {id}():\n    return \"ä < b\"\n```" };
}
