using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core;

namespace InstructMix.Cli.Verbs;

/// <summary>The options of a verb that writes what it keeps to one file, what it drops to another, and remembers verdicts: called the same in all of them.</summary>
/// <param name="output">What the output is, for the verb's help.</param>
/// <param name="form">What its name may be.</param>
internal sealed class OutputFlags(string output, string form = "FILE")
{
    /// <summary>Where what is kept goes.</summary>
    public Option<string> Output { get; } = new("--output", "-o") { Description = output, HelpName = form, Required = true };

    /// <summary>Where what is dropped goes; null where it is not given.</summary>
    public Option<string?> Rejects { get; } = new("--rejects")
    {
        Description = "Where to write what was dropped, and why; beside the output by default.",
        HelpName = "FILE",
    };

    /// <summary>The ledger; null where it is not given.</summary>
    public Option<string?> Ledger { get; } = new("--ledger")
    {
        Description = "The file that remembers verdicts, so that nothing is run twice; beside the output by default.",
        HelpName = "FILE",
    };

    /// <summary>Whether the summary goes to standard output.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print the counts as JSON on standard output." };

    /// <summary>Prints the summary, where that is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="surroundings">Where standard output is.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="type">Its form as JSON.</param>
    public async Task PrintAsync<T>(ParseResult parsed, Surroundings surroundings, T summary, JsonTypeInfo<T> type)
    {
        if (parsed.GetValue(Json)) await surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(summary, type)));
    }
}
