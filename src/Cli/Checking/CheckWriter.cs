using System.Text;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Examples;

namespace InstructMix.Cli.Checking;

/// <summary>Writes what was found in any form, to the terminal, to standard output and to files.</summary>
/// <param name="surroundings">Where it goes.</param>
/// <param name="pythons">How many Pythons were asked for.</param>
internal sealed class CheckWriter(Surroundings surroundings, int pythons)
{
    /// <summary>For people: everything, or for a form that a log shows anyway only what sums it up.</summary>
    public void Say(CheckResult result) => new TextFormat(surroundings.Console, pythons).Write(result);

    /// <summary>In a form for machines, or as plain text.</summary>
    public string Text(CheckResult result, CheckFormat format)
    {
        // What GitHub shows on lines is named relative to the checkout, wherever the step runs.
        var paths = new SourcePath(format is CheckFormat.Github or CheckFormat.Markdown
            && surroundings.Environment("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : ".");
        switch (format)
        {
            case CheckFormat.Github: return new GithubFormat(paths).Write(result, pythons);
            case CheckFormat.Markdown: return new MarkdownFormat(paths).Write(result, pythons);
            case CheckFormat.Junit: return new JunitFormat(paths).Write(result);
            case CheckFormat.Sarif: return Visible.Json(new SarifFormat(paths, ToolVersion.Current).Write(result, pythons));
            default:
                using (var text = new StringWriter { NewLine = "\n" })
                {
                    new TextFormat(PlainConsole.Over(text), pythons).Write(result);
                    return text.ToString();
                }
        }
    }

    /// <summary>Writes reports. Says which cannot be written, and writes the others.</summary>
    /// <returns>Whether all could be written.</returns>
    public async Task<bool> WriteAsync(CheckResult result, IEnumerable<CheckReport> reports, CancellationToken cancellation)
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
                surroundings.Warn(e);
                all = false;
            }
        }

        return all;
    }
}
