using System.Runtime.CompilerServices;
using InstructMix.Core.Pipelines;

namespace InstructMix.Generation.Asking;

/// <summary>Does slow work on several items at once, and gives the results in the items' order.</summary>
internal static class OrderedWork
{
    // How far work runs ahead of the oldest unfinished item, in multiples of the jobs: one slow answer does not idle the others.
    private const int Ahead = 16;

    /// <summary>At most <paramref name="jobs"/> calls of <paramref name="work"/> are under way. The first exception stops all of them and is the one that is thrown.</summary>
    public static IAsyncEnumerable<TOut> SelectInOrderAsync<TIn, TOut>(
        this IEnumerable<TIn> items, int jobs, Func<TIn, CancellationToken, Task<TOut>> work, CancellationToken cancellation) =>
        items.ToAsyncEnumerable().SelectInOrderAsync(jobs, work, cancellation);

    /// <summary>The same, of items that come one by one.</summary>
    public static IAsyncEnumerable<TOut> SelectInOrderAsync<TIn, TOut>(
        this IAsyncEnumerable<TIn> items, int jobs, Func<TIn, CancellationToken, Task<TOut>> work, CancellationToken cancellation) =>
        OrderedPipeline.ResultsUntilFailureAsync(StartAsync(items, jobs, work, CancellationToken.None), jobs * Ahead, cancellation);

    private static async IAsyncEnumerable<Started<TOut>> StartAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> items, int jobs, Func<TIn, CancellationToken, Task<TOut>> work,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var slots = new SemaphoreSlim(jobs);
        try
        {
            await foreach (var item in items.WithCancellation(cancellation))
            {
                await slots.WaitAsync(cancellation);
                yield return new Started<TOut>(OneAsync(item));
            }
        }
        finally
        {
            // Nothing is under way once the enumeration has ended, however it ended: then all slots can be had.
            for (int i = 0; i < jobs; i++) await slots.WaitAsync(CancellationToken.None);
        }

        async Task<TOut> OneAsync(TIn item)
        {
            try
            {
                return await work(item, cancellation);
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
