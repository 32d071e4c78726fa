using System.Text;
using InstructMix.Cli;
using InstructMix.Cli.Screens;
using Spectre.Console;

var standardOutput = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
var standardError = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
bool terminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
var console = AnsiConsole.Create(new AnsiConsoleSettings
{
    Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
    ColorSystem = terminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        ? ColorSystemSupport.Detect
        : ColorSystemSupport.NoColors,
    Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
    Out = new AnsiConsoleOutput(standardError),
});
if (!terminal) console.Profile.Width = 2000; // a log's lines are not broken
return await new App(new Surroundings(standardOutput, new VisibleConsole(console), terminal, TimeProvider.System,
    Environment.GetEnvironmentVariable)).RunAsync(args);
