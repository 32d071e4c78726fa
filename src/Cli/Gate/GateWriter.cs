using System.Text;
using InstructMix.Verifier.Files;

namespace InstructMix.Cli.Gate;

/// <summary>Writes what was found in any form, to the terminal, to standard output and to files.</summary>
/// <param name="surroundings">Where it goes.</param>
/// <param name="pythons">How many Pythons were asked for.</param>
internal sealed class GateWriter(Surroundings surroundings, int pythons)
{
    /// <summary>For people: everything, or for a form that a log shows anyway only what sums it up.</summary>
    public void Say(GateResult result) => new TextFormat(surroundings.Console, pythons).Write(result);

    /// <summary>In a form for machines, or as plain text.</summary>
    public string Text(GateResult result, GateFormat format)
    {
        // What GitHub shows on lines is named relative to the checkout, wherever the step runs.
        var paths = new SourcePath(format == GateFormat.Github && surroundings.Environment("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : ".");
        switch (format)
        {
            case GateFormat.Github: return new GithubFormat(paths).Write(result, pythons);
            case GateFormat.Junit: return new JunitFormat(paths).Write(result);
            case GateFormat.Sarif: return new SarifFormat(paths, ToolVersion.Current).Write(result, pythons);
            default:
                using (var text = new StringWriter { NewLine = "\n" })
                {
                    new TextFormat(PlainConsole.Over(text), pythons).Write(result);
                    return text.ToString();
                }
        }
    }

    /// <summary>Writes reports. What cannot be written is told; the others are.</summary>
    /// <returns>Whether all could be written.</returns>
    public async Task<bool> WriteAsync(GateResult result, IEnumerable<GateReport> reports, CancellationToken cancellation)
    {
        bool all = true;
        foreach (var report in reports)
        {
            try
            {
                await using var file = AtomicFile.Create(report.File);
                await file.WriteAsync(Encoding.UTF8.GetBytes(Text(result, report.Format)), cancellation);
                await file.CommitAsync();
            }
            catch (UnusableInputException e)
            {
                surroundings.Say($"instructmix: {e.Message}");
                all = false;
            }
        }

        return all;
    }
}
