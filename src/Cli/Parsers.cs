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
        result.AddError($"'{result.Tokens[0].Value}' is no Python version; give one such as 3.11");
        return default;
    }

    /// <summary>An option that names several Pythons.</summary>
    public static Option<PythonVersion[]> Pythons(string description) => new("--python")
    {
        Description = description,
        HelpName = "V",
        CustomParser = Versions,
    };

    private static PythonVersion[] Versions(ArgumentResult result)
    {
        var versions = new List<PythonVersion>();
        foreach (var token in result.Tokens)
        {
            if (PythonVersion.TryParse(token.Value, out var version)) versions.Add(version);
            else result.AddError($"'{token.Value}' is no Python version; give one such as 3.11");
        }

        return [.. versions];
    }

    public static ByteSize Size(ArgumentResult result)
    {
        if (ByteSize.TryParse(result.Tokens[0].Value, out var size) && size.Bytes >= ByteSize.FromMebibytes(16).Bytes) return size;
        result.AddError($"'{result.Tokens[0].Value}' is no size of 16 MiB or more; give one such as 512m or 2g");
        return default;
    }

    /// <summary>A validator for names of files: an option that does not exist must not be taken for one.</summary>
    public static void Files(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-') && !Path.Exists(t.Value)))
            result.AddError($"there is no option {token.Value}, and no file of that name");
    }

    /// <summary>A validator for a whole number between two bounds.</summary>
    public static Action<OptionResult> Between(int least, int most) => result =>
    {
        // The parser reports what is no number; asking for its value would throw.
        if (result.Tokens.Any(t => !int.TryParse(t.Value, CultureInfo.InvariantCulture, out _))) return;
        int value = result.GetValueOrDefault<int>();
        if (value < least || value > most)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} must be from {least:N0} to {most:N0}, not {value:N0}"));
    };
}
