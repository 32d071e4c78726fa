using System.Text.Json;
using InstructMix.Tests.Shared;

namespace InstructMix.Mixer.Tests;

/// <summary>A recipe that is mixed in a folder of its own, and what came of it.</summary>
internal sealed class MixedFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public TempFolder Folder => _folder;

    public void WriteQa(string name, IEnumerable<(string Instruction, string Response)> pairs) =>
        _folder.WriteText(name, string.Join('\n', pairs.Select(p => JsonSerializer.Serialize(new[] { p.Instruction, p.Response }))));

    public async Task<MixSummary> MixAsync(string sources, string more) =>
        await new MixRun(new PythonProcess()) { MayBeEmpty = true }.RunAsync(_folder.WriteText("recipe.json", $$"""{ "name": "test", "parts": 1, "sources": [ {{sources}} ], {{more}} }"""), _folder["out"]);

    public List<JsonElement> Dropped() => [.. File.ReadAllLines(_folder["out/dropped.jsonl"]).Select(l => JsonElement.Parse(l))];

    public List<(string Source, string Instruction, string Response)> Mixed() =>
        [.. JsonElement.Parse(File.ReadAllText(_folder["out/instruction_tuning_dataset_alpha_part1.json"])).EnumerateArray().Select(t => (t[0].GetString()!, t[1][0].GetString()!, t[1][1].GetString()!))];

    public void Dispose() => _folder.Dispose();
}
