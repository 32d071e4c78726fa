using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Generation.Questions;
using InstructMix.Generation.Questions.Outputs;
using InstructMix.Mixer.Signals;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix qa generate</c>: texts in, questions with checked answers out.</summary>
internal sealed class QaVerb
{
    private readonly Surroundings _surroundings;
    private readonly QuestionFlags _flags = new();
    private readonly Option<bool> _plan = new("--plan") { Description = "Estimate what the run would send and cost, and send nothing." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit code 2 where a text, or a sentence of one, could not be used." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the summary as JSON on standard output." };

    public QaVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        var generate = new Command("generate", "Makes who, what, where, when, why and how questions of texts, with answers that were checked.");
        _flags.AddTo(generate);
        foreach (var option in new Option[] { _plan, _strict, _json }) generate.Add(option);
        generate.SetAction(RunAsync);
        Command = new Command("qa", "Synthetic questions and answers.") { generate };
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = _flags.Read(parsed, _surroundings.Environment);
        options.Validate();
        bool isJson = parsed.GetValue(_json);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        // Jitter of waits only; nothing that is written depends on it.
        var run = new QuestionRun(http, _surroundings.Time, new Random(), new TokenCounter().Count, new LanguageFinder().Of);
        if (parsed.GetValue(_plan)) return await PlanAsync(run, options, isJson, cancellation);
        var summary = await new QuestionScreen(_surroundings).WhileAsync(told => run.RunAsync(options, told, cancellation));
        Show(summary, options);
        if (isJson)
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(summary, CliJson.Default.QuestionSummary)));
        var passages = summary.Report.Passages;
        if (summary.Output is null && summary.Calls.LeftOut == 0) return ExitCode.Unusable;
        return parsed.GetValue(_strict) && passages.Unreadable + passages.TooLong > 0 ? ExitCode.Unusable : ExitCode.Done;
    }

    private void Show(QuestionSummary summary, QuestionOptions options)
    {
        var (report, calls) = (summary.Report, summary.Calls);
        _surroundings.Show(SummaryTable.Of("texts",
        [
            ("texts", report.Passages.Texts), ("  unreadable", report.Passages.Unreadable), ("passages", report.Passages.Cut), ("  too short", report.Passages.TooShort),
            ("  not English", report.Passages.OtherLanguage), ("  near-duplicates", report.Passages.NearDuplicates), ("  used", report.Passages.Kept),
            ("sentences too long", report.Passages.TooLong), ("topics", report.Topics.Named), ("  named too rarely", report.Topics.Rare), ("  used", report.Topics.Kept),
        ]));
        _surroundings.Show(SummaryTable.Of("asked",
        [
            ("asked", calls.Asked), ("  answered", calls.Answered), ("  failed", calls.Failed), ("from the journal", calls.Resumed), ("cut off", calls.CutOff),
            ("not asked: the budget is spent", calls.LeftOut),
        ]));
        _surroundings.Show(QuestionTable.Of(report));
        if (summary.Output is null)
        {
            _surroundings.Warn(report.Passages.Kept == 0
                ? "there is no passage to ask about, and nothing was written; name texts with English prose"
                : "not one answer was had, and nothing was written");
            return;
        }

        _surroundings.Say($"pairs    {summary.Output}");
        _surroundings.Say($"rejects  {summary.Rejects}");
        _surroundings.Say($"report   {summary.ReportFile}");
        if (calls.Failed > 0) _surroundings.Warn($"{calls.Failed:N0} answers could not be had; the same command asks for them again");
        if (calls.LeftOut > 0) _surroundings.Warn($"the budget is spent, and {calls.LeftOut:N0} answers were not asked for; the same command with a larger budget goes on from here");
        if (summary.Cost is { } cost) _surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"cost  {cost:0.00####}, with all earlier runs of {summary.Journal}"));
        string[] without = [.. report.Kinds.Where(k => k.Kept == 0).Select(k => k.Kind.Word())];
        if (without.Length > 0) _surroundings.Warn($"no question of the kind {string.Join(", ", without)} was kept; the others are balanced among themselves");
        int left = report.Kinds.Sum(k => k.Stages[^1].Dropped.Values.Sum());
        if (left > 0) _surroundings.Warn($"{left:N0} good pairs were left out for the balance of the kinds ({options.Rejects}); --balance 0 keeps them");
    }

    private async Task<int> PlanAsync(QuestionRun run, QuestionOptions options, bool isJson, CancellationToken cancellation)
    {
        var plan = await run.ForecastAsync(options, p => _surroundings.Warn($"{p}"), cancellation);
        _surroundings.Show(SummaryTable.Of("the plan, an estimate; nothing was sent",
        [
            ("passages", plan.Passages), ("answers to be asked for, at most", plan.Calls), ("  from the journal", plan.Journal), ("tokens of prompts", plan.PromptTokens),
            (plan.TokensBy == "usage" ? "tokens of answers, as usage was so far" : "tokens of answers, at most", plan.CompletionTokens), ("tokens that earlier runs paid for", plan.Spent),
        ]));
        _surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"topics of a passage  {plan.TopicsEach:0.##} ({(plan.TopicsBy == "journal" ? "as in the journal" : "a guess: run a few passages, then plan again")})"));
        if (plan.Cost is { } cost) _surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"cost  {cost:0.00####}"));
        if (isJson)
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(plan, CliJson.Default.QuestionForecast)));
        return plan.Passages > 0 ? ExitCode.Done : ExitCode.Unusable;
    }
}
