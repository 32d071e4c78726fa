using InstructMix.Cli.Screens;
using Spectre.Console;

namespace InstructMix.Cli.Checking;

/// <summary>A console that draws without colours.</summary>
internal static class PlainConsole
{
    /// <summary>One over a writer.</summary>
    public static IAnsiConsole Over(TextWriter writer) => new VisibleConsole(AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    }));
}
