using System.Runtime.CompilerServices;

namespace InstructMix.Core.Pipelines;

/// <summary>Computation on the items of a sequence, on all cores, in batches, with the order kept.</summary>
public static class SideBySide
{
    /// <summary>So many items are handed over together: one at a time the handing over costs more than most work on them.</summary>
    private const int MostTogether = 64;

    /// <summary>More cores than this would wait for the reader anyway, and each holds a batch in memory.</summary>
    private const int MostAhead = 16;

    /// <summary>Makes something of each item, in the order of the items. Items that the source has given do not wait for more of them.</summary>
    /// <param name="source">The items; read ahead by a few batches.</param>
    /// <param name="make">The work; called from several threads at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <typeparam name="TIn">The items.</typeparam>
    /// <typeparam name="TOut">What is made of them.</typeparam>
    public static async IAsyncEnumerable<TOut> MadeOf<TIn, TOut>(
        IAsyncEnumerable<TIn> source, Func<TIn, TOut> make, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in BatchesOf(source, items => Array.ConvertAll(items, i => make(i)), cancellation))
        {
            foreach (var made in batch) yield return made;
        }
    }

    /// <summary>Makes something of each batch of items that follow each other, in their order.</summary>
    /// <param name="source">The items; read ahead by a few batches.</param>
    /// <param name="make">The work on a batch; called from several threads at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <typeparam name="TIn">The items.</typeparam>
    /// <typeparam name="TOut">What is made of a batch.</typeparam>
    public static IAsyncEnumerable<TOut> BatchesOf<TIn, TOut>(
        IAsyncEnumerable<TIn> source, Func<TIn[], TOut> make, CancellationToken cancellation) =>
        OrderedPipeline.ResultsAsync(
            StartAsync(source, make, CancellationToken.None), Math.Min(Environment.ProcessorCount + 1, MostAhead), cancellation);

    private static async IAsyncEnumerable<Started<TOut>> StartAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> source, Func<TIn[], TOut> make, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var batch = new List<TIn>(MostTogether);
        await using var items = source.GetAsyncEnumerator(cancellation);
        Task<bool> reading = Task.FromResult(true);
        try
        {
            while (true)
            {
                if (batch.Count == MostTogether) yield return Start();
                reading = items.MoveNextAsync().AsTask();
                // A source that has to be waited for, such as a pipe or a budget, may itself wait for this very batch.
                if (batch.Count > 0 && !reading.IsCompleted) yield return Start();
                if (!await reading) break;
                batch.Add(items.Current);
            }

            if (batch.Count > 0) yield return Start();
        }
        finally
        {
            // An enumerator must not be disposed while it reads.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Started<TOut> Start()
        {
            var full = batch.ToArray();
            batch.Clear();
            return new Started<TOut>(Task.Run(() => make(full), CancellationToken.None));
        }
    }
}
