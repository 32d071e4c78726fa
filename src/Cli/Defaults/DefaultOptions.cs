using System.CommandLine;
using System.CommandLine.Parsing;
using InstructMix.Core;
using InstructMix.Core.Files;

namespace InstructMix.Cli.Defaults;

/// <summary>Gives options that the command line does not have the values that files of defaults name: one beside the data, then one in the home folder.</summary>
/// <param name="surroundings">Names the home folder, and is told where a value came from.</param>
internal sealed class DefaultOptions(Surroundings surroundings)
{
    /// <summary>
    /// What a file beside data may say. Data may be somebody else's: such a file does not name files that are written or read, nor how
    /// code is kept apart, nor a server.
    /// </summary>
    private static readonly string[] OfData =
    [
        "--completions", "--group-by", "--jobs", "--limit", "--memory", "--min-level", "--prove-stubs", "--python", "--repeat", "--strict", "--stub",
        "--timeout",
    ];

    /// <summary>The command line with what the files add.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="arguments">The command line as it was given.</param>
    /// <exception cref="UnusableInputException">A file is not what it should be, or names an option that there is not.</exception>
    public string[] AddTo(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        var command = parsed.CommandResult.Command;
        var verb = string.Join(" ", Called(parsed.CommandResult));
        if (verb.Length == 0 || parsed.Action is null) return arguments;
        var verbs = Verbs(root, "").ToList();
        var added = new List<string>();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Files(parsed))
        {
            foreach (string named in file.Verbs.Keys.Except(verbs))
                throw new UnusableInputException($"{file.File}: there is no verb '{named}'; {NearestName.Remedy(named, verbs)}");
            if (!file.Verbs.TryGetValue(verb, out var values)) continue;
            var here = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (name, value) in values)
            {
                var option = command.Options.FirstOrDefault(o => o.Name == name)
                    ?? throw new UnusableInputException($"{file.File}: {verb} has no option {name}; {NearestName.Remedy(name, command.Options.Select(o => o.Name))}");
                if (!file.IsOfUser && !OfData.Contains(name))
                {
                    surroundings.Warn($"{file.File}: {name} is not taken from a file beside data, which may be somebody else's; put it into {DefaultsFile.Name} in your home folder");
                    continue;
                }

                if (parsed.GetResult(option) is { Implicit: false } || (given.Contains(name) && !here.Contains(name))) continue;
                given.Add(name);
                here.Add(name);
                surroundings.Detail($"default  {name}{(value is null ? "" : " " + value)}  ({file.File})");
                added.Add(name);
                if (value is not null) added.Add(value);
            }
        }

        return [.. arguments, .. added];
    }

    private static IEnumerable<string> Verbs(Command command, string before) =>
        command.Subcommands.SelectMany(c => Verbs(c, $"{before}{c.Name} ").Append(before + c.Name));

    private static IEnumerable<string> Called(CommandResult? result) =>
        result is null or { Command: RootCommand } ? [] : Called(result.Parent as CommandResult).Append(result.Command.Name);

    private IEnumerable<DefaultsFile> Files(ParseResult parsed)
    {
        var data = parsed.CommandResult.Command.Arguments.Count == 0
            ? null : parsed.CommandResult.Tokens.Select(t => t.Value).FirstOrDefault(Path.Exists);
        var folder = data is null ? null : Directory.Exists(data) ? data : Path.GetDirectoryName(Path.GetFullPath(data));
        var home = surroundings.Environment("HOME") is { Length: > 0 } named ? Path.GetFullPath(named) : null;
        if (folder is not null && Path.GetFullPath(folder) != home && DefaultsFile.Read(folder, isOfUser: false) is { } beside)
            yield return beside;
        if (home is not null && DefaultsFile.Read(home, isOfUser: true) is { } own) yield return own;
    }
}
