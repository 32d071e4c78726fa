using System.Text.Json;

namespace InstructMix.Harness.Tests.Fuzz;

/// <summary>The Python of <c>tests/Fuzz</c>, as candidates: so it runs in a real sandbox, against the runner that is in the image.</summary>
internal static class FuzzScripts
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fuzz");

    /// <summary>A candidate that fuzzes its own copy of the wall.</summary>
    public static string Wall(int seed, int size)
    {
        var files = Directory.EnumerateFiles(Folder, "*.py").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
        return $"""
            import json
            for name, text in json.loads({JsonSerializer.Serialize(JsonSerializer.Serialize(files))}).items():
                with open(name, "w", encoding="utf-8") as file:
                    file.write(text)
            import fuzz
            fuzz.main({seed}, 1, {size})
            """;
    }

    /// <summary>A candidate that defines <c>f(x)</c> and lies to its judge.</summary>
    public static string Forger(int seed) => File.ReadAllText(Path.Combine(Folder, "forger.py")).Replace("SEED", $"{seed}", StringComparison.Ordinal);
}
