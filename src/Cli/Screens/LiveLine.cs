using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>
/// The one display of work that goes on: a line that is drawn anew in its place on a terminal, and said every few seconds elsewhere.
/// It never takes more than one row of a terminal, and is gone when the work is done.
/// </summary>
/// <param name="surroundings">Where it is shown.</param>
internal sealed class LiveLine(Surroundings surroundings)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    /// <summary>Does the work and shows the line meanwhile.</summary>
    /// <param name="text">What the line says; asked each time that it is drawn.</param>
    /// <param name="work">The work.</param>
    public Task WhileAsync(Func<string> text, Func<Task> work) => WhileAsync(() => new LiveText(text()), async () =>
    {
        await work();
        return true;
    });

    /// <summary>Does the work and shows the line meanwhile.</summary>
    /// <param name="text">What the line says; asked each time that it is drawn.</param>
    /// <param name="work">The work.</param>
    public async Task<T> WhileAsync<T>(Func<LiveText> text, Func<Task<T>> work)
    {
        if (!surroundings.DrawsLive)
        {
            var logged = work();
            string said = "";
            while (!await IsOverAsync(logged, LogInterval))
            {
                // A log does not need to hear again that nothing has come since.
                if (text().Words is var now && now == said) continue;
                surroundings.Say(said = now);
            }

            return await logged;
        }

        return await surroundings.Console.Live(new OneRow(default)).AutoClear(true).StartAsync(async live =>
        {
            var running = work();
            do live.UpdateTarget(new OneRow(text()));
            while (!await IsOverAsync(running, Refresh));
            return await running;
        });
    }

    private async Task<bool> IsOverAsync(Task work, TimeSpan patience)
    {
        using var over = new CancellationTokenSource();
        bool isOver = await Task.WhenAny(work, Task.Delay(patience, surroundings.Time, over.Token)) == work;
        await over.CancelAsync();
        return isOver;
    }
}
