using InstructMix.Generation;
using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>Shows how far a generation is: live on a terminal, a line every few seconds elsewhere. Failures are shown as they happen.</summary>
/// <param name="surroundings">Where it is drawn.</param>
internal sealed class GenerationScreen(Surroundings surroundings)
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    /// <summary>Runs the work and shows what it tells meanwhile.</summary>
    /// <param name="work">The work, which is given what it tells to.</param>
    public async Task<GenerationSummary> WhileAsync(Func<Action<GenerationEvent, GenerationSummary>, Task<GenerationSummary>> work)
    {
        if (surroundings.IsTerminal)
        {
            return await surroundings.Console.Live(new Markup("")).AutoClear(true).StartAsync(live => work((happened, summary) =>
            {
                Tell(happened);
                live.UpdateTarget(new Markup(Line(summary)));
            }));
        }

        long last = surroundings.Time.GetTimestamp();
        return await work((happened, summary) =>
        {
            Tell(happened);
            if (surroundings.Time.GetElapsedTime(last) < LogInterval) return;
            last = surroundings.Time.GetTimestamp();
            surroundings.Say(Line(summary));
        });
    }

    private static string Line(GenerationSummary summary)
    {
        var line = $"{summary.Answered + summary.Resumed:N0}/{summary.Planned:N0} answers";
        if (summary.Retries > 0) line += $"  {summary.Retries:N0} asked again";
        if (summary.Failed > 0) line += $"  {summary.Failed:N0} failed";
        return line;
    }

    private void Tell(GenerationEvent happened)
    {
        if (happened is GenerationEvent.Failed { Problem: var problem }) surroundings.Say($"instructmix: {problem}");
        if (happened is GenerationEvent.JournalDamaged { Problem: var damage }) surroundings.Say($"instructmix: {damage}");
    }
}
