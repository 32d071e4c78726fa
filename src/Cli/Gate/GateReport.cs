using InstructMix.Harness;

namespace InstructMix.Cli.Gate;

/// <summary>A file that <c>check</c> is to write (<c>--report junit=gate.xml</c>).</summary>
/// <param name="Format">Its form.</param>
/// <param name="File">Its name.</param>
internal sealed record GateReport(GateFormat Format, string File)
{
    /// <summary>Reads <c>FORMAT=FILE</c>; null for anything else.</summary>
    public static GateReport? Read(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && parts[1].Trim().Length > 0 && Enum.GetValues<GateFormat>().Where(f => f.Word() == parts[0].Trim()).Take(1).ToArray() is [var format]
            ? new GateReport(format, parts[1].Trim())
            : null;
    }
}
