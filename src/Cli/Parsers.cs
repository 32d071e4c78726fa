using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using InstructMix.Core;
using InstructMix.Harness.Images;

namespace InstructMix.Cli;

/// <summary>Reads the values of options that are not plain numbers or words.</summary>
internal static class Parsers
{
    public static PythonVersion Python(ArgumentResult result)
    {
        if (PythonVersion.TryParse(result.Tokens[0].Value, out var version)) return version;
        result.AddError($"'{result.Tokens[0].Value}' is no Python version; give --python one such as 3.11");
        return default;
    }

    /// <summary>An option that names several Pythons.</summary>
    public static Option<PythonVersion[]> Pythons(string description) => new("--python")
    {
        Description = description,
        HelpName = "V",
        CustomParser = Versions,
    };

    /// <summary>Pythons, separated by commas or not.</summary>
    public static PythonVersion[] Versions(ArgumentResult result)
    {
        var versions = new List<PythonVersion>();
        foreach (var name in result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (PythonVersion.TryParse(name, out var version)) versions.Add(version);
            else result.AddError($"'{name}' is no Python version; give --python one such as 3.11, or several as 3.11,3.13");
        }

        return [.. versions];
    }

    public static ByteSize Size(ArgumentResult result)
    {
        if (ByteSize.TryParse(result.Tokens[0].Value, out var size) && size.Bytes >= ByteSize.FromMebibytes(16).Bytes) return size;
        result.AddError($"'{result.Tokens[0].Value}' is no size of 16 MiB or more; give --memory one such as 512m or 2g");
        return default;
    }

    /// <summary>Seconds, with or without their unit: <c>5</c>, <c>5s</c>, <c>500ms</c>, <c>2m</c>.</summary>
    public static double Seconds(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var (number, unit) = text switch
        {
            _ when text.EndsWith("ms", StringComparison.Ordinal) => (text[..^2], 0.001),
            _ when text.EndsWith('s') => (text[..^1], 1),
            _ when text.EndsWith('m') => (text[..^1], 60),
            _ => (text, 1.0),
        };
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value * unit is > 0
            and <= 86400) return value * unit;
        result.AddError($"--timeout must be more than 0 and at most 86,400 seconds, not '{text}'; write it such as 5, 5s, 500ms or 2m");
        return 0;
    }

    /// <summary>A validator for names of files: an option that does not exist must not be taken for one.</summary>
    public static void Files(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t =>
            t.Value.StartsWith('-') && t.Value != Verbs.VerifyNames.Standard && !Path.Exists(t.Value)))
        {
            var nearest = NearestName.Find(token.Value, (result.Parent as CommandResult)?.Command.Options.Select(o => o.Name) ?? []);
            result.AddError($"there is no option {token.Value}, and no file of that name{(nearest is null ? "" : $"; did you mean {nearest}?")}");
        }
    }

    /// <summary>A validator for a whole number between two bounds.</summary>
    public static Action<OptionResult> Between(int least, int most) => result =>
    {
        // The parser reports what is no number; asking for its value would throw.
        if (result.Tokens.Count == 0 || result.Tokens.Any(t => !int.TryParse(t.Value, CultureInfo.InvariantCulture, out _))) return;
        int value = result.GetValueOrDefault<int>();
        if (value < least || value > most)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} must be from {least:N0} to {most:N0}, not {value:N0}"));
    };
}
