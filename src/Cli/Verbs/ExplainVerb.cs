using System.CommandLine;
using System.Globalization;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix explain</c>: one record of a file of candidates, kept pairs or rejects, with its verdict and its code.</summary>
internal sealed class ExplainVerb
{
    private readonly Surroundings _surroundings;
    private readonly Argument<string> _file = new("FILE") { Description = "Kept pairs, rejects or candidates." };
    private readonly Argument<string> _id = new("ID") { Description = "The record: its id, or the number of its line." };

    public ExplainVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("explain", "Shows one record: what it came to and why, its code, its tests, and what to do.") { _file, _id };
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string file = parsed.GetRequiredValue(_file), wanted = parsed.GetRequiredValue(_id);
        Reading<Candidate>? byLine = null;
        await foreach (var reading in new CandidateReader().ReadAsync([file], cancellation))
        {
            // An id may be a number, too: it comes before a line of that number.
            if (reading.Value?.Id == wanted) return await TellAsync(reading);
            if (reading.Line.ToString(CultureInfo.InvariantCulture) == wanted) byLine = reading;
        }

        if (byLine is { } found) return await TellAsync(found);
        _surroundings.Warn($"{file}: no record has the id '{wanted}', and no line this number; ids are as in the file, and a second record of an id is called {wanted}#2");
        return ExitCode.Unusable;
    }

    private async Task<int> TellAsync(Reading<Candidate> reading)
    {
        if (reading.Value is not { } candidate)
        {
            _surroundings.Warn(reading.Problem!.ToString());
            return ExitCode.Unusable;
        }

        foreach (var line in Lines(reading, candidate)) await _surroundings.Output.WriteLineAsync(Visible.Line(line));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(Reading<Candidate> reading, Candidate candidate)
    {
        var verdict = candidate.Carried;
        var python = new PythonExtractor().Extract(candidate);
        yield return $"{candidate.Id}  ({reading.File}:{reading.Line})";
        if (verdict is null) yield return "  not verified yet: this file holds no verdict for it";
        else
        {
            yield return $"  outcome      {verdict.Outcome.Word()}: {verdict.Outcome.Row().Meaning}";
            yield return $"  proved       {verdict.Level.Word()}, on Python {verdict.Python}{(verdict.Judged is { } judged ? $", judged {judged.Word()}" : "")}";
            if (verdict.Detail is { } detail) yield return $"  why          {detail}";
            if (verdict.Line is { } line) yield return $"  where        line {line} of the {(verdict.Where == "stub" ? "tests" : "code")}";
            if (verdict.Outcome.Row().CandidateRemedy is { } remedy) yield return $"  what to do   {remedy}";
        }

        yield return $"  code         {verdict?.Extraction ?? python.Method.Word()}{(python.Note is { } note ? $": {note}" : "")}";
        foreach (var line in Block("instruction", candidate.Instruction, null)) yield return line;
        if (python.Code is { } code)
        {
            foreach (var line in Block("code", code, verdict?.Where == "stub" ? null : verdict?.Line)) yield return line;
        }
        else
        {
            foreach (var line in Block("response", candidate.Response, null)) yield return line;
        }

        if (new StubComposer(StubChoice.Auto).Compose(candidate, python.Code) is { Kind: StubKind.Tests } stub)
        {
            foreach (var line in Block("tests", stub.Source, verdict?.Where == "stub" ? verdict.Line : null)) yield return line;
        }

        foreach (var line in Block("standard error", verdict?.Stderr ?? "", null)) yield return line;
    }

    /// <summary>A text with its lines numbered, the one that broke marked.</summary>
    private static IEnumerable<string> Block(string title, string text, int? broken)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        return text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')
            .Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{(i + 1 == broken ? "  ▸" : "   ")}{i + 1,4} │ {line}")).Prepend("  " + title).Prepend("");
    }
}
