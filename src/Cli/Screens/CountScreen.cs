using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>Shows one line of text while something runs: drawn anew on a terminal, said every few seconds elsewhere.</summary>
/// <param name="surroundings">Where it is shown.</param>
internal sealed class CountScreen(Surroundings surroundings)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    /// <summary>Does the work and shows the line meanwhile.</summary>
    public async Task WhileAsync(Func<string> line, Func<Task> work)
    {
        var running = work();
        if (surroundings.IsTerminal)
        {
            await surroundings.Console.Live(new Text("")).AutoClear(true).StartAsync(async live =>
            {
                while (await Task.WhenAny(running, Task.Delay(Refresh, surroundings.Time)) != running)
                {
                    live.UpdateTarget(new Text(line()));
                    live.Refresh();
                }
            });
        }
        else
        {
            while (await Task.WhenAny(running, Task.Delay(LogInterval, surroundings.Time)) != running) surroundings.Say(line());
        }

        await running;
    }
}
