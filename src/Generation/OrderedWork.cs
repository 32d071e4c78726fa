using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace InstructMix.Generation;

/// <summary>Does slow work on several items at once, and gives the results in the items' order.</summary>
internal static class OrderedWork
{
    // How far work runs ahead of the oldest unfinished item, in multiples of the jobs: one slow answer does not idle the others.
    private const int Ahead = 16;

    /// <summary>At most <paramref name="jobs"/> calls of <paramref name="work"/> are under way. The first exception stops all of them and is the one that is thrown.</summary>
    public static async IAsyncEnumerable<TOut> SelectInOrderAsync<TIn, TOut>(
        this IEnumerable<TIn> items, int jobs, Func<TIn, CancellationToken, Task<TOut>> work, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var slots = new SemaphoreSlim(jobs);
        var pending = new Queue<Task<TOut>>();
        ExceptionDispatchInfo? first = null;
        using var source = items.GetEnumerator();
        bool more = true;
        try
        {
            while (true)
            {
                while (more && pending.Count < jobs * Ahead && (more = source.MoveNext())) pending.Enqueue(OneAsync(source.Current));
                if (pending.Count == 0) yield break;
                TOut result;
                try
                {
                    result = await pending.Peek();
                }
                catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && first is not null)
                {
                    first.Throw(); // what stopped it, instead of that it was stopped
                    throw;
                }

                _ = pending.Dequeue();
                yield return result;
            }
        }
        finally
        {
            // Nothing is under way once the enumeration has ended, however it ended.
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(pending)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<TOut> OneAsync(TIn item)
        {
            await slots.WaitAsync(stop.Token);
            try
            {
                return await work(item, stop.Token);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(e), null);
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
