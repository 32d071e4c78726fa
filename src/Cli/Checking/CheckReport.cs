using InstructMix.Core;

namespace InstructMix.Cli.Checking;

/// <summary>A file that <c>check</c> is to write (<c>--report junit=gate.xml</c>).</summary>
/// <param name="Format">Its form.</param>
/// <param name="File">Its name.</param>
internal sealed record CheckReport(CheckFormat Format, string File)
{
    /// <summary>Reads <c>FORMAT=FILE</c>; null for anything else.</summary>
    public static CheckReport? Read(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && parts[1].Trim().Length > 0
            && Enum.GetValues<CheckFormat>().Where(f => f.Word() == parts[0].Trim()).Take(1).ToArray() is [var format]
            ? new CheckReport(format, parts[1].Trim())
            : null;
    }
}
