using InstructMix.Cli.Screens;
using Spectre.Console;

namespace InstructMix.Cli.Tests.Given;

/// <summary>The command line in this process, with what it meets outside in the test's hands.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    public static Task<CliResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs a command line with some environment variables of its own; a null one is not there.</summary>
    public static async Task<CliResult> RunAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var surroundings = new Surroundings(
            output,
            new VisibleConsole(Console(TextWriter.Synchronized(error), width: 400)),
            IsTerminal: false,
            TimeProvider.System,
            name => environment.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name));
        int code = await new App(surroundings).RunAsync(arguments);
        return new CliResult(code, output.ToString(), error.ToString());
    }

    /// <summary>A console that draws plain text of a fixed width into a writer which several threads may use, as TestConsole's may not be.</summary>
    private static IAnsiConsole Console(TextWriter writer, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }
}
