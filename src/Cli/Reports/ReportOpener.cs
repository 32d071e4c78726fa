using System.ComponentModel;
using CliWrap;
using CliWrap.Exceptions;

namespace InstructMix.Cli.Reports;

/// <summary>Shows a report's page in the browser that this system starts.</summary>
/// <param name="surroundings">Where it is said what cannot be done.</param>
internal sealed class ReportOpener(Surroundings surroundings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Shows it. Where there is no browser, that is said, and nothing else happens.</summary>
    public async Task OpenAsync(string page, CancellationToken cancellation)
    {
        var program = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        try
        {
            var running = new Command(program).WithArguments([Path.GetFullPath(page)]).ExecuteAsync(cancellation);
            // Some browsers go on as long as their window is open.
            if (await Task.WhenAny(running.Task, Task.Delay(Patience, surroundings.Time, cancellation)) == running.Task) await running.Task;
        }
        catch (Exception e) when (e is Win32Exception or CommandExecutionException)
        {
            surroundings.Warn($"{page}: cannot be shown here: {program} found no browser; open the file yourself, it needs no server");
        }
    }
}
