using System.CommandLine;
using InstructMix.Core;

namespace InstructMix.Cli;

/// <summary>An option whose value is one of an enum's words, written as the file formats write them.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class WordOption<T>
    where T : struct, Enum
{
    public WordOption(string name, string description, T otherwise)
    {
        Option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => otherwise.Word() };
        Option.AcceptOnlyFromAmong([.. Enum.GetValues<T>().Select(v => v.Word())]);
    }

    /// <summary>The option itself, to add to a command.</summary>
    public Option<string> Option { get; }

    /// <summary>The value that was given.</summary>
    public T Read(ParseResult parsed)
    {
        var word = parsed.GetRequiredValue(Option);
        return Enum.GetValues<T>().First(v => v.Word() == word);
    }
}
