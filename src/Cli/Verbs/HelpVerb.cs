using System.CommandLine;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix help VERB</c>: what <c>instructmix VERB --help</c> says.</summary>
internal sealed class HelpVerb
{
    private readonly Argument<string[]> _verb = new("VERB") { Description = "The verb, such as verify or sandbox build.", Arity = ArgumentArity.ZeroOrMore };

    public HelpVerb(Surroundings surroundings)
    {
        Command = new Command("help", "Lists the options of a verb.") { _verb };
        Command.SetAction((parsed, cancellation) => new App(surroundings).RunAsync([.. parsed.GetValue(_verb) ?? [], "--help"], cancellation));
    }

    public Command Command { get; }
}
