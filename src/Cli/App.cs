using System.CommandLine;
using System.CommandLine.Parsing;
using InstructMix.Cli.Defaults;
using InstructMix.Cli.Verbs;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Judging;

namespace InstructMix.Cli;

/// <summary>The command line.</summary>
/// <param name="outside">What it meets outside.</param>
internal sealed class App(Surroundings outside)
{
    private const string Quiet = "--quiet";
    private const string Verbose = "--verbose";

    /// <summary>Runs a command line. Gives its exit code.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        using var interrupts = new Interrupts();
        return await RunAsync(arguments, interrupts.Token);
    }

    /// <summary>Runs a command line that can be stopped. Gives its exit code.</summary>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        // Known before the verbs are made, for each of them says things by it.
        var surroundings = outside with
        {
            Volume = arguments.Contains(Quiet) ? Volume.Quiet : arguments.Contains(Verbose) ? Volume.Verbose : outside.Volume,
        };
        var root = Root(surroundings);
        try
        {
            var parsed = root.Parse(new DefaultOptions(surroundings).AddTo(root, arguments));
            if (parsed.Errors.Count > 0)
            {
                foreach (var message in Errors(parsed)) surroundings.Warn(message);
                surroundings.Warn($"see '{Called(parsed.CommandResult)} --help'");
                return ExitCode.Unusable;
            }

            var configuration = new InvocationConfiguration
            {
                Output = surroundings.Output,
                Error = surroundings.Output,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // signals are ours: the library's handler throws at a second one
            };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (UnusableInputException e)
        {
            surroundings.Warn(e);
            return ExitCode.Unusable;
        }
        catch (Exception e) when (e is EngineException or ImageException or MisjudgedCanaryException)
        {
            surroundings.Warn(e);
            return ExitCode.NoSandbox;
        }
        catch (OperationCanceledException)
        {
            surroundings.Warn("interrupted; the same command takes up where this one stopped");
            return ExitCode.Interrupted;
        }
    }

    private static RootCommand Root(Surroundings surroundings)
    {
        var root = new RootCommand("Builds instruction-tuning data whose Python is known to run.")
        {
            new DemoVerb(surroundings).Command,
            new GenerateVerb(surroundings).Command,
            new QaVerb(surroundings).Command,
            new PromptVerb(surroundings).Command,
            new VerifyVerb(surroundings).Command,
            new AgreeVerb(surroundings).Command,
            new ExplainVerb(surroundings).Command,
            new MergeVerb(surroundings).Command,
            new CheckVerb(surroundings).Command,
            new ReverifyVerb(surroundings).Command,
            new MixVerb(surroundings).Command,
            new WhyVerb(surroundings).Command,
            new SourcesVerb(surroundings).Command,
            new SandboxVerb(surroundings).Command,
            new HelpVerb(surroundings).Command,
            new Option<bool>(Quiet) { Description = "Say only what is wrong.", Recursive = true },
            new Option<bool>(Verbose) { Description = "Also say where defaults came from, and which engine and images are used.", Recursive = true },
        };
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction(surroundings);
        return root;
    }

    /// <summary>What is wrong with a command line. A verb that there is not is the only thing that is: nothing that follows from it is told.</summary>
    private static IEnumerable<string> Errors(ParseResult parsed)
    {
        var verbs = parsed.CommandResult.Command.Subcommands.Select(c => c.Name).ToList();
        if (verbs.Count > 0 && parsed.UnmatchedTokens is [var verb, ..] && !verb.StartsWith('-'))
            return [$"there is no verb '{verb}'; {NearestName.Remedy(verb, verbs)}"];
        // What the library says of a number names a type of .NET's.
        return parsed.Errors.Select(e => e.Message.Split(" as expected type '", 2) is [var told, var type]
            ? $"{told}: {(type.Contains("Int", StringComparison.Ordinal) ? "a whole number" : "a number")} is wanted" : e.Message);
    }

    /// <summary>The command as it is called: <c>instructmix sandbox build</c>.</summary>
    private static string Called(CommandResult? command) => command switch
    {
        null => "",
        { Command: RootCommand } => "instructmix",
        _ => $"{Called(command.Parent as CommandResult)} {command.Command.Name}",
    };
}
