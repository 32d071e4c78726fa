using System.Text.Json;

namespace InstructMix.Cli.Tests.Given;

/// <summary>What a command line came to.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What a script would read.</param>
/// <param name="Error">What a person reads.</param>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as one JSON object, and nothing beside it.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The line of standard error that holds these words.</summary>
    public string Line(string words) => Error.Split('\n').Single(l => l.Contains(words, StringComparison.Ordinal));
}
