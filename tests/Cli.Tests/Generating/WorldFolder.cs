using System.Text.Json;
using InstructMix.Cli.Tests.Generating.Worlds;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Generating;

/// <summary>A folder with the recorded world's requests, and the command lines that ask its model.</summary>
internal sealed class WorldFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The requests of the world that are given: the first of them with tests.</summary>
    /// <param name="given">How many.</param>
    /// <param name="tested">How many of these have tests.</param>
    public WorldFolder(int given = 80, int tested = 8)
    {
        Requests = _folder.Write("requests.jsonl", [.. WorldProblems.All.Take(given).Select((p, i) => JsonSerializer.Serialize(new
        {
            id = p.Name,
            topic = p.Topic,
            instruction = p.Instruction,
            entry_point = p.Name,
            tests = i < tested ? Enumerable.Range(0, 5).Select(p.Test).ToArray() : null,
        }))]);
        Exemplars = _folder.Write("exemplars.jsonl", """{"id": "e", "topic": "numbers", "instruction": "Write `half(x)`.", "response": "```python\ndef half(x):\n    return x / 2\n```"}""");
    }

    public string Requests { get; }

    public string Exemplars { get; }

    public string this[string name] => _folder[name];

    public IReadOnlyList<JsonElement> Records(string name) => _folder.Records(name);

    public void Dispose() => _folder.Dispose();

    /// <summary>The command line of a run.</summary>
    public string[] Arguments(string output, RecordedWorld world, params string[] more) =>
    [
        "generate", "--output", _folder[output], "--endpoint", world.Address, "--model", "world", "--requests", Requests, "--exemplars", Exemplars, "--shots", "2", "--seed", "11", "--timeout", "1",
        "--json", .. more,
    ];

    /// <summary>How many of a file's pairs pass the tests that the world hides.</summary>
    public async Task<(int Right, int All)> HiddenAsync(string name, IEnumerable<JsonElement>? pairs = null)
    {
        var records = (pairs ?? Records(name)).ToList();
        var hidden = WorldProblems.All.ToDictionary(p => p.Name);
        string file = _folder.Write("hidden-" + name, [.. records.Select(r => JsonSerializer.Serialize(new
        {
            id = r.GetProperty("id").GetString(),
            instruction = r.GetProperty("instruction").GetString(),
            response = r.GetProperty("response").GetString(),
            entry_point = r.GetProperty("entry_point").GetString(),
            tests = hidden[r.GetProperty("entry_point").GetString()!].Hidden,
        }))]);
        var result = await CommandLine.RunAsync("verify", file, "--output", _folder["right-" + name], "--timeout", "1");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        return (_folder.Records("right-" + name).Count, records.Count);
    }
}
