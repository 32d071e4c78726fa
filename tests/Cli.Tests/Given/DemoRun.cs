using System.Text.Json;
using InstructMix.Cli.Demo;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Given;

/// <summary>One demo in a folder of its own, for all tests that look at it.</summary>
public sealed class DemoRun : IAsyncLifetime, IDisposable
{
    /// <summary>The folder that it wrote.</summary>
    public TempFolder Folder { get; } = new();

    /// <summary>What it said.</summary>
    internal CliResult Result { get; private set; } = new(-1, "", "");

    /// <summary>The run's manifest, as it wrote it.</summary>
    public JsonElement Manifest { get; private set; }

    /// <summary>The bundled answers: what each candidate is expected to come to, by the candidate's id.</summary>
    internal IReadOnlyDictionary<string, RecordedAnswer> Answers { get; } = Read("answers.jsonl")
        .Select(l => JsonSerializer.Deserialize(l, DemoJson.Default.RecordedAnswer)!)
        .ToDictionary(a => $"{a.Request}/{a.Sample}");

    /// <summary>The lines of a bundled file.</summary>
    public static IEnumerable<string> Read(string name)
    {
        using var reader = new StreamReader(BundledExamples.Open(name));
        while (reader.ReadLine() is { } line) yield return line;
    }

    public async Task InitializeAsync()
    {
        Result = await CommandLine.RunAsync("demo", "--output", Folder["demo"]);
        Result.ExitCode.Should().Be(ExitCode.Done, Result.Error);
        Manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Folder["demo/run.json"])).RootElement;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Folder.Dispose();
}
