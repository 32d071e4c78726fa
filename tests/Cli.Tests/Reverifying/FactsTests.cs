using System.Text.Json;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Reverifying;

/// <summary>What causes.json says of modules and names, asked of the Pythons themselves.</summary>
public sealed class FactsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_module_and_name_that_is_said_to_have_come_or_gone_did_so_between_the_Pythons_around_its_version()
    {
        var facts = Read().ToList();
        facts.Should().HaveCountGreaterThan(150);
        var set = _folder.Write("set.jsonl", [.. facts.Select(f => f.Line)]);
        var result = await CommandLine.RunAsync("reverify", set, "--python", "3.9", "--python", "3.11", "--python", "3.13", "--python", "3.14", "--python", "3.15", "--output", _folder["out"], "--repeat", "1");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        var told = _folder.Records("out/changes.jsonl").ToLookup(c => c.GetProperty("id").GetString(), c => $"{c.GetProperty("what").GetString()}, seen on {c.GetProperty("to").GetString()}");
        facts.Select(f => (f.Id, f.Expected, Told: string.Join("; ", told[f.Id]))).Where(f => f.Told != f.Expected).Should().BeEmpty();
    }

    // Windows alone has the one, and no image has Tk: none of these can be imported on any Python here.
    private static readonly string[] NotHere = ["msilib", "tkinter.tix", "turtle.settiltangle"];

    private static IEnumerable<(string Id, string Expected, string Line)> Read()
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(Repository.Of("src", "Verifier", "Reverification", "causes.json")), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        foreach (var rule in document.RootElement.EnumerateArray())
        {
            var version = rule.GetProperty("version").GetString()!;
            bool isNew = rule.GetProperty("cause").GetString()!.StartsWith("new-", StringComparison.Ordinal);
            // The oldest Python that is run here is 3.9: what it made itself cannot be seen.
            int minor = int.Parse(version[2..], System.Globalization.CultureInfo.InvariantCulture);
            if (minor <= 9) continue;
            var seen = minor <= 11 ? "3.11" : minor <= 13 ? "3.13" : minor == 14 ? "3.14" : "3.15";
            foreach (var (name, import) in Imports(rule))
            {
                if (NotHere.Contains(name)) continue;
                // A module in a package that is as new as itself is told by the package.
                var what = name == "compression.zstd" ? "compression" : name;
                yield return ($"{name} {version}", $"{what} {(isNew ? "is new" : "was removed")} in {version}, seen on {seen}", Line($"{name} {version}", import));
            }
        }
    }

    private static IEnumerable<(string Name, string Import)> Imports(JsonElement rule)
    {
        if (rule.TryGetProperty("modules", out var modules))
            foreach (var module in modules.EnumerateObject()) yield return (module.Name, $"import {module.Name}");
        if (!rule.TryGetProperty("names", out var names)) yield break;
        foreach (var name in names.EnumerateObject().Select(n => n.Name)) yield return (name, $"from {name[..name.LastIndexOf('.')]} import {name[(name.LastIndexOf('.') + 1)..]}");
    }

    private static string Line(string id, string import) => JsonSerializer.Serialize(new { id, instruction = "i", response = $"{import}\n\n\ndef there():\n    return True\n", tests = new[] { "assert there()" } });
}
