using InstructMix.Core;
using Spectre.Console;

namespace InstructMix.Cli;

/// <summary>What the program meets outside itself.</summary>
/// <param name="Output">Standard output: what a script would read.</param>
/// <param name="Console">Standard error: what a person reads.</param>
/// <param name="IsTerminal">Whether a person sees it drawn live.</param>
/// <param name="Time">The clock.</param>
/// <param name="Environment">Reads an environment variable.</param>
internal sealed record Surroundings(
    TextWriter Output, IAnsiConsole Console, bool IsTerminal, TimeProvider Time, Func<string, string?> Environment)
{
    /// <summary>A line for a person, as it is: square brackets are no markup. What cannot be seen in it is spelled out, and it stays one line.</summary>
    public void Say(string line)
    {
        lock (Console) Console.WriteLine(Visible.Line(line));
    }
}
