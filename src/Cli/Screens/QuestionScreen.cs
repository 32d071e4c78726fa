using System.Text.RegularExpressions;
using InstructMix.Generation.Questions;
using InstructMix.Generation.Questions.Outputs;

namespace InstructMix.Cli.Screens;

/// <summary>Shows how far the making of questions is. What goes wrong is shown as it happens, three of each fault; the others are counted.</summary>
/// <param name="surroundings">Where it is drawn.</param>
internal sealed partial class QuestionScreen(Surroundings surroundings)
{
    private const int MostOfOne = 3;
    private readonly Dictionary<string, int> _told = new(StringComparer.Ordinal);

    /// <summary>Runs the work and shows what it tells meanwhile.</summary>
    /// <param name="work">The work, which is given what it tells to.</param>
    public async Task<QuestionSummary> WhileAsync(Func<Action<QuestionProgress>, Task<QuestionSummary>> work)
    {
        QuestionProgress? latest = null;
        try
        {
            return await new LiveLine(surroundings).WhileAsync(() => Text(Volatile.Read(ref latest)), () => work(progress =>
            {
                // One call at a time.
                if (progress.Problem is { } problem) Tell(problem);
                Volatile.Write(ref latest, progress);
            }));
        }
        finally
        {
            foreach (var (fault, count) in _told.Where(t => t.Value > MostOfOne)) surroundings.Warn($"{count - MostOfOne:N0} more: {fault}");
        }
    }

    private static LiveText Text(QuestionProgress? progress)
    {
        if (progress is null) return new LiveText("reading texts");
        int answers = progress.Calls.Answered + progress.Calls.Resumed;
        string words = $"{progress.Passages:N0} passages  {answers:N0} answers  {progress.Kept:N0} pairs";
        if (progress.Calls.Retries > 0) words += $"  {progress.Calls.Retries:N0} asked again";
        if (progress.Calls.Failed > 0) words += $"  {progress.Calls.Failed:N0} failed";
        return new LiveText(words);
    }

    private void Tell(string problem)
    {
        // What is wrong, without where and how much.
        string fault = Digits().Replace(problem[(problem.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..], "N");
        int before = _told[fault] = _told.GetValueOrDefault(fault) + 1;
        if (before <= MostOfOne) surroundings.Warn(problem);
    }

    [GeneratedRegex(@"\d[\d,.]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
