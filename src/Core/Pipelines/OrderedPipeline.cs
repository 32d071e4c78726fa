using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace InstructMix.Core.Pipelines;

/// <summary>
/// The one way in which this program works on several things at a time and still gives the results in order.
/// A starter (an async iterator) starts work and yields each piece when it is under way. The caller gets the results in that order.
/// </summary>
/// <remarks>
/// <para>
/// <b>Bounds.</b> The starter runs ahead of the caller by a number of pieces. A starter that reads large items also takes their bytes
/// of a <see cref="ByteBudget"/> and passes them on as <see cref="Started{T}.Held"/>; they are given back when the caller asks for the next result.
/// </para>
/// <para>
/// <b>Failures.</b> An exception of a piece is thrown at its turn, one of the starter after the results of all that it had started.
/// </para>
/// <para>
/// <b>The end.</b> However the enumeration ends, the starter's token is cancelled and the starter has ended before the caller goes on.
/// Pieces under way are not waited for, as a run that is interrupted must end soon; a starter that wants this waits in its own <c>finally</c>.
/// </para>
/// </remarks>
public static class OrderedPipeline
{
    /// <summary>The results of work, in the order in which it was started.</summary>
    /// <param name="started">
    /// The starter. It runs beside the caller, on another thread. The pipeline gives it its token (<c>[EnumeratorCancellation]</c>), so call it with <see cref="CancellationToken.None"/>:
    /// of two tokens the compiler makes a third, which dies with the starter while pieces may still use it.
    /// </param>
    /// <param name="ahead">How many pieces may be started before the oldest one's result is used, give or take one.</param>
    /// <param name="cancellation">Stops the starter and the waiting.</param>
    /// <typeparam name="T">A result.</typeparam>
    public static IAsyncEnumerable<T> ResultsAsync<T>(IAsyncEnumerable<Started<T>> started, int ahead, CancellationToken cancellation) =>
        ResultsAsync(started, ahead, stopsAtOnce: false, cancellation);

    /// <summary>
    /// The same, but the first piece that fails stops the starter and, through the starter's token, the other pieces at once.
    /// Its exception is the one that is thrown, and not that others were stopped. For work that costs money while it goes on.
    /// </summary>
    /// <inheritdoc cref="ResultsAsync{T}(IAsyncEnumerable{Started{T}}, int, CancellationToken)"/>
    public static IAsyncEnumerable<T> ResultsUntilFailureAsync<T>(
        IAsyncEnumerable<Started<T>> started, int ahead, CancellationToken cancellation) =>
        ResultsAsync(started, ahead, stopsAtOnce: true, cancellation);

    private static async IAsyncEnumerable<T> ResultsAsync<T>(
        IAsyncEnumerable<Started<T>> started, int ahead, bool stopsAtOnce, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var turns = Channel.CreateBounded<Started<T>>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        var failure = new FirstFailure(stop);
        var starting = Task.Run(StartAllAsync, CancellationToken.None);
        try
        {
            while (await NextAsync() is { } turn)
            {
                yield return await turn.Result;
                turn.Held.Dispose();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await starting;
        }

        // The oldest piece, finished; null at the end.
        async ValueTask<Started<T>?> NextAsync()
        {
            try
            {
                if (!await turns.Reader.WaitToReadAsync(cancellation) || !turns.Reader.TryRead(out var turn)) return null;
                if (!turn.Result.IsCompletedSuccessfully) await turn.Result.WaitAsync(cancellation);
                return turn;
            }
            catch (Exception) when (!cancellation.IsCancellationRequested)
            {
                failure.ThrowIfAny(); // what stopped the work, and not that it was stopped
                throw;
            }
        }

        async Task StartAllAsync()
        {
            try
            {
                await foreach (var turn in started.WithCancellation(stop.Token))
                    await turns.Writer.WriteAsync(stopsAtOnce ? turn with { Result = failure.WatchAsync(turn.Result) } : turn, stop.Token);
                turns.Writer.Complete();
            }
            catch (Exception e)
            {
                turns.Writer.Complete(e);
            }
        }
    }

    /// <summary>Remembers the piece of work that failed first, in time and not in order, and stops everything.</summary>
    /// <param name="stop">What is stopped.</param>
    private sealed class FirstFailure(CancellationTokenSource stop)
    {
        private ExceptionDispatchInfo? _first;

        public async Task<T> WatchAsync<T>(Task<T> work)
        {
            try
            {
                return await work;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(e), null);
                await stop.CancelAsync();
                throw;
            }
        }

        public void ThrowIfAny() => _first?.Throw();
    }
}
