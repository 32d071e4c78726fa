using InstructMix.Generation;

namespace InstructMix.Cli.Screens;

/// <summary>Shows how far a generation is. Failures are shown as they happen.</summary>
/// <param name="surroundings">Where it is drawn.</param>
internal sealed class GenerationScreen(Surroundings surroundings)
{
    /// <summary>Runs the work and shows what it tells meanwhile.</summary>
    /// <param name="work">The work, which is given what it tells to.</param>
    public async Task<GenerationSummary> WhileAsync(Func<Action<GenerationEvent, GenerationSummary>, Task<GenerationSummary>> work)
    {
        GenerationSummary? latest = null;
        return await new LiveLine(surroundings).WhileAsync(() => Text(Volatile.Read(ref latest)), () => work((happened, summary) =>
        {
            Tell(happened);
            Volatile.Write(ref latest, summary);
        }));
    }

    private static LiveText Text(GenerationSummary? summary)
    {
        if (summary is null) return new LiveText("asking");
        int done = summary.Answered + summary.Resumed;
        var words = $"{done:N0}/{summary.Planned:N0} answers";
        if (summary.Kept is { } kept) words += $"  {kept:N0} kept";
        if (summary.Retries > 0) words += $"  {summary.Retries:N0} asked again";
        if (summary.Failed > 0) words += $"  {summary.Failed:N0} failed";
        return new LiveText(words, summary.Planned > 0 ? (double)done / summary.Planned : null);
    }

    private void Tell(GenerationEvent happened)
    {
        if (happened is GenerationEvent.Failed { Problem: var problem }) surroundings.Warn($"{problem}");
        if (happened is GenerationEvent.JournalDamaged { Problem: var damage }) surroundings.Warn($"{damage}");
    }
}
