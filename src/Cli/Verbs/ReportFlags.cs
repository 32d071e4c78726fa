using System.CommandLine;
using InstructMix.Cli.Reports;
using InstructMix.Core.Files;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Verbs;

/// <summary>The options of a verb whose run is told to people in a report: <c>--report</c>, <c>--open</c>.</summary>
internal sealed class ReportFlags
{
    private readonly Option<string[]> _report = new("--report")
    {
        Description = "Write a report for people; the name's end says its form: .html or .md. May be given again.",
        HelpName = "FILE",
    };
    private readonly Option<bool> _open = new("--open") { Description = "Show the .html report in a browser when it is written." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_report);
        command.Options.Add(_open);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_open) is { Implicit: false }
                && result.GetResult(_report)?.Tokens.Any(t => ReportFile.IsPage(t.Value)) != true)
                result.AddError("--open shows a report; name one with --report FILE.html");
        });
    }

    /// <summary>Finds out about reports that cannot be made before any work is done.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="made">The files that a report is made from.</param>
    /// <param name="others">The other files of the run.</param>
    /// <exception cref="UnusableInputException">One cannot be written, or is another file of the run.</exception>
    public async ValueTask CheckAsync(ParseResult parsed, IReadOnlyList<string> made, IEnumerable<string> others)
    {
        var reports = parsed.GetValue(_report) ?? [];
        if (reports.Length > 0 && made.FirstOrDefault(AtomicFile.IsDevice) is { } device)
            throw new UnusableInputException($"{device}: a report is made from the files of kept pairs and rejects; name files, or leave --report out");
        var taken = made.Concat(others).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            await ReportFile.CheckAsync(report);
            if (!taken.Add(Path.GetFullPath(report)))
                throw new UnusableInputException($"{report}: a report must be a file of its own; name another with --report");
        }
    }

    /// <summary>Makes the reports that are asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">What the run did.</param>
    /// <param name="kept">For each candidate in the order of the input whether it was kept.</param>
    /// <param name="python">The run's Python.</param>
    /// <param name="surroundings">Where it is said, and where a browser is.</param>
    /// <param name="cancellation">Stops the making.</param>
    public async Task WriteAsync(
        ParseResult parsed, VerificationOptions options, IReadOnlyList<bool> kept, string python, Surroundings surroundings,
        CancellationToken cancellation)
    {
        var reports = parsed.GetValue(_report) ?? [];
        if (reports.Length == 0) return;
        var report = await new VerifiedReport(python, options.Stub, options.GroupBy)
            .ReadAsync(options, kept, surroundings.Time.GetUtcNow(), cancellation);
        foreach (var path in reports)
        {
            await ReportFile.WriteAsync(report, path, cancellation);
            surroundings.Say($"report   {path}");
        }

        if (parsed.GetValue(_open)) await new ReportOpener(surroundings).OpenAsync(reports.First(ReportFile.IsPage), cancellation);
    }
}
