using InstructMix.Core;
using Spectre.Console;
using Spectre.Console.Rendering;

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
    /// <summary>How much a person wants to read.</summary>
    public Volume Volume { get; init; } = Volume.Usual;

    /// <summary>Whether a person sees what is drawn live.</summary>
    public bool DrawsLive => IsTerminal && Volume != Volume.Quiet;

    /// <summary>A line for a person, as it is: square brackets are no markup. What cannot be seen in it is spelled out, and it stays one line.</summary>
    public void Say(string line)
    {
        if (Volume != Volume.Quiet) Write(line);
    }

    /// <summary>What is wrong, and what to do: said to everybody.</summary>
    public void Warn(string line) => Write("instructmix: " + line);

    /// <summary>What an exception says, each of its lines on a line of its own.</summary>
    public void Warn(Exception told)
    {
        foreach (var line in told is MultilineException { Lines: var lines } ? lines : [told.Message]) Warn(line);
    }

    /// <summary>What only those want to know who asked for it with <c>--verbose</c>.</summary>
    public void Detail(string line)
    {
        if (Volume == Volume.Verbose) Write(line);
    }

    /// <summary>A table for a person.</summary>
    public void Show(IRenderable table)
    {
        if (Volume == Volume.Quiet) return;
        lock (Console) Console.Write(table);
    }

    private void Write(string line)
    {
        lock (Console) Console.WriteLine(Visible.Line(line));
    }
}
