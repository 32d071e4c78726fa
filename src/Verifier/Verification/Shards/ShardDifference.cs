using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>Tells why two shares cannot be merged.</summary>
internal static class ShardDifference
{
    private const string Again = "run one of them again, with the settings of the others";

    /// <summary>What differs and what to do; null where they belong together.</summary>
    public static string? Between(FoundShard one, FoundShard other)
    {
        var (a, b) = (one.Manifest, other.Manifest);
        if (a.Shard!.Value.Count != b.Shard!.Value.Count) return $"{one.Path} is share {a.Shard} and {other.Path} is share {b.Shard}: an input has one number of shares; leave out the folders of the other run, or run the share again with the right --shard";
        if (a.Tool != b.Tool) return Differs("the program", a.Tool, b.Tool, "run one of them again, with the same version");
        // Problems are known by what they say; ids are made of the inputs' names.
        if (Files(a.Inputs, true, b.Inputs) is { } input)
            return Differs("the inputs", input.A, input.B, "give every share the same files, under the same names, in the same order, and run one of them again");
        if (Files(a.Problems, false, b.Problems) is { } problem)
            return Differs("the problems", problem.A, problem.B, "give every share the same --problems, and run one of them again");
        if (a.Settings.Image != b.Settings.Image && a.Settings with { Image = b.Settings.Image } == b.Settings)
            return Differs("the sandbox image", a.Settings.Image, b.Settings.Image, "build it once and give it to all machines, as docs/scaling.md shows, then run one of them again");
        if (Setting(a.Settings, b.Settings) is { } setting) return Differs(setting.Name, setting.A, setting.B, Again);
        return one.Total == other.Total ? null : Differs("the number of candidates in the input", one.Total.ToString("N0"),
            other.Total.ToString("N0"), "run both again; the inputs must not change meanwhile");

        string Differs(string what, string x, string y, string remedy) => $"shares {a.Shard} and {b.Shard} differ in {what}: {x} in {one.Path}, {y} in {other.Path}; {remedy}";
    }

    private static (string A, string B)? Files(IReadOnlyList<DigestedFile> a, bool named, IReadOnlyList<DigestedFile> b)
    {
        for (int i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            if (i >= a.Count || i >= b.Count) return ($"{a.Count} files", $"{b.Count}");
            if (a[i].Sha256 != b[i].Sha256 || (named && a[i].File != b[i].File)) return (Describe(a[i]), Describe(b[i]));
        }

        return null;

        static string Describe(DigestedFile file) => $"{file.File} with SHA-256 {file.Sha256[..Math.Min(12, file.Sha256.Length)]}…";
    }

    /// <summary>The first setting that differs. Compared as JSON, so that a setting that is new is compared as well.</summary>
    private static (string Name, string A, string B)? Setting(RunSettings a, RunSettings b)
    {
        var type = ShardJson.Default.RunSettings;
        return First("", JsonSerializer.SerializeToElement(a, type), JsonSerializer.SerializeToElement(b, type));

        static (string, string, string)? First(string name, JsonElement a, JsonElement b)
        {
            if (a.ValueKind != JsonValueKind.Object || b.ValueKind != JsonValueKind.Object)
                return JsonElement.DeepEquals(a, b) ? null : (name, a.ToString(), b.ToString());
            foreach (var property in a.EnumerateObject())
            {
                if (First(name.Length > 0
                    ? $"{name}.{property.Name}" : property.Name, property.Value, b.GetProperty(property.Name)) is { } found)
                    return found;
            }

            return null;
        }
    }
}
