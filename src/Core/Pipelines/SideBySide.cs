using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace InstructMix.Core.Pipelines;

/// <summary>Work on the items of a sequence by as many cores as there are, with its order kept.</summary>
public static class SideBySide
{
    /// <summary>So many items are handed over together: one at a time the handing over costs more than most work on them.</summary>
    private const int MostTogether = 64;

    /// <summary>More cores than this would wait for the reader anyway, and each holds a batch in memory.</summary>
    private const int MostAhead = 16;

    /// <summary>What comes of each item, in the order of the items. What the source has given is worked on without waiting for more of it.</summary>
    /// <param name="source">The items; read ahead by a few batches.</param>
    /// <param name="make">The work; called from several threads at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <typeparam name="TIn">The items.</typeparam>
    /// <typeparam name="TOut">What comes of them.</typeparam>
    public static async IAsyncEnumerable<TOut> MadeOf<TIn, TOut>(IAsyncEnumerable<TIn> source, Func<TIn, TOut> make, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in BatchesOf(source, items => Array.ConvertAll(items, i => make(i)), cancellation))
        {
            foreach (var made in batch) yield return made;
        }
    }

    /// <summary>What comes of items that follow each other, in their order.</summary>
    /// <param name="source">The items; read ahead by a few batches.</param>
    /// <param name="make">The work on a batch; called from several threads at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <typeparam name="TIn">The items.</typeparam>
    /// <typeparam name="TOut">What comes of a batch.</typeparam>
    public static async IAsyncEnumerable<TOut> BatchesOf<TIn, TOut>(IAsyncEnumerable<TIn> source, Func<TIn[], TOut> make, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        int ahead = Math.Min(Environment.ProcessorCount + 1, MostAhead);
        var batches = Channel.CreateBounded<Task<TOut>>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(ReadAsync, CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(stop.Token))
            {
                yield return await batch;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }

        async Task ReadAsync()
        {
            try
            {
                var batch = new List<TIn>(MostTogether);
                await using var items = source.GetAsyncEnumerator(stop.Token);
                while (true)
                {
                    if (batch.Count == MostTogether) batch = await HandOverAsync(batch);
                    var next = items.MoveNextAsync();
                    if (batch.Count > 0 && !next.IsCompleted)
                    {
                        // A source that has to be waited for, such as a pipe or a budget, may be waiting for this very batch to be done with.
                        var more = next.AsTask();
                        next = new ValueTask<bool>(more);
                        try
                        {
                            batch = await HandOverAsync(batch);
                        }
                        catch (OperationCanceledException)
                        {
                            // It reads on until it notices, and must not be let go of before.
                            await more.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                            throw;
                        }
                    }

                    if (!await next) break;
                    batch.Add(items.Current);
                }

                if (batch.Count > 0) await HandOverAsync(batch);
                batches.Writer.Complete();
            }
            catch (Exception e)
            {
                batches.Writer.Complete(e);
            }
        }

        async ValueTask<List<TIn>> HandOverAsync(List<TIn> batch)
        {
            await batches.Writer.WriteAsync(Task.Run(() => make([.. batch]), CancellationToken.None), stop.Token);
            return new List<TIn>(MostTogether);
        }
    }
}
