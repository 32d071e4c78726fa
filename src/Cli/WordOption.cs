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
        string[] words = [.. Words.All<T>().Order(StringComparer.Ordinal)];
        Option.CompletionSources.Add(words);
        Option.HelpName = string.Join('|', words);
        Option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !words.Contains(t.Value)))
                result.AddError($"{name} has no value '{token.Value}'; {NearestName.Remedy(token.Value, words)}");
        });
    }

    /// <summary>The option itself, to add to a command.</summary>
    public Option<string> Option { get; }

    /// <summary>The value that was given.</summary>
    public T Read(ParseResult parsed) =>
        Words.TryParse(parsed.GetRequiredValue(Option), out T value) ? value : throw new InvalidOperationException("The parser has looked at the words.");
}
