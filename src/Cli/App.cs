using System.CommandLine;
using System.CommandLine.Parsing;
using InstructMix.Cli.Verbs;
using InstructMix.Core.Files;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Judging;

namespace InstructMix.Cli;

/// <summary>The command line.</summary>
/// <param name="surroundings">What it meets outside.</param>
internal sealed class App(Surroundings surroundings)
{
    /// <summary>Runs a command line. Gives its exit code.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Builds instruction-tuning data whose Python is known to run.")
        {
            new DemoVerb(surroundings).Command,
            new GenerateVerb(surroundings).Command,
            new PromptVerb(surroundings).Command,
            new VerifyVerb(surroundings).Command,
            new AgreeVerb(surroundings).Command,
            new MergeVerb(surroundings).Command,
            new CheckVerb(surroundings).Command,
            new ReverifyVerb(surroundings).Command,
            new MixVerb(surroundings).Command,
            new WhyVerb(surroundings).Command,
            new SourcesVerb(surroundings).Command,
            new SandboxVerb(surroundings).Command,
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) surroundings.Say($"instructmix: {error.Message}");
            surroundings.Say($"instructmix: see '{Called(parsed.CommandResult)} --help'");
            return ExitCode.Unusable;
        }

        using var interrupts = new Interrupts();
        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = surroundings.Output,
                Error = surroundings.Output,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // signals are ours: the library's handler throws at a second one
            };
            return await parsed.InvokeAsync(configuration, interrupts.Token);
        }
        catch (UnusableInputException e)
        {
            surroundings.Say($"instructmix: {e.Message}");
            return ExitCode.Unusable;
        }
        catch (Exception e) when (e is EngineException or ImageException or MisjudgedCanaryException)
        {
            surroundings.Say($"instructmix: {e.Message}");
            return ExitCode.NoSandbox;
        }
        catch (OperationCanceledException)
        {
            surroundings.Say("instructmix: interrupted; the same command takes up where this one stopped");
            return ExitCode.Interrupted;
        }
    }

    /// <summary>The command as it is called: <c>instructmix sandbox build</c>.</summary>
    private static string Called(CommandResult? command) => command switch
    {
        null => "",
        { Command: RootCommand } => "instructmix",
        _ => $"{Called(command.Parent as CommandResult)} {command.Command.Name}",
    };
}
