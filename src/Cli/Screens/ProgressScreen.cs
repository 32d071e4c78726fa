using InstructMix.Verifier.Verification;
using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>Shows how far a verification is while it runs: a live bar on a terminal, a line every few seconds elsewhere.</summary>
/// <param name="surroundings">Where it is drawn.</param>
internal sealed class ProgressScreen(Surroundings surroundings)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    /// <summary>Runs the work and shows its counts meanwhile.</summary>
    /// <param name="tally">The counts, which grow meanwhile.</param>
    /// <param name="total">How many candidates there are, once that is known.</param>
    /// <param name="work">The work.</param>
    public async Task<T> WhileAsync<T>(VerificationTally tally, Task<long?> total, Func<Task<T>> work)
    {
        long start = surroundings.Time.GetTimestamp();
        long? Total() => total.IsCompletedSuccessfully ? total.Result : null;
        if (!surroundings.IsTerminal)
        {
            using var done = new CancellationTokenSource();
            var log = LogAsync(() => ProgressLine.Plain(tally.Summary(), Total(), surroundings.Time.GetElapsedTime(start)), done.Token);
            try
            {
                return await work();
            }
            finally
            {
                await done.CancelAsync();
                await log;
            }
        }

        return await surroundings.Console.Live(new Markup("")).AutoClear(true).StartAsync(async live =>
        {
            var running = work();
            while (!running.IsCompleted)
            {
                live.UpdateTarget(new Markup(ProgressLine.Markup(tally.Summary(), Total(), surroundings.Time.GetElapsedTime(start))));
                live.Refresh();
                await Task.WhenAny(running, Task.Delay(Refresh, surroundings.Time));
            }

            return await running;
        });
    }

    private async Task LogAsync(Func<string> line, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LogInterval, surroundings.Time, done);
                surroundings.Say(line());
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done, and its summary says more.
        }
    }
}
